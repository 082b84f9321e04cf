"""The figures as a table, for a spreadsheet and for the eye."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from istes_desk.domain.italian import minutes
from istes_desk.domain.money import format_euro
from istes_desk.services.figures.figures import Figures, GroupBy, Sums
from istes_desk.services.queue_export import FORMULA

Cell = str | int | Decimal
TITLE_IT = "Riepilogo degli interventi"
TOTAL_IT = "Totale"
FIRST_IT = {GroupBy.CUSTOMER: "Cliente", GroupBy.MONTH: "Mese", GroupBy.REASON: "Motivo"}
_HEAD = ("Interventi", "Minuti", "Scatti", "Imponibile EUR", "Scatti gratuiti", "Valore gratuito EUR")
_UNBILLED = "Da fatturare EUR"
_MINUTES = 1 + _HEAD.index("Minuti")


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` as wide as ``head``; numbers are numbers, amounts exact."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


WriteSheet = Callable[[Sheet, Path], None]
"""Writes a sheet as XLSX, whole or not at all; OSError as the system says it."""


def sheet(found: Figures, by: GroupBy) -> Sheet:
    """A line per group and the total."""
    lines = [(line.label, *_cells(line.sums)) for line in found.lines]
    rows = (*lines, (TOTAL_IT, *_cells(found.total)))
    return Sheet(f"{TITLE_IT} {found.period.words}", (FIRST_IT[by], *_HEAD, _UNBILLED), rows)


def _cells(sums: Sums) -> tuple[Cell, ...]:
    return (
        sums.jobs,
        sums.minutes,
        sums.units,
        sums.amount,
        sums.free_units,
        sums.free_value,
        sums.unbilled,
    )


def to_csv(table: Sheet) -> str:
    """UTF-8 with its mark, semicolons, decimal comma, for Italian spreadsheets; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows(tuple(map(_plain, row)) for row in table.rows)
    return "\ufeff" + out.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def printed_head(table: Sheet) -> tuple[str, ...]:
    """What stands over printed lines: they bring their own unit."""
    return tuple("Tempo" if one == "Minuti" else one.removesuffix(" EUR") for one in table.head)


def printed(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """A line as it is read: amounts with their sign, minutes as hours."""
    return tuple(_printed(place, cell) for place, cell in enumerate(row))


def _printed(place: int, cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format_euro(cell)
    return minutes(cell) if place == _MINUTES and isinstance(cell, int) else str(cell)
