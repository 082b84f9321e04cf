"""The page of the dossier: period, documents, what they say; one file, single files, or to the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.periods import Period, PeriodKind, period
from istes_desk.domain.validation import parse_day
from istes_desk.gui.checklists.dossier.work import DossierWork
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.forms.ui_dossier_page import Ui_DossierPage
from istes_desk.gui.latest import Latest
from istes_desk.gui.notices import toast
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.dossier.as_html import html
from istes_desk.services.dossier.blocks import TITLES_IT, DossierPaper, Part
from istes_desk.services.dossier.order import Order, file_name

CHECKED, FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
ROLE = Qt.ItemDataRole.UserRole


class DossierPage(QWidget):
    """Reads again whenever period or documents change, and only while it is seen."""

    def __init__(self, desk: Desk, customer_id: int) -> None:
        super().__init__()
        self.ui = Ui_DossierPage()
        self.ui.setupUi(self)
        self.setObjectName("dossierPage")
        self._desk, self._customer = desk, customer_id
        self.work, self._latest = DossierWork(desk, self), Latest()
        self.paper: DossierPaper | None = None
        self.steps: Steps | None = None
        self._stale = True
        tinted(self.ui.errorLabel, Tone.DANGER)
        self.ui.sides.setStretch(0, 2)
        self.ui.sides.setStretch(1, 3)
        self._fill()
        self._connect()
        self._working(False)
        self._choose_period()

    def _fill(self) -> None:
        kinds = {
            PeriodKind.YEAR: self.tr("This year"),
            PeriodKind.QUARTER: self.tr("This quarter"),
            PeriodKind.THIS_MONTH: self.tr("This month"),
            PeriodKind.LAST_MONTH: self.tr("Last month"),
            PeriodKind.CUSTOM: self.tr("From day to day"),
        }
        for kind, words in kinds.items():
            self.ui.periodBox.addItem(words, kind)
        for part in Part:
            item = QListWidgetItem(TITLES_IT[part])
            item.setData(ROLE, part.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED)
            self.ui.partList.addItem(item)

    def _connect(self) -> None:
        ui = self.ui
        ui.periodBox.activated.connect(self._choose_period)
        for edit in (ui.firstEdit, ui.lastEdit):
            edit.editingFinished.connect(self.reload)
        ui.partList.itemChanged.connect(self.reload)
        ui.allButton.clicked.connect(lambda: self._tick(CHECKED))
        ui.noneButton.clicked.connect(lambda: self._tick(FREE))
        ui.saveButton.clicked.connect(self._ask_file)
        ui.singleButton.clicked.connect(self._ask_folder)
        ui.printButton.clicked.connect(self.print_it)
        ui.stopButton.clicked.connect(self.stop)

    def _choose_period(self) -> None:
        kind = PeriodKind(self.ui.periodBox.currentData())
        chosen = period(kind, date_of(self._desk.clock.now()))
        for edit, day in ((self.ui.firstEdit, chosen.first), (self.ui.lastEdit, chosen.last)):
            edit.setText(full_date(day))
            edit.setReadOnly(kind is not PeriodKind.CUSTOM)
        self.refresh()

    def _tick(self, state: Qt.CheckState) -> None:
        self.ui.partList.blockSignals(True)
        for place in range(self.ui.partList.count()):
            self.ui.partList.item(place).setCheckState(state)
        self.ui.partList.blockSignals(False)
        self.reload()

    def order(self) -> Order:
        """What is chosen; DomainError names what is not a day."""
        first, last = self.ui.firstEdit.text(), self.ui.lastEdit.text()
        span = Period(parse_day(first, "first"), parse_day(last, "last"))
        items = [self.ui.partList.item(place) for place in range(self.ui.partList.count())]
        wanted = frozenset(Part(one.data(ROLE)) for one in items if one.checkState() is CHECKED)
        return Order(self._customer, span, wanted)

    def refresh(self) -> None:
        """Something changed: reads at once when it is seen, else when it comes to the front."""
        self._stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """What the chosen documents say."""
        self._stale = False
        order = self._wanted()
        if order is None:
            return
        self.ui.errorLabel.hide()
        asked = self._latest.ask()
        self.work.read(order, self._latest.only(asked, self._show), self._latest.only(asked, self._refuse))

    def _wanted(self) -> Order | None:
        try:
            order = self.order()
        except DomainError as error:
            self._refuse(error)
            return None
        for button in (self.ui.saveButton, self.ui.singleButton, self.ui.printButton):
            button.setEnabled(bool(order.parts) and self.steps is None)
        return order

    def _show(self, paper: DossierPaper) -> None:
        self.paper = paper
        kept = self.ui.preview.verticalScrollBar().value()
        self.ui.preview.setHtml(html(paper.documents))
        self.ui.preview.verticalScrollBar().setValue(kept)

    def _ask_file(self) -> None:
        dialog = self._dialog(self.tr("Save the dossier as PDF"), "saveDossier")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        if self.paper is not None and self.paper.documents:
            dialog.selectFile(file_name(self.paper))
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def _ask_folder(self) -> None:
        dialog = self._dialog(self.tr("Folder for the documents"), "saveDossierSingly")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.save_singly(Path(path)))
        dialog.open()

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = self._desk.preferences.load().report_folder
        if folder:
            dialog.setDirectory(folder)
        return dialog

    def save(self, path: Path) -> None:
        """One file."""
        order = self._wanted()
        if order is not None:
            self.work.save(order, path, self._begin(), self._done, self._failed)

    def save_singly(self, folder: Path) -> None:
        """A file for each document."""
        order = self._wanted()
        if order is not None:
            self.work.save_singly(order, folder, self._begin(), self._done, self._failed)

    def print_it(self) -> None:
        """Opens the file in the program that prints PDFs."""
        order = self._wanted()
        if order is not None:
            self.work.to_print(order, self._begin(), self.show_files, self._failed)

    def print_report(self, report_id: int) -> None:
        """A conformity report."""
        self.work.print_report(report_id, self.show_files, self._failed)

    def stop(self) -> None:
        if self.steps is not None:
            self.steps.cancel()
            self.ui.stopButton.setEnabled(False)

    def _begin(self) -> Steps:
        self.steps = Steps()
        self.steps.told.connect(self._on_step)
        self._working(True)
        return self.steps

    def _working(self, on: bool) -> None:
        for widget in (self.ui.progress, self.ui.stopButton):
            widget.setVisible(on)
        self.ui.stopButton.setEnabled(on)
        for button in (self.ui.saveButton, self.ui.singleButton, self.ui.printButton):
            button.setEnabled(not on)

    def _on_step(self, done: int, total: int, what: str) -> None:
        self.ui.progress.setRange(0, max(1, total))
        self.ui.progress.setValue(done)
        self.ui.progress.setFormat(" – ".join(filter(None, ("%p%", what.replace("%", "%%")))))

    def show_files(self, written: list[Path]) -> None:
        self._end()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(written[0])))

    def _done(self, written: list[Path]) -> None:
        self._end()
        one = self.tr("Saved: {}").format(written[0].name)
        many = self.tr("Saved: {} files").format(len(written))
        folder = QUrl.fromLocalFile(str(written[0] if len(written) == 1 else written[0].parent))
        told = one if len(written) == 1 else many

        def show() -> None:
            QDesktopServices.openUrl(folder)

        toast(self, told, show, self.tr("&Open"))

    def _failed(self, error: Exception) -> None:
        self._end()
        self._refuse(error)

    def _end(self) -> None:
        self.steps = None
        self._working(False)

    def _refuse(self, error: Exception) -> None:
        self.ui.errorLabel.setText(words_of(error))
        self.ui.errorLabel.show()
