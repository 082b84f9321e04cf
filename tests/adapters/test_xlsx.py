"""A table that a spreadsheet program opens: numbers are numbers, texts no formulas."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from istes_desk.adapters.spreadsheets.xlsx import write
from istes_desk.services.figures.sheet import Sheet

TABLE = Sheet(
    "Riepilogo: dal 01/01/2026 al 31/12/2026",
    ("Cliente", "Scatti", "Imponibile EUR"),
    (
        ("=HYPERLINK(1)", 3, Decimal("60.10")),
        ("Perché\x07", 0, Decimal("0.00")),
        ("Totale", 3, Decimal("60.10")),
    ),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "riepilogo.xlsx"
    write(TABLE, path)
    page = openpyxl.load_workbook(path).active
    assert page is not None
    rows = list(page.iter_rows())
    assert [cell.value for cell in rows[0]] == list(TABLE.head)
    assert rows[1][0].value == "=HYPERLINK(1)"
    assert rows[1][0].data_type == "s"
    assert (rows[1][1].value, rows[1][2].value, rows[1][2].number_format) == (3, 60.1, '#,##0.00 "€"')
    assert rows[2][0].value == "Perché"
    assert (rows[0][0].font.bold, rows[1][0].font.bold, rows[3][0].font.bold) == (True, False, True)
    assert page.freeze_panes == "B2"
    assert len(page.title) <= 31


def test_what_was_there_stays_when_it_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "riepilogo.xlsx"
    path.mkdir()
    with pytest.raises(OSError, match="riepilogo"):
        write(TABLE, path)
    assert [one.name for one in tmp_path.iterdir()] == ["riepilogo.xlsx"]
