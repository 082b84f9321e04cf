"""Words of users and strangers as they are: Qt takes a text with a tag in it for HTML unless it is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

GAP = "\u200b"  # no width: behind it neither a tag nor an entity is one


class PlainLabel(QLabel):
    """A label that shows ``<b>`` as four characters and opens no picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tip(text: str) -> str:
    """For tool tips, which know no text format: looks the same and is never HTML."""
    if "<" not in text and "&lt;" not in text:
        return text
    return text.replace("<", f"<{GAP}").replace("&lt;", f"&{GAP}lt;")
