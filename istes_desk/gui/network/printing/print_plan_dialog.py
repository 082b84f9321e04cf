"""Asks how the plan shall be printed and shows each sheet before; the work is ``PrintWork``'s."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.plan import CredentialPrint
from istes_desk.gui.desk import Desk
from istes_desk.gui.forms.ui_print_plan_dialog import Ui_PrintPlanDialog
from istes_desk.gui.latest import Latest
from istes_desk.gui.network.field_errors import clear_errors, show_error
from istes_desk.gui.network.printing.sheet_painter import warm_up
from istes_desk.gui.network.printing.sheet_view import SheetView
from istes_desk.gui.network.printing.work import Choice, PrintWork, Sheets
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.network import PlanView
from istes_desk.services.passwords import SHORTEST, generated
from istes_desk.services.plan_page import PageSize
from istes_desk.services.revisions import IssueDraft


def file_name(view: PlanView) -> str:
    """A name that every file system takes."""
    words = re.sub(r'[\\/:*?"<>|\s]+', " ", f"Piantina {view.customer.name} {view.site.name}")
    return f"{words.strip()}.pdf"


class PrintPlanDialog(QDialog):
    """``printed`` was emitted with the sentence that says what was made.

    While a print is being made the dialog stays, shows how far it is, and closing it means to stop that.
    """

    printed = Signal(str)

    def __init__(self, desk: Desk, vault: VaultSession, view: PlanView, wide: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._view = desk, view
        warm_up()
        self.work = PrintWork(desk, vault, self)
        self.ui = Ui_PrintPlanDialog()
        self.ui.setupUi(self)
        self.sheets: Sheets = ()
        self.steps: Steps | None = None
        self._at, self._latest = 0, Latest()
        self.preview = SheetView()
        self.ui.paperColumn.addWidget(self.preview, 1)
        self.fields: dict[str, QWidget] = {
            name: getattr(self.ui, name) for name in ("copies", "reason", "password")
        }
        self._fill(wide)
        self._connect()
        self._on_credentials()

    def _fill(self, wide: bool) -> None:
        modes = (
            (CredentialPrint.NONE, self.tr("None")),
            (CredentialPrint.USER_NAMES, self.tr("User names only")),
            (CredentialPrint.FULL, self.tr("User names and passwords")),
        )
        for size in PageSize:
            self.ui.page.addItem(size.value, size.value)
        for turned, words in ((True, self.tr("Landscape")), (False, self.tr("Portrait"))):
            self.ui.orientation.addItem(words, turned)
        self.ui.orientation.setCurrentIndex(0 if wide else 1)
        for mode, words in modes:
            self.ui.credentials.addItem(words, mode.value)
        tinted(self.ui.warning, Tone.WARNING)
        primary(self.ui.saveButton)
        for button, words in (
            (self.ui.back, self.tr("Sheet before")),
            (self.ui.forward, self.tr("Next sheet")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setFixedWidth(button.sizeHint().height() * 2)
        clear_errors(self.ui.error, self.fields)

    def _connect(self) -> None:
        ui = self.ui
        for choice in (ui.page, ui.orientation):
            choice.currentIndexChanged.connect(self.refresh)
        ui.credentials.currentIndexChanged.connect(self._on_credentials)
        ui.checked_by.editingFinished.connect(self.refresh)
        ui.copies.valueChanged.connect(self.refresh)
        ui.index.toggled.connect(self.refresh)
        ui.generate.clicked.connect(lambda: ui.password.setText(generated()))
        ui.saveButton.clicked.connect(self._ask_where)
        ui.printButton.clicked.connect(self._ask_printer)
        ui.closeButton.clicked.connect(self.reject)
        ui.back.clicked.connect(lambda: self._turn(-1))
        ui.forward.clicked.connect(lambda: self._turn(1))

    # --- what was chosen

    def choice(self) -> Choice:
        """As the fields are now."""
        ui = self.ui
        mode = CredentialPrint(ui.credentials.currentData())
        full = mode is CredentialPrint.FULL
        draft = IssueDraft(
            self._view.site.id, ui.checked_by.text(), ui.note.text(), mode, ui.copies.value(),
            ui.reason.text() if full else "", ui.recipient.text(),
        )  # fmt: skip
        size = PageSize(ui.page.currentData())
        password = ui.password.text() if full else ""
        return Choice(draft, size, bool(ui.orientation.currentData()), password, ui.index.isChecked())

    def _on_credentials(self) -> None:
        """Only a print with passwords asks for a reason and a password of its own."""
        mode = CredentialPrint(self.ui.credentials.currentData())
        full = mode is CredentialPrint.FULL
        for widget in (self.ui.reason, self.ui.password, self.ui.reasonLabel, self.ui.passwordLabel):
            widget.setVisible(full)
        self.ui.generate.setVisible(full)
        words = {
            CredentialPrint.NONE: "",
            CredentialPrint.USER_NAMES: self.tr("The print is written in the access register."),
            CredentialPrint.FULL: self.tr(
                "Passwords will be readable on the paper. The copy is numbered and written in the access "
                "register; a file is encrypted with the password given here, which is kept nowhere. A "
                "printer gets the pages unencrypted."
            ),
        }
        self.ui.warning.setText(words[mode])
        self.ui.warning.setVisible(bool(words[mode]))
        self.refresh()

    # --- the preview

    def refresh(self) -> None:
        """Sets the sheets anew in the background; those of a choice before come too late."""
        self._busy(True)
        asked = self._latest.ask()
        show, fail = self._latest.only(asked, self._show), self._latest.only(asked, self._failed)
        self.work.preview(self.choice(), show, fail)

    def _show(self, sheets: Sheets) -> None:
        self._busy(False)
        self.sheets = sheets
        self._turn(0)

    def _turn(self, step: int) -> None:
        count = len(self.sheets)
        if not count:
            return
        self._at = min(max(self._at + step, 0), count - 1)
        sheet = self.sheets[self._at]
        self.preview.show_sheet(sheet)
        name = self.tr("Sheet {} of {}").format(self._at + 1, count)
        self.ui.sheetName.setText(" – ".join(filter(None, (name, sheet.title))))
        self.ui.back.setEnabled(self._at > 0)
        self.ui.forward.setEnabled(self._at < count - 1)

    def _busy(self, on: bool) -> None:
        """A strip that runs while something is being set."""
        self.ui.progress.setRange(0, 0)
        self.ui.progress.setTextVisible(False)
        self.ui.progress.setVisible(on)
        for button in (self.ui.saveButton, self.ui.printButton):
            button.setEnabled(not on)

    # --- what comes of it

    def _ask_where(self) -> None:
        clear_errors(self.ui.error, self.fields)
        choice = self.choice()
        if choice.draft.credentials is CredentialPrint.FULL and len(choice.password) < SHORTEST:
            short = f"La password del file deve avere almeno {SHORTEST} caratteri."
            show_error(self.ui.error, DomainError(short, "password"), self.fields)
            return
        dialog = QFileDialog(self, self.tr("Save the plan as PDF"))
        dialog.setObjectName("savePlan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        folder = self._desk.preferences.load().report_folder
        if folder:
            dialog.setDirectory(folder)
        dialog.selectFile(file_name(self._view))
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Writes the file as chosen, then closes."""
        said = self.tr("Saved: {} ({})")
        self.work.save(
            self.choice(), path, self._begin(), lambda which: self._done(said.format(path.name, which)),
            self._failed,
        )  # fmt: skip

    def _ask_printer(self) -> None:
        clear_errors(self.ui.error, self.fields)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        choice, ways = self.choice(), QPageLayout.Orientation
        printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, choice.page.value)))
        printer.setPageOrientation(ways.Landscape if choice.landscape else ways.Portrait)
        printer.setFullPage(True)
        printer.setDocName(file_name(self._view))
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printPlan")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Paints the issued sheets on the printer, then closes."""
        said = self.tr("Sent to the printer ({}).")
        self.work.print_on(
            self.choice(), printer, self._begin(), lambda which: self._done(said.format(which)), self._failed
        )

    def _begin(self) -> Steps:
        """From now on nothing can be changed, and the last button stops the work."""
        self.steps = Steps()
        self.steps.told.connect(self._on_step)
        self._working(True)
        return self.steps

    def _working(self, on: bool) -> None:
        self._busy(on)
        for field in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if field not in (self.ui.closeButton, self.ui.progress, self.preview, self.ui.sheetName):
                field.setEnabled(not on)
        self.ui.closeButton.setText(self.tr("Stop") if on else self.tr("Close"))
        self.ui.closeButton.setEnabled(True)
        self._turn(0)

    def _end(self) -> None:
        self.steps = None
        self._working(False)

    def _on_step(self, done: int, total: int, what: str) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)
        self.ui.progress.setTextVisible(True)
        self.ui.progress.setFormat(" – ".join(filter(None, ("%p%", what.replace("%", "%%")))))

    def _done(self, said: str) -> None:
        self._end()
        self.printed.emit(said)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._end()
        show_error(self.ui.error, error, self.fields)

    def reject(self) -> None:
        """The work in hand is stopped, and what came of it is said; without any the dialog goes."""
        if self.steps is None:
            super().reject()
        else:
            self.steps.cancel()
            self.ui.closeButton.setEnabled(False)

    def done(self, result: int) -> None:
        self.ui.password.clear()
        super().done(result)
