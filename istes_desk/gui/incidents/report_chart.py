"""Bars drawn lying down, each in parts told apart by colour and by pattern; says itself in words too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from istes_desk.gui.theme import GRID, HALF, Tone, font, ink

BAR, PITCH = 14, 24
MOST = 10
SHARE = 0.28
PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense6Pattern)


@dataclass(frozen=True, slots=True)
class Part:
    """What one colour counts in every bar."""

    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the plot; ``counts`` in the order of the parts."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class BarChart(QWidget):
    """The first ``MOST`` bars; the table beside it has all of them."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: Sequence[Part] = ()
        self._bars: Sequence[Bar] = ()

    def show_bars(self, parts: Sequence[Part], bars: Sequence[Bar]) -> None:
        """Draws anew; the words stand in the accessible description."""
        self._parts, self._bars = parts, bars[:MOST]
        self.setAccessibleDescription("\n".join(map(self.words, bars)))
        self.updateGeometry()
        self.update()

    def words(self, bar: Bar) -> str:
        """``Hotel Aurora: in time 3, missed 1``."""
        pairs = zip(self._parts, bar.counts, strict=True)
        return f"{bar.label}: {', '.join(f'{part.label} {count}' for part, count in pairs)}"

    def sizeHint(self) -> QSize:
        return QSize(50 * GRID, PITCH * (len(self._bars) + 1) + GRID)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(tabular=True))
        self._draw_legend(painter)
        widest = max((bar.total for bar in self._bars), default=0) or 1
        for line, bar in enumerate(self._bars, 1):
            self._draw_bar(painter, bar, line * PITCH, widest)
        painter.end()

    def _draw_legend(self, painter: QPainter) -> None:
        place = self._left
        for number, part in enumerate(self._parts):
            self._block(painter, number, QRectF(place, (PITCH - BAR) / 2, BAR, BAR))
            place += BAR + HALF
            wide = painter.fontMetrics().horizontalAdvance(part.label)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(QRectF(place, 0, wide + GRID, PITCH), Qt.AlignmentFlag.AlignVCenter, part.label)
            place += wide + 3 * GRID

    def _draw_bar(self, painter: QPainter, bar: Bar, top: int, widest: int) -> None:
        metrics = painter.fontMetrics()
        label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideMiddle, int(self._left - 2 * GRID))
        painter.setPen(self.palette().windowText().color())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, top, self._left - GRID, PITCH), right, label)
        figures = " · ".join(map(str, bar.counts))
        room = self.width() - self._left - metrics.horizontalAdvance(figures) - 3 * GRID
        place = self._left
        for number, count in enumerate(bar.counts):
            wide = room * count / widest
            if wide:
                self._block(painter, number, QRectF(place, top + (PITCH - BAR) / 2, wide, BAR))
            place += wide
        painter.setPen(self.palette().windowText().color())
        painter.drawText(QRectF(place + GRID, top, room, PITCH), Qt.AlignmentFlag.AlignVCenter, figures)

    def _block(self, painter: QPainter, number: int, area: QRectF) -> None:
        color = ink(self._parts[number].tone, self.palette())
        painter.setPen(QPen(color, 1))
        painter.setBrush(QBrush(color, PATTERNS[number]))
        painter.drawRect(area)

    @property
    def _left(self) -> float:
        """Where the bars begin: the labels stand before it."""
        return max(18.0 * GRID, self.width() * SHARE)
