"""The work list of the day on paper and as a table: by customer, place and room, for one visit."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from istes_desk.domain.duty_states import STATE_LABELS_IT, TO_VERIFY_IT, DutyState
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.dossier.blocks import Block, Document, DossierPaper, Grid, Heading, Para, Part
from istes_desk.services.duty_history import WorkItem
from istes_desk.services.papers import Party
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_export import FORMULA
from istes_desk.services.report_paper import letterhead

TITLE_IT = "Lavori di oggi"
_PAPER = ("Luogo", "PC", "Mansione", "Periodo", "Stato", "Perché", "Fatto")
_SHARES = (0.15, 0.12, 0.22, 0.11, 0.1, 0.24, 0.06)
_TABLE = ("Cliente", "Sede", "Stanza", "PC", "Mansione", "Periodo", "Scadenza", "Stato", "Perché")
_BOX = "[   ]"


def why(item: WorkItem) -> str:
    """What stands beside the state: left by a closing, doubtful, or the state in words."""
    period = f"{item.cell.period.capitalize()}. "
    return item.note or item.cell.status.doubt or item.cell.status.reason.removeprefix(period)


def counts(items: Iterable[WorkItem]) -> str:
    """``2 fallito, 3 scaduto, 5 da fare, 1 da verificare``, worst first."""
    rows = list(items)
    found = Counter(item.cell.status.state for item in rows)
    told = [f"{STATE_LABELS_IT[state].lower()} {found[state]}" for state in DutyState if found[state]]
    unsure = sum(item.cell.status.to_verify for item in rows)
    return ", ".join([*told, *([f"{TO_VERIFY_IT.lower()} {unsure}"] if unsure else [])])


def work_paper(uow: UnitOfWork, now: datetime, items: Sequence[WorkItem]) -> DossierPaper:
    """A heading with its counts for each customer, a line with a box to tick for each duty."""
    today = date_of(now)
    firm = next(iter(uow.find(Firm)), Firm())
    names = list(dict.fromkeys(item.row.customer for item in items))
    who = names[0] if len(names) == 1 else "Tutti i clienti"
    blocks = tuple(_blocks(items)) or (Para("Oggi non c'è niente da fare."),)
    document = Document(Part.MATRIX, full_date(today), blocks, TITLE_IT, wide=True)
    return DossierPaper(letterhead(firm), Party(who), full_date(today), today, (document,), cover=False)


def _blocks(items: Sequence[WorkItem]) -> Iterator[Block]:
    for customer, rows in groupby(items, key=lambda item: item.row.customer):
        found = list(rows)
        yield Heading(customer, outlined=True)
        yield Para(counts(found), quiet=True)
        yield Grid(_PAPER, tuple(_line(item) for item in found), _SHARES)


def _line(item: WorkItem) -> tuple[str, ...]:
    row = item.row
    place = " · ".join(filter(None, (row.site, row.room)))
    state = STATE_LABELS_IT[item.cell.status.state]
    name = row.name if row.device_id else "tutta la sede"
    return place, name, item.title, item.cell.period, state, why(item), _BOX


def work_csv(items: Iterable[WorkItem]) -> str:
    """Semicolons and a byte order mark, as Italian spreadsheets expect; no cell can be a formula."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(_TABLE)
    for item in items:
        table.writerow([f"'{cell}" if cell.strip().startswith(FORMULA) else cell for cell in _cells(item)])
    return "\ufeff" + text.getvalue()


def _cells(item: WorkItem) -> tuple[str, ...]:
    row, cell = item.row, item.cell
    return (
        row.customer,
        row.site,
        row.room,
        row.name if row.device_id else "",
        item.title,
        cell.period,
        full_date(cell.occurrence.due_on),
        STATE_LABELS_IT[cell.status.state],
        why(item),
    )
