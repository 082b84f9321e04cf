"""A board whose touched customers are read anew, all other rows as they were (D-3)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from istes_desk.domain.duties import DutyCode
from istes_desk.services.duty_board import Board, Column, Row, board, columns_of, place_of, titles
from istes_desk.services.ports import UnitOfWork


def turned(shown: Board, since: datetime, now: datetime) -> bool:
    """Whether some period opened, fell due or ran out of tolerance meanwhile: then all is read."""
    periods = {cell.occurrence for cell in shown.cells}
    return any(since < at <= now for one in periods for at in (one.opens, one.due, one.grace_end))


def refresh(uow: UnitOfWork, now: datetime, shown: Board, customer_ids: Collection[int]) -> Board:
    """The board of all customers after these were touched."""
    parts = [board(uow, now, id) for id in sorted(customer_ids)]
    kept = [(row, shown.columns) for row in shown.rows if row.customer_id not in customer_ids]
    fresh = [(row, part.columns) for part in parts for row in part.rows]
    cells = (cell for row, _ in (*kept, *fresh) for cell in row.cells if cell)
    columns = columns_of(cells, titles(uow))
    codes = tuple(one.code for one in columns)
    rows = sorted((_under(codes, *one) for one in (*kept, *fresh)), key=place_of)
    return Board(columns, tuple(rows), shown.devices)


def _under(codes: tuple[DutyCode, ...], row: Row, columns: tuple[Column, ...]) -> Row:
    own = tuple(one.code for one in columns)
    if own == codes:
        return row
    cells = dict(zip(own, row.cells, strict=True))
    return replace(row, cells=tuple(cells.get(code) for code in codes))
