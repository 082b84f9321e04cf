"""Labels whose colour carries a meaning; the style sheet of the theme paints them, so they follow it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from istes_desk.gui.theme import TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel

W = TypeVar("W", bound=QWidget)


def tinted(label: W, tone: Tone | None) -> W:
    """The label in the colour of a tone; None is the colour of all other words."""
    return _marked(label, "tone", tone)


def chip(text: str, tone: Tone) -> QLabel:
    """A word on the quiet ground of its tone."""
    label = PlainLabel(text)
    label.setFont(font(TextSize.SMALL, bold=True))
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return _marked(label, "chip", tone)


def grounded(frame: W, tone: Tone) -> W:
    """A frame on the quiet ground of a tone."""
    return _marked(frame, "ground", tone)


def _marked(widget: W, name: str, tone: Tone | None) -> W:
    wanted = tone.value if tone else ""
    if (widget.property(name) or "") != wanted:
        widget.setProperty(name, wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleSheet():  # else the sheet polishes all when it comes
            widget.style().polish(widget)
    return widget
