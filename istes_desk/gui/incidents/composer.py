"""One line to write in, in place: a note, what was said on the phone, a reason. No dialog for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel


@dataclass(frozen=True, slots=True)
class Question:
    """``prompt`` stands above the line, ``verb`` on the button; ``take`` gets the text."""

    prompt: str
    verb: str
    take: Callable[[str], None]
    required: bool = False


class Composer(QFrame):
    """Hidden until asked; Enter sends, Esc leaves. ``left`` was emitted when it closed."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.setProperty("card", True)
        self._question: Question | None = None
        self._prompt = PlainLabel()
        self._prompt.setObjectName("composerPrompt")
        self._prompt.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setObjectName("composerLine")
        self.line.returnPressed.connect(self._send)
        self.line.textChanged.connect(self._enable)
        self._prompt.setBuddy(self.line)
        self.send = QPushButton()
        self.send.setObjectName("composerSend")
        self.send.clicked.connect(self._send)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("composerCancel")
        cancel.clicked.connect(self.leave)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, GRID, GRID, GRID)
        grid.addWidget(self._prompt, 0, 0, 1, 3)
        grid.addWidget(self.line, 1, 0)
        grid.addWidget(self.send, 1, 1)
        grid.addWidget(cancel, 1, 2)
        self.hide()

    def ask(self, question: Question) -> None:
        """Opens with the cursor in the line."""
        self._question = question
        self._prompt.setText(question.prompt)
        self.line.setAccessibleName(question.prompt)
        self.send.setText(question.verb)
        self.send.setAccessibleName(question.verb)
        self.line.clear()
        self._enable()
        self.show()
        self.line.setFocus()

    def leave(self) -> None:
        """Closes without sending."""
        self._question = None
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        required = self._question is not None and self._question.required
        self.send.setEnabled(not required or bool(self.line.text().strip()))

    def _send(self) -> None:
        question, text = self._question, self.line.text().strip()
        if question is None or (question.required and not text):
            return
        self.leave()
        question.take(text)
