"""The plan on paper: a vector PDF, or the same drawing on a printer; never credentials (N-3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.printing.sheet_painter import paint_sheet
from istes_desk.services.errors import KnownError
from istes_desk.services.network import PlanView
from istes_desk.services.plan_drawing import PlanPaper
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import PlanSource, plan_paper, plan_source
from istes_desk.services.shapes import Sheet

Say = Callable[[str], None]


def file_name(view: PlanView) -> str:
    """A name that every file system takes."""
    words = re.sub(r'[\\/:*?"<>|\s]+', " ", f"Piantina {view.customer.name} {view.site.name}")
    return f"{words.strip()}.pdf"


class PlanPrinter(QObject):
    """Asks where to, prints in the background, says what came of it."""

    def __init__(self, desk: Desk, scene: PlanScene, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._desk, self._scene, self._window, self._say = desk, scene, window, say

    def save_pdf(self, view: PlanView, page: PageSize) -> None:
        """Asks for the file first."""
        dialog = QFileDialog(self._window, self.tr("Save the plan as PDF"))
        dialog.setObjectName("savePlan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        folder = self._desk.preferences.load().report_folder
        if folder:
            dialog.setDirectory(folder)
        dialog.selectFile(file_name(view))
        dialog.fileSelected.connect(lambda path: self.write_pdf(view, page, Path(path)))
        dialog.open()

    def write_pdf(self, view: PlanView, page: PageSize, path: Path) -> None:
        """Reads what is printed, sets the paper, says the path."""
        self._made(view, page, lambda paper, sheets: self._write(paper, sheets, path))

    def _made(
        self, view: PlanView, page: PageSize, then: Callable[[PlanPaper, tuple[Sheet, ...]], None]
    ) -> None:
        desk, today = self._desk, date_of(self._desk.clock.now())
        rect = self._scene.drawing_rect()
        landscape = rect.width() >= rect.height()

        def read(source: PlanSource) -> None:
            paper = plan_paper(source, desk.author, today)
            desk.tasks.background(
                lambda: desk.papers.plan_sheets(paper, page, landscape),
                lambda sheets: then(paper, sheets),
                owner=self,
            )

        desk.tasks.read(lambda uow: plan_source(uow, view.site.id), read, owner=self)

    def _write(self, paper: PlanPaper, sheets: tuple[Sheet, ...], path: Path) -> None:
        def job() -> int:
            try:
                return self._desk.papers.plan(sheets, paper, path)
            except OSError as error:
                raise KnownError(
                    f"Il file «{path.name}» non si può scrivere.",
                    "Scegliere un'altra cartella o chiudere il file se è aperto.",
                    "La piantina non è stata cambiata.",
                ) from error

        said = self.tr("Saved: {}").format(path.name)
        self._desk.tasks.background(job, lambda _: self._say(said), owner=self, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self._desk.tasks.failed.emit(error)

    def print_plan(self, view: PlanView) -> None:
        """To a printer that the user picks."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        rect = self._scene.drawing_rect()
        wide = rect.width() >= rect.height()
        orientations = QPageLayout.Orientation
        printer.setPageOrientation(orientations.Landscape if wide else orientations.Portrait)
        printer.setDocName(file_name(view))
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printPlan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.render(view, printer))
        QDialog.open(dialog)

    def render(self, view: PlanView, printer: QPrinter) -> None:
        """The same sheets the PDF has."""
        size = PageSize.A3 if printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A3 else PageSize.A4

        def paint(_paper: PlanPaper, sheets: tuple[Sheet, ...]) -> None:
            painter = QPainter(printer)
            page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
            page.moveTo(0, 0)
            for at, sheet in enumerate(sheets):
                if at:
                    printer.newPage()
                paint_sheet(painter, sheet, page)
            painter.end()
            self._say(self.tr("Sent to the printer."))

        self._made(view, size, paint)
