"""Sheets on a printer, painted on a pool thread: the window lives on and can stop it between two sheets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from istes_desk.gui.network.printing.sheet_painter import paint_sheet
from istes_desk.services.errors import CancelledError, KnownError
from istes_desk.services.ports import Progress
from istes_desk.services.progress import step
from istes_desk.services.shapes import Sheet


def print_sheets(printer: QPrinter, sheets: tuple[Sheet, ...], progress: Progress) -> None:
    """One page each; KnownError when the printer refuses, CancelledError after the job was taken back.

    Whoever hands the printer in leaves it alone until this returns.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(
            "La stampante non ha accettato il lavoro.",
            "Controllare che sia accesa e collegata, poi ripetere la stampa.",
        )
    try:
        _paint(painter, printer, sheets, progress)
    except CancelledError as stopped:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise CancelledError("Qualche foglio può essere già uscito dalla stampante.") from stopped
    painter.end()


def _paint(painter: QPainter, printer: QPrinter, sheets: tuple[Sheet, ...], progress: Progress) -> None:
    page = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    for at, sheet in enumerate(sheets):
        step(progress, at, len(sheets), sheet.title)
        if at:
            printer.newPage()
        paint_sheet(painter, sheet, page)
    step(progress, len(sheets), len(sheets))
