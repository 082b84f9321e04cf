"""The plan on paper: a vector PDF, or the same drawing on a printer; never credentials (N-3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.theme import palette
from istes_desk.services.errors import KnownError
from istes_desk.services.network import PlanView
from istes_desk.services.papers import PageSize, PlanPaper, PlanPrint
from istes_desk.services.plan_paper import letterhead, plan_paper

Say = Callable[[str], None]
HEAD = 0.06  # of the page's height, for the title line


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
        """Reads the letterhead, sets the paper, says the path."""
        today = date_of(self._desk.clock.now())

        def made(firms: list[Firm]) -> None:
            paper = plan_paper(view, letterhead(firms[0] if firms else None), self._desk.author, today)
            self._write(paper, page, path)

        self._desk.tasks.read(lambda uow: uow.find(Firm), made, owner=self)

    def _write(self, paper: PlanPaper, page: PageSize, path: Path) -> None:
        rect = self._scene.drawing_rect()

        def job() -> PlanPrint:
            try:
                return self._desk.papers.plan(paper, path, page, rect.width() >= rect.height())
            except OSError as error:
                raise KnownError(
                    f"Il file «{path.name}» non si può scrivere.",
                    "Scegliere un'altra cartella o chiudere il file se è aperto.",
                    "La piantina non è stata cambiata.",
                ) from error

        def done(printed: PlanPrint) -> None:
            saved = self.tr("Saved: {} ({})").format(path.name, printed.page.value)
            self._say(" ".join(filter(None, (saved, printed.note))))

        self._desk.tasks.background(job, done, owner=self, on_error=self._failed)

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
        """One page: a title line and the drawing, in the light colours whatever the screen shows."""
        painter = QPainter(printer)
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        page.moveTo(0, 0)
        head = QRectF(0, 0, page.width(), page.height() * HEAD)
        day = f"{date_of(self._desk.clock.now()):%d/%m/%Y}"
        firm = f"{view.customer.name} – {view.site.name}"
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, firm)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)
        shown, selected = self._scene.palette(), self._scene.selectedItems()
        self._scene.setPalette(palette(dark=False))
        self._scene.clearSelection()
        self._scene.render(painter, page.adjusted(0, head.height(), 0, 0), self._scene.drawing_rect())
        self._scene.setPalette(shown)
        for item in selected:
            item.setSelected(True)
        painter.end()
        self._say(self.tr("Sent to the printer."))
