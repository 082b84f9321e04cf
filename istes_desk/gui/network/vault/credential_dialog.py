"""Asks for a new credential, or for the new secret of one that is rotated; writes nothing itself."""

from __future__ import annotations

import secrets
import string

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.forms.ui_credential_dialog import Ui_CredentialDialog
from istes_desk.gui.network.field_errors import clear_errors, show_error
from istes_desk.gui.network.vault.help_page import HelpButton
from istes_desk.gui.network.words import credential_kinds
from istes_desk.services.vault import CredentialDraft

ALPHABET = "".join(c for c in string.ascii_letters + string.digits if c not in "0O1lI") + "-_.:+"
LENGTH = 20
LEFT = Qt.AlignmentFlag.AlignLeft
FIXED = ("kind", "label", "user_name", "url", "rotate_days", "notes")
"""What a rotation leaves as it is."""


class CredentialDialog(QDialog):
    """``offered`` was emitted with (draft, secret); whoever heard it calls ``accept`` or ``refuse``."""

    offered = Signal(CredentialDraft, str)

    def __init__(self, device_id: int, old: CredentialHandle | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._device_id = device_id
        self.ui = Ui_CredentialDialog()
        self.ui.setupUi(self)
        self.fields: dict[str, QWidget] = {name: getattr(self.ui, name) for name in ("label", "secret")}
        for kind, name in credential_kinds().items():
            self.ui.kind.addItem(name, kind.value)
        self.ui.label.setFocus()
        if old is not None:
            self._show_old(old)
        clear_errors(self.ui.error, self.fields)
        self.help = HelpButton(self)
        self.ui.column.insertWidget(self.ui.column.indexOf(self.ui.error) + 1, self.help, 0, LEFT)
        self.ui.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()
        self.ui.show.toggled.connect(self._on_show)
        self.ui.generate.clicked.connect(self._on_generate)
        self.ui.saveButton.clicked.connect(self._on_save)
        self.ui.cancelButton.clicked.connect(self.reject)

    def _show_old(self, old: CredentialHandle) -> None:
        self.setWindowTitle(self.tr("New secret for {}").format(old.label))
        self.ui.kind.setCurrentIndex(self.ui.kind.findData(old.kind.value))
        self.ui.label.setText(old.label)
        self.ui.user_name.setText(old.user_name)
        self.ui.url.setText(old.url)
        self.ui.rotate_days.setValue(old.rotate_days or 0)
        self.ui.notes.setPlainText(old.notes)
        for name in FIXED:
            getattr(self.ui, name).setEnabled(False)
        self.ui.secret.setFocus()

    @property
    def kind(self) -> CredentialKind:
        return CredentialKind(self.ui.kind.currentData())

    def _on_kind(self) -> None:
        """A key has lines, the others have one."""
        many = self.kind is CredentialKind.SSH_KEY
        form = self.ui.formLayout
        form.setRowVisible(self.ui.long_secret, many)
        form.setRowVisible(self.ui.secret, not many)
        self.ui.show.setVisible(not many)
        self.ui.generate.setVisible(not many)
        self.fields["secret"] = self.ui.long_secret if many else self.ui.secret

    def _on_show(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.ui.secret.setEchoMode(modes.Normal if on else modes.Password)

    def _on_generate(self) -> None:
        self.ui.secret.setText("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))

    def _on_save(self) -> None:
        clear_errors(self.ui.error, self.fields)
        self.ui.saveButton.setEnabled(False)
        ui = self.ui
        secret = ui.long_secret.toPlainText() if self.kind is CredentialKind.SSH_KEY else ui.secret.text()
        self.offered.emit(self._draft(), secret)

    def _draft(self) -> CredentialDraft:
        ui = self.ui
        return CredentialDraft(
            self._device_id,
            self.kind,
            ui.label.text(),
            ui.user_name.text(),
            ui.rotate_days.value() or None,
            ui.url.text(),
            ui.notes.toPlainText(),
        )

    def refuse(self, error: Exception) -> None:
        """Shows what was wrong; the dialog stays."""
        self.ui.saveButton.setEnabled(True)
        show_error(self.ui.error, error, self.fields)
        self.help.offer(error)

    def done(self, result: int) -> None:
        """What was typed is wiped, undo with it."""
        self.ui.secret.setText("")  # clear() could be undone
        self.ui.long_secret.clear()
        super().done(result)
