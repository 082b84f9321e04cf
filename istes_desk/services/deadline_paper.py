"""The list of what falls due on paper, month by month, with its reasons (C-6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from istes_desk.domain.deadlines import KIND_LABELS_IT
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import MONTHS, date_of, day, full_date, plural
from istes_desk.services.deadlines import DeadlineRow, mark_words
from istes_desk.services.dossier.blocks import Block, Document, DossierPaper, Grid, Heading, Para, Part
from istes_desk.services.papers import Party
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import letterhead

TITLE_IT = "Scadenze"
_HEAD = ("Giorno", "Tipo", "Cliente", "Scadenza", "Motivo", "Promemoria")
_SHARES = (0.08, 0.12, 0.14, 0.2, 0.33, 0.13)
_UNMARKED = (0.08, 0.12, 0.14, 0.24, 0.42)
"""Without the reminders, where there is none."""


def deadline_paper(uow: UnitOfWork, now: datetime, rows: Sequence[DeadlineRow]) -> DossierPaper:
    """A heading for each month, a line with its reason for each deadline, in the order of ``rows``."""
    today = date_of(now)
    firm = next(iter(uow.find(Firm)), Firm())
    names = {row.customer for row in rows}
    who = next(iter(names)) if len(names) == 1 else "Tutti i clienti"
    period = _period(rows)
    blocks = tuple(_blocks(rows)) or (Para("Nessuna scadenza."),)
    document = Document(Part.MATRIX, period, blocks, TITLE_IT, wide=True)
    return DossierPaper(letterhead(firm), Party(who), period, today, (document,), cover=False)


def _period(rows: Sequence[DeadlineRow]) -> str:
    if not rows:
        return "nessuna"
    first, last = (full_date(row.deadline.on) for row in (rows[0], rows[-1]))
    count = plural(len(rows), "scadenza", "scadenze")
    return f"{count}, {first}" if first == last else f"{count}, dal {first} al {last}"


def _blocks(rows: Sequence[DeadlineRow]) -> Iterator[Block]:
    shares = _SHARES if any(map(mark_words, rows)) else _UNMARKED
    wide = len(shares)
    for (year, month), group in groupby(rows, key=lambda row: (row.deadline.on.year, row.deadline.on.month)):
        yield Heading(f"{MONTHS[month - 1].capitalize()} {year}", outlined=True)
        yield Grid(_HEAD[:wide], tuple(_line(row)[:wide] for row in group), shares)


def _line(row: DeadlineRow) -> tuple[str, ...]:
    one = row.deadline
    words = (day(one.on), KIND_LABELS_IT[one.kind], row.customer, one.title, one.reason)
    return (*words, mark_words(row))
