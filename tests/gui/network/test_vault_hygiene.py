"""What the vault's windows leave behind: nothing that undo, a lock or the next start could bring back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from istes_desk.gui.network.vault.credential_dialog import CredentialDialog

SECRET = "canarino-€-giallo"


def test_what_was_typed_cannot_be_brought_back_by_undo(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CredentialDialog(4, None, window)
    dialog.open()
    dialog.ui.show.setChecked(True)
    dialog.ui.secret.insert(SECRET)
    dialog.reject()
    dialog.ui.secret.undo()
    assert dialog.ui.secret.text() == ""
