"""The one question before a credential and its secret go for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


def ask_to_delete(parent: QWidget, label: str, delete: Callable[[], None]) -> None:
    """``label`` names the credential; ``delete`` is called when the user says so."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setObjectName("deleteCredentialQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("DeleteQuestion", "Delete the credential {} for good?").format(label))
    box.setInformativeText(translate("DeleteQuestion", "The secret cannot be brought back."))
    go = box.addButton(translate("DeleteQuestion", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    go.setObjectName("deleteForGood")
    keep = box.addButton(translate("DeleteQuestion", "Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    go.clicked.connect(delete)
    box.open()
