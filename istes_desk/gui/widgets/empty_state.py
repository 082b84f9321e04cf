"""What stands where a list would be while it is empty: what this is, and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary

ICON = 48
WIDTH = 440

Action = tuple[str, str, Callable[[], None]]


class EmptyState(QWidget):
    """``actions`` are up to three (object name, text, what to do); the first is the primary one."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addStretch(2)
        picture = IconLabel(icon_name, ICON, Tone.MUTED)
        self.title = _line(title, TextSize.TITLE)
        self.sentence = _line(sentence, TextSize.BODY)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.sentence):
            column.addLayout(_middle(words))
        column.addLayout(_buttons(actions))
        column.addStretch(3)


def _middle(words: QLabel) -> QHBoxLayout:
    """Room on both sides; a label with an alignment of its own would not grow with its lines."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words, 4)
    row.addStretch(1)
    return row


def _line(text: str, size: TextSize) -> QLabel:
    label = PlainLabel(text)
    label.setFont(font(size, bold=size is TextSize.TITLE))
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    label.setMinimumWidth(WIDTH)
    return label


def _buttons(actions: Sequence[Action]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for place, (name, text, slot) in enumerate(actions):
        button = QPushButton(text) if place else primary(QPushButton(text))
        button.setObjectName(name)
        button.clicked.connect(slot)
        row.addWidget(button)
    row.addStretch(1)
    return row
