"""Asks for one line of text; its button says what will be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QWidget

from istes_desk.gui.widgets.primary import primary


@dataclass(frozen=True, slots=True)
class Wording:
    """Title of the window, what is asked, the verb on the button."""

    title: str
    words: str
    verb: str


def ask_text(parent: QWidget, name: str, wording: Wording, then: Callable[[str], object]) -> None:
    """Opens it; ``then`` hears the text, and nothing when it was given up. Freed after closing."""
    dialog = QInputDialog(parent)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(wording.title)
    dialog.setLabelText(wording.words)
    dialog.setOkButtonText(wording.verb)
    dialog.setCancelButtonText(QCoreApplication.translate("AskText", "Cancel"))
    dialog.textValueSelected.connect(then)
    for button in dialog.findChildren(QPushButton):
        if button.text() == wording.verb:
            primary(button)
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName(wording.words)
    dialog.open()
