"""Asks for a new credential, or for the new secret of one that is rotated; writes nothing itself."""

from __future__ import annotations

import secrets
import string

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.forms.ui_credential_dialog import Ui_CredentialDialog
from istes_desk.gui.network.field_errors import clear_errors, show_error
from istes_desk.gui.network.words import credential_kinds
from istes_desk.services.vault import CredentialDraft

ALPHABET = "".join(c for c in string.ascii_letters + string.digits if c not in "0O1lI") + "-_.:+"
LENGTH = 20


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
        if old is not None:
            self._show_old(old)
        clear_errors(self.ui.error, self.fields)
        self.ui.show.toggled.connect(self._on_show)
        self.ui.generate.clicked.connect(self._on_generate)
        self.ui.saveButton.clicked.connect(self._on_save)
        self.ui.cancelButton.clicked.connect(self.reject)

    def _show_old(self, old: CredentialHandle) -> None:
        self.setWindowTitle(self.tr("New secret for {}").format(old.label))
        self.ui.kind.setCurrentIndex(self.ui.kind.findData(old.kind.value))
        self.ui.label.setText(old.label)
        self.ui.user_name.setText(old.user_name)
        for fixed in (self.ui.kind, self.ui.label, self.ui.user_name):
            fixed.setEnabled(False)
        self.ui.secret.setFocus()

    def _on_show(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.ui.secret.setEchoMode(modes.Normal if on else modes.Password)

    def _on_generate(self) -> None:
        self.ui.secret.setText("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))

    def _on_save(self) -> None:
        clear_errors(self.ui.error, self.fields)
        self.ui.saveButton.setEnabled(False)
        kind = CredentialKind(self.ui.kind.currentData())
        draft = CredentialDraft(self._device_id, kind, self.ui.label.text(), self.ui.user_name.text())
        self.offered.emit(draft, self.ui.secret.text())

    def refuse(self, error: Exception) -> None:
        """Shows what was wrong; the dialog stays."""
        self.ui.saveButton.setEnabled(True)
        show_error(self.ui.error, error, self.fields)

    def done(self, result: int) -> None:
        self.ui.secret.clear()
        super().done(result)
