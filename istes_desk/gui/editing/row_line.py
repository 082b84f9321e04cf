"""One row as it is read: title, tag, detail, and its buttons at the right edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import chip, tinted


@dataclass(frozen=True, slots=True)
class RowText:
    """``tag`` is a word in a coloured field; ``detail`` the second, quieter line."""

    title: str
    detail: str = ""
    tag: str = ""
    tone: Tone = Tone.MUTED


def row_line(text: RowText, buttons: Sequence[QToolButton]) -> QWidget:
    """The widget of one row."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(GRID // 2)
    words = QVBoxLayout()
    words.setSpacing(0)
    if text.title:
        words.addLayout(_first(text))
    if text.detail:
        words.addWidget(
            _wrapped(tinted(PlainLabel(text.detail.replace(" €", "\N{NO-BREAK SPACE}€")), Tone.MUTED))
        )
    row.addLayout(words, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _first(text: RowText) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(_wrapped(PlainLabel(text.title)), 1)
    if text.tag:
        row.addWidget(chip(text.tag, text.tone), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
