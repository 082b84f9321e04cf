"""The plan on paper: a real PDF with every device, and the printer's page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from istes_desk.gui.desk import Desk
from istes_desk.gui.network.plan_print import file_name
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.papers import PageSize
from tests.adapters.pdf_reading import pages, whole_text
from tests.gui.network.conftest import DEVICES


def test_the_pdf_holds_every_device_and_address(plan: NetworkTab, tmp_path: Path) -> None:
    action = plan.findChild(QAction, "pdfA3")
    assert action is not None
    action.trigger()
    dialog = plan.findChild(QFileDialog, "savePlan")
    assert dialog is not None
    target = tmp_path / "piantina.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    text = whole_text(target)
    assert all(name in text for name, *_ in DEVICES)
    assert "192.168.10.50" in text
    assert "piantina.pdf" in plan.message.text()


def test_a_folder_that_is_not_there_is_said_in_words(plan: NetworkTab, desk: Desk, tmp_path: Path) -> None:
    failed: list[Exception] = []
    desk.tasks.failed.connect(failed.append)
    assert plan.editor.view is not None
    plan.printer.write_pdf(plan.editor.view, PageSize.A4, tmp_path / "manca" / "p.pdf")
    assert "non si può scrivere" in str(failed[0])


def test_the_same_drawing_goes_to_the_printer(plan: NetworkTab, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stampa.pdf"))
    assert plan.editor.view is not None
    plan.printer.render(plan.editor.view, printer)
    assert len(pages(tmp_path / "stampa.pdf")) == 3
    assert "Hotel Aurora" in whole_text(tmp_path / "stampa.pdf")


def test_a_name_for_every_file_system(plan: NetworkTab) -> None:
    assert plan.editor.view is not None
    assert file_name(plan.editor.view) == "Piantina Hotel Aurora Sede di Caorle.pdf"
