"""The thing done last, with its undo, or what went wrong, on one line under the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import grounded, tinted
from istes_desk.services.errors import KnownError

SECONDS = 12


class NoticeLine(QFrame):
    """Hidden when there is nothing to say; what went wrong stays until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeLine")
        self._undo: Callable[[], None] | None = None
        self._offer: Callable[[], None] | None = None
        self.text = PlainLabel()
        self.text.setObjectName("noticeText")
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo = QPushButton(icon("undo"), self.tr("&Undo"))
        self.undo.setObjectName("noticeUndo")
        self.undo.setAccessibleName(self.tr("Undo the last decision"))
        self.undo.setShortcut("Ctrl+Z")
        self.undo.clicked.connect(self._take_back)
        self.offered = QPushButton()
        self.offered.setObjectName("noticeOffer")
        self.offered.clicked.connect(self._take_offer)
        self.offered.hide()
        close = QPushButton(icon("cross"), "")
        close.setFlat(True)
        close.setObjectName("noticeClose")
        close.setAccessibleName(self.tr("Close the notice"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.offered)
        row.addWidget(self.undo)
        row.addWidget(close)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None, tone: Tone = Tone.INFO) -> None:
        """Shows the words; without undo and trouble they leave by themselves."""
        self._undo, self._offer = undo, None
        self.offered.hide()
        self.undo.setVisible(undo is not None)
        self.text.setText(words)
        grounded(self, tone)
        tinted(self.text, tone)
        self.show()
        if tone is Tone.DANGER:
            self._fade.stop()
        else:
            self._fade.start(SECONDS * 1000)

    def offer(self, verb: str, act: Callable[[], None]) -> None:
        """What might come next, beside the words that stand there."""
        self._offer = act
        self.offered.setText(verb)
        self.offered.setAccessibleName(verb)
        self.offered.show()

    def refuse(self, error: Exception) -> None:
        """What is wrong and what to do."""
        parts = [str(error)]
        if isinstance(error, KnownError):
            parts = [error.message, error.hint, error.kept]
        elif isinstance(error, DomainError):
            parts = [error.message]
        self.say(" ".join(filter(None, parts)), tone=Tone.DANGER)

    def _take_offer(self) -> None:
        act, self._offer = self._offer, None
        self.hide()
        if act:
            act()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()
