"""Workbooks as a spreadsheet program reads them: numbers are numbers, texts are never formulas."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from istes_desk.adapters.spreadsheets.xlsx import write
from istes_desk.services.figures.sheet import Sheet

ROWS = (
    ("=1+1", 3, Decimal("1234.50")),
    ("@SUM(A1)\x07", -1, Decimal("-0.10")),
    ("Totale", 2, Decimal("1234.40")),
)
TABLE = Sheet("Gennaio [2026]: tutti i clienti del mese", ("Cliente", "Scatti", "Imponibile"), ROWS)


def test_what_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write(TABLE, path)
    (page,) = load_workbook(path).worksheets
    cells = [[(cell.data_type, cell.value) for cell in row] for row in page.iter_rows(min_row=2)]
    assert cells == [
        [("s", "=1+1"), ("n", 3), ("n", 1234.5)],
        [("s", "@SUM(A1)"), ("n", -1), ("n", -0.1)],
        [("s", "Totale"), ("n", 2), ("n", 1234.4)],
    ]
    assert page["C2"].number_format == '#,##0.00 "€"'
    assert (page["A1"].font.bold, page["A2"].font.bold, page["A4"].font.bold) == (True, False, True)
    assert page.title == "Gennaio  2026   tutti i clienti"
    assert [one.name for one in tmp_path.iterdir()] == ["x.xlsx"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(OSError, match=r"x\.xlsx"):
        write(TABLE, tmp_path / "x.xlsx")
    assert [one.name for one in tmp_path.iterdir()] == ["x.xlsx"]
