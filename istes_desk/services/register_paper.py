"""The access register on paper and as a table for a spreadsheet (L-1): lines, proof, and what it is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import full_date
from istes_desk.domain.register_words import HONEST, checkpoint_words
from istes_desk.services.filing import Transact
from istes_desk.services.papers import Letterhead
from istes_desk.services.ports import Progress, UnitOfWork
from istes_desk.services.progress import step
from istes_desk.services.queue_export import FORMULA
from istes_desk.services.register_port import CHUNK, RegisterFilter
from istes_desk.services.register_reading import Verification
from istes_desk.services.register_view import HEAD, cells, rows, second
from istes_desk.services.report_paper import letterhead

MOST = 5_000
"""Lines on a paper; who wants more exports a table."""


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """``proof``: the result of the verification in sentences; ``left``: lines that found no room."""

    letterhead: Letterhead
    customer: str
    period: str
    file_name: str
    lines: tuple[tuple[str, ...], ...]
    proof: tuple[str, ...]
    honest: str = HONEST
    left: int = 0


def register_paper(
    uow: UnitOfWork, wanted: RegisterFilter, period: str, proof: Verification | None, at: datetime
) -> RegisterPaper:
    """The lines of a filter, the oldest first; ``at`` is when ``proof`` was made."""
    ids = list(uow.register.ids(wanted))[::-1]
    who = uow.get(Customer, wanted.customer_id).name if wanted.customer_id else ""
    return RegisterPaper(
        letterhead(next(iter(uow.find(Firm)), Firm())),
        who or "tutti i clienti",
        period,
        file_name(who, period, "pdf"),
        tuple(map(cells, rows(uow, ids[:MOST]))),
        tuple(proof_words(proof, at)),
        left=max(0, len(ids) - MOST),
    )


def file_name(who: str, period: str, end: str) -> str:
    """``Registro accessi Hotel Aurora 2026-11-01 2026-11-30.pdf``, without what a file system refuses."""
    words = f"Registro accessi {who} {period}"
    clean = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in words)
    return f"{' '.join(clean.split())}.{end}"


def period_words(first: date | None, last: date | None) -> str:
    """``dal 01/11/2026 al 30/11/2026``."""
    begin = f"dal {full_date(first)}" if first else ""
    return " ".join(filter(None, (begin, f"al {full_date(last)}" if last else ""))) or "tutto il registro"


def proof_words(proof: Verification | None, at: datetime) -> Iterator[str]:
    """When it was proven, what came out, where it begins, the fingerprint of its last line."""
    if proof is None:
        yield f"{second(at)}: non verificato, la chiave del registro non è su questo computer."
        return
    yield f"Verifica del {second(at)}. {proof.words_it}"
    if proof.first is not None and proof.last is not None:
        yield f"Il registro contiene righe dal {second(proof.first)} al {second(proof.last)}."
    yield from map(checkpoint_words, proof.checkpoints)
    if proof.chain:
        yield f"Impronta dell'ultima riga: {proof.chain}"


def csv_text(lines: Iterable[tuple[str, ...]]) -> str:
    """Semicolons, as Italian spreadsheets expect; no cell can be a formula."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerows(
        [f"'{cell}" if cell.strip().startswith(FORMULA) else cell for cell in one] for one in lines
    )
    return text.getvalue()


def csv_parts(transact: Transact, wanted: RegisterFilter, progress: Progress) -> Iterator[str]:
    """The table in parts, the oldest line first, so that no memory holds all of it; CancelledError."""
    ids = list(transact(lambda uow: uow.register.ids(wanted)))[::-1]
    yield "\ufeff" + csv_text([HEAD])
    for start in range(0, len(ids), CHUNK):
        step(progress, start, len(ids))
        part = ids[start : start + CHUNK]
        yield csv_text(map(cells, transact(partial(rows, ids=part))))
