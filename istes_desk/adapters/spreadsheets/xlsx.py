"""A table as an XLSX workbook: numbers stay numbers, texts never become formulas."""

from __future__ import annotations

import re
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from istes_desk.services.figures.sheet import Cell, Sheet

MONEY = '#,##0.00 "€"'
NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME, WIDEST = 31, 50


def write(sheet: Sheet, path: Path) -> None:
    """Beside the target, then in its place in one step; implements ``services.figures.sheet.WriteSheet``."""
    book = Workbook(write_only=True)
    page = book.create_sheet(NAME.sub(" ", sheet.title)[:LONGEST_NAME])
    page.freeze_panes = "B2"
    for place in range(len(sheet.head)):
        letter = get_column_letter(place + 1)
        page.column_dimensions[letter].width = _width([sheet.head, *sheet.rows], place)
    page.append([_cell(page, word, bold=True) for word in sheet.head])
    for number, row in enumerate(sheet.rows, 1):
        page.append([_cell(page, value, bold=number == len(sheet.rows)) for value in row])
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
        made = Path(beside) / path.name
        book.save(made)
        made.replace(path)


def _cell(page: WriteOnlyWorksheet, value: Cell, *, bold: bool) -> SheetCell:
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value
    if isinstance(value, Decimal):
        cell.number_format = MONEY
    if bold:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _width(rows: list[tuple[Cell, ...]], place: int) -> int:
    return min(WIDEST, 3 + max(len(str(row[place])) for row in rows[1:] or rows))
