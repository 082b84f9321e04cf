"""The foot of the direct debits: what is chosen, the question before the file is made, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted


class DebitBar(QFrame):
    """``asked``: look at the file first; ``agreed``: make it."""

    asked = Signal()
    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("debitBar")
        self._summary = ""
        self.words = PlainLabel()
        self.words.setObjectName("debitWords")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.make = primary(QPushButton(self.tr("&Make the file…")), "document")
        self.yes = primary(QPushButton(self.tr("&Make it")), "tick")
        self.no = QPushButton(self.tr("&Not now"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, HALF, 0, HALF)
        row.addWidget(self.words, 1)
        for name, button in (("debitMake", self.make), ("debitYes", self.yes), ("debitNo", self.no)):
            button.setObjectName(name)
            row.addWidget(button)
        self.make.clicked.connect(self.asked)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.rest)
        self.rest()

    def show_chosen(self, words: str, possible: bool) -> None:
        """A question that is open is closed by another choice."""
        self._summary = words
        self.make.setEnabled(possible)
        self.rest()

    def rest(self) -> None:
        """Nothing is asked."""
        self._tell(self._summary, None)
        self._asking(False)

    def ask(self, words: str) -> None:
        """The question."""
        self._tell(words, None)
        self._asking(True)
        self.yes.setFocus()

    def refuse(self, words: str) -> None:
        """Why it cannot be made like this."""
        self._tell(words, Tone.DANGER)
        self._asking(False)

    def _tell(self, words: str, tone: Tone | None) -> None:
        self.words.setText(words)
        tinted(self.words, tone)

    def _asking(self, on: bool) -> None:
        self.make.setVisible(not on)
        self.yes.setVisible(on)
        self.no.setVisible(on)
