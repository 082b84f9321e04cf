"""The password of a KeePass file: typed once to open, twice with a hint on its strength to make one."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.strength import checked_password, strength
from istes_desk.gui.errors import words_of
from istes_desk.gui.network.health.work import was_cancelled
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted

PERCENT = 100


class PasswordDialog(QDialog):
    """``offered`` was emitted with the password; whoever works on it calls ``refuse`` or ``finish``.

    While ``steps`` are told the same dialog shows them, and Cancel stops the work. Locking closes it.
    """

    offered = Signal(str)

    def __init__(self, title: str, path: Path, session: VaultSession, twice: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("kdbxPassword")
        self.setWindowTitle(title)
        self._twice = twice
        self.steps = Steps()
        self.password, self.again = self._edit("kdbxFirst"), self._edit("kdbxAgain")
        self.bar, self.hint = QProgressBar(), PlainLabel()
        self.warning = PlainLabel(
            self.tr("Without this password nobody opens the copy: keep it apart from the computer.")
        )
        self.error = tinted(PlainLabel(), Tone.DANGER)
        self.work = QProgressBar()
        self._lay_out(path)
        self.steps.told.connect(self._on_step)
        self.password.textChanged.connect(self._on_typed)
        session.locked.connect(self.reject)
        self._on_typed("")

    def _edit(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        return edit

    def _lay_out(self, path: Path) -> None:
        form, column = QFormLayout(), QVBoxLayout(self)
        form.setVerticalSpacing(GRID)
        form.addRow(self.tr("File:"), PlainLabel(path.name))
        form.addRow(self.tr("&Password of the file:"), self.password)
        if self._twice:
            form.addRow(self.tr("Password &again:"), self.again)
            form.addRow(self.tr("Strength:"), self.bar)
            form.addRow("", self.hint)
            form.addRow("", self.warning)
        else:
            for spare in (self.again, self.bar, self.hint, self.warning):
                spare.setParent(self)
        self.bar.setRange(0, PERCENT)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Strength"))
        self.hint.setObjectName("kdbxHint")
        self.error.setObjectName("kdbxError")
        self.work.setObjectName("kdbxProgress")
        for label in (self.hint, self.error, self.warning):
            label.setWordWrap(True)
        column.addLayout(form)
        for part in (self.work, self.error):
            column.addWidget(part)
            part.hide()
        column.addWidget(self._buttons())
        self.setMinimumWidth(440)

    def _buttons(self) -> QDialogButtonBox:
        self.go = primary(QPushButton(self.tr("&Continue")))
        self.go.setObjectName("kdbxGo")
        self.go.setDefault(True)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("kdbxCancel")
        box = QDialogButtonBox()
        box.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.go.clicked.connect(self._offer)
        box.rejected.connect(self.reject)
        return box

    def _on_typed(self, text: str) -> None:
        found = strength(text)
        self.bar.setValue(round(found.share * PERCENT))
        self.hint.setText(found.hint_it if self._twice else "")
        self.go.setEnabled(bool(text))

    def _offer(self) -> None:
        self.error.hide()
        try:
            first = self.password.text()
            password = checked_password(first, self.again.text()) if self._twice else first
        except DomainError as error:
            self._say(error.message)
            (self.again if error.field == "again" else self.password).setFocus()
            return
        self.go.setEnabled(False)
        self.work.setRange(0, 0)
        self.work.show()
        self.offered.emit(password)

    def _on_step(self, done: int, total: int, what: str) -> None:
        self.work.setRange(0, total + 1)
        self.work.setValue(done)
        self.work.setFormat(what.replace("%", "%%"))

    def refuse(self, error: Exception) -> None:
        """The work failed: said here, and the password may be typed again."""
        if was_cancelled(error) or not shiboken6.isValid(self):
            return
        self.work.hide()
        self.go.setEnabled(True)
        self._say(words_of(error))
        self.password.setFocus()
        self.password.selectAll()

    def finish(self) -> None:
        """The work is done; the dialog may have been closed meanwhile."""
        if shiboken6.isValid(self):
            self.accept()

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()

    def done(self, result: int) -> None:
        """However it closes, the work stops and the password leaves the fields."""
        self.steps.cancel()
        for edit in (self.password, self.again):
            edit.clear()
        super().done(result)
