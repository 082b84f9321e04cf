"""XLSX as a table: the values Excel kept, never a formula computed; the first sheet with anything in it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from istes_desk.adapters.surveys.archives import BROKEN, check_archive
from istes_desk.adapters.surveys.tables import MOST_COLUMNS, MOST_ROWS, as_table, checked_rows
from istes_desk.domain.survey.columns import Table
from istes_desk.services.survey_files import UnreadableError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ODD = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, ArithmeticError, OSError, EOFError)
"""What openpyxl raises on a workbook that lies: it checks little. SyntaxError is that of a broken XML."""


def read_xlsx(data: bytes) -> Table:
    """UnreadableError when it is no workbook or an empty one."""
    check_archive(data)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it complains about styles and extensions nobody reads here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return as_table(_first_rows(book))
            finally:
                book.close()
    except (InvalidFileException, *ODD) as wrong:
        raise UnreadableError(BROKEN, "Aprirla con Excel e salvarla di nuovo.") from wrong


def _first_rows(book: Workbook) -> list[tuple[str, ...]]:
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
        rows = checked_rows(_texts(cells))
        if any(any(row) for row in rows):
            return rows
    raise UnreadableError("La cartella di lavoro è vuota.")


def _texts(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        cells = tuple(_text(cell) for cell in row)
        yield cells[: max((at for at, cell in enumerate(cells, 1) if cell), default=0)]


def _text(cell: object) -> str:
    """Whole numbers without ``.0``, dates as Italians write them."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)
