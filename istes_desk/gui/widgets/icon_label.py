"""An icon that stands by itself; drawn when it is painted, so that another theme recolours it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from istes_desk.gui.icons import SIZE, icon
from istes_desk.gui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QWidget):
    """``name`` is a file of the icons, "" shows nothing; the tool tip or a neighbour says it in words."""

    def __init__(
        self, name: str = "", size: int = SIZE, tone: Tone | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side, self.name, self.tone = size, name, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: Tone | None = None) -> None:
        """Another icon, or the same in another tone."""
        self.name, self.tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        icon(self.name, self.tone).paint(QPainter(self), self.rect())
