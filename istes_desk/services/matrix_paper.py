"""The board of one customer as a paper: what stands in each cell, its evidence, the counts (D-6)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyResult
from istes_desk.domain.duty_states import STATE_LABELS_IT, TO_VERIFY_IT, DutyState
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of, full_stamp
from istes_desk.services.duty_board import Board, Cell, Row, board
from istes_desk.services.papers import MatrixCell, MatrixPaper, MatrixRow, Symbol
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import letterhead

_DOUBTFUL = frozenset({DutyState.TODO, DutyState.PLANNED, DutyState.OK})
_WHOLE_SITE = "tutta la sede"
_LABELS = {Symbol(state.value): label for state, label in STATE_LABELS_IT.items()} | {
    Symbol.VERIFY: TO_VERIFY_IT
}


def symbol_of(cell: Cell) -> Symbol:
    """The mark of a cell: a doubt hides the milder states, never the worse ones."""
    doubtful = cell.status.to_verify and cell.status.state in _DOUBTFUL
    return Symbol.VERIFY if doubtful else Symbol(cell.status.state.value)


def matrix_paper(uow: UnitOfWork, now: datetime, customer_id: int) -> MatrixPaper:
    """The present board of a customer; NotFoundError when it is gone."""
    customer = uow.get(Customer, customer_id)
    shown = board(uow, now, customer_id)
    return MatrixPaper(
        letterhead(next(iter(uow.find(Firm)), Firm())),
        customer.business_name or customer.name,
        _sites(shown),
        f"situazione al {full_stamp(now)}",
        date_of(now),
        tuple((column.code.value, column.title) for column in shown.columns),
        tuple(_row(row) for row in shown.rows),
        _legend(shown),
    )


def file_name(paper: MatrixPaper) -> str:
    """``Checklist Hotel Aurora 2026-11-22.pdf``, without what a file system refuses."""
    clean = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in paper.customer)
    return f"Checklist {' '.join(clean.split())} {paper.date.isoformat()}.pdf"


def _sites(shown: Board) -> str:
    names = list(dict.fromkeys(row.site for row in shown.rows))
    return names[0] if len(names) == 1 else "tutte le sedi"


def _row(row: Row) -> MatrixRow:
    place = " · ".join(filter(None, (row.site, row.room))) if row.device_id else _WHOLE_SITE
    return MatrixRow(row.name, place, tuple(_cell(cell) for cell in row.cells))


def _cell(cell: Cell | None) -> MatrixCell | None:
    if cell is None:
        return None
    symbol, result = symbol_of(cell), cell.status.result
    label = _LABELS[symbol].lower()
    if result is None:
        return MatrixCell(symbol, label, note=cell.assignment.not_applicable_reason)
    return MatrixCell(symbol, label, date_of(result.at), result.author, evidence(result))


def evidence(result: DutyResult) -> str:
    """Note and file of a result in one line."""
    return " · ".join(filter(None, (result.note, result.evidence_file)))


def _legend(shown: Board) -> tuple[tuple[Symbol, str, int], ...]:
    counts = Counter(symbol_of(cell) for cell in shown.cells)
    return tuple((symbol, _LABELS[symbol].lower(), counts[symbol]) for symbol in Symbol if counts[symbol])
