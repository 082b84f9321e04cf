"""Sheets on a printer are painted by a pool thread while the window paints its preview; both get theirs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.gui.network.printing.printer import print_sheets
from istes_desk.gui.network.printing.sheet_painter import warm_up
from istes_desk.gui.network.printing.sheet_view import SheetView
from istes_desk.gui.steps import Steps
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import plan_paper
from tests.adapters.pdf_reading import pages
from tests.plan_worlds import site


def test_the_printer_is_fed_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    sheets = PdfPapers().plan_sheets(plan_paper(site(60), "Marco", date(2026, 11, 22)), PageSize.A4, True)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stampa.pdf"))
    view, steps = SheetView(), Steps()
    qtbot.addWidget(view)
    told: list[tuple[int, int]] = []
    steps.told.connect(lambda done, total, _what: told.append((done, total)))
    warm_up()
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(print_sheets, printer, sheets, steps)
        for sheet in sheets:
            view.show_sheet(sheet)
            assert not view.grab().isNull()
        qtbot.waitUntil(lambda: job.done() and len(told) > len(sheets), timeout=20_000)
    job.result()
    assert told == [(at, len(sheets)) for at in range(len(sheets) + 1)]
    assert len(pages(tmp_path / "stampa.pdf")) == len(sheets)
