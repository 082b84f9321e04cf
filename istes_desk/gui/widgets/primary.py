"""The one button of a view that does what the view is for."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from istes_desk.gui.icons import icon


def primary(button: QPushButton, sign: str = "") -> QPushButton:
    """Dresses it; an icon on it is drawn in the colour of its words."""
    button.setProperty("primary", True)
    button.setIcon(icon(sign, on_highlight=True))
    return button
