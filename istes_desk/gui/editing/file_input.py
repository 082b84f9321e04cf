"""An input for the path of a file: typed, chosen, or dropped on it. Reads no file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from istes_desk.gui.editing.inputs import Field, Input
from istes_desk.gui.theme import HALF


class PathEdit(QLineEdit):
    """Takes a file that is dropped on it as its path."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not local:
            super().dropEvent(event)
            return
        self.setText(local[0])
        event.acceptProposedAction()


def file_input(field: Field) -> Input:
    """The path as text, with a button that chooses one."""
    panel, edit = QWidget(), PathEdit()
    edit.setObjectName(f"{field.name}Path")
    edit.setAccessibleName(field.label)
    edit.setPlaceholderText(QCoreApplication.translate("Editing", "choose a file, or drop it here"))
    button = QPushButton(QCoreApplication.translate("Editing", "C&hoose…"))
    button.setObjectName(f"{field.name}Choose")
    button.setAccessibleName(QCoreApplication.translate("Editing", "Choose a file"))
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(HALF)
    row.addWidget(edit, 1)
    row.addWidget(button)
    panel.setFocusProxy(edit)

    def choose() -> None:
        chosen, _ = QFileDialog.getOpenFileName(panel, field.label, edit.text())
        if chosen:
            edit.setText(chosen)

    button.clicked.connect(choose)
    return Input(panel, lambda: edit.text().strip(), edit.setText)
