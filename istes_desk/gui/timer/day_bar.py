"""The stretches of work of one intervention drawn over the hours, pauses left open; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import HALF, TextSize, Tone
from istes_desk.gui.widgets.plain import plain_tip

HEIGHT = 34
TRACK = 12
LEAST = timedelta(hours=1)
HOUR = timedelta(hours=1)
TONES = {SegmentState.TO_VERIFY: Tone.DANGER, SegmentState.DISCARDED: Tone.MUTED}


class DayBar(QWidget):
    """Needs ``show_times``; the running stretch reaches to ``now``."""

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dayBar")
        self.setAccessibleName(self.tr("Stretches of work and pauses"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fmt = fmt
        self._segments: tuple[Segment, ...] = ()
        self._now: datetime | None = None

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def show_times(self, segments: Sequence[Segment], now: datetime) -> None:
        """Draws these stretches, in the order of their start."""
        self._segments = tuple(segments)
        self._now = now
        self.setToolTip(plain_tip("\n".join(self._words(segment, now) for segment in self._segments)))
        self.update()

    def _words(self, segment: Segment, now: datetime) -> str:
        end = segment.end_utc or now
        return f"{self._fmt.clock(segment.start_utc)}-{self._fmt.clock(end)} {segment.note}".strip()

    def _span(self, now: datetime) -> tuple[datetime, datetime]:
        first = self._segments[0].start_utc
        last = max(segment.end_utc or now for segment in self._segments)
        start = first.replace(minute=0, second=0, microsecond=0)
        return start, max(last, start + LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._segments or self._now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = self._span(self._now)
        scale = self.width() / ((end - start) / HOUR)
        painter.fillRect(QRectF(0, HALF, self.width(), TRACK), self.palette().midlight())
        for segment in self._segments:
            left = (segment.start_utc - start) / HOUR * scale
            right = ((segment.end_utc or self._now) - start) / HOUR * scale
            tone = theme.ink(TONES.get(segment.state, Tone.ACCENT), self.palette())
            painter.fillRect(QRectF(left, HALF, max(2.0, right - left), TRACK), tone)
        self._paint_hours(painter, start, end, scale)
        painter.end()

    def _paint_hours(self, painter: QPainter, start: datetime, end: datetime, scale: float) -> None:
        painter.setFont(theme.font(TextSize.SMALL, tabular=True))
        painter.setPen(theme.ink(Tone.MUTED, self.palette()))
        wide = painter.fontMetrics().horizontalAdvance("00:00") * 2
        step = HOUR / 4
        while step / HOUR * scale < wide:
            step *= 2
        at = start
        while at <= end:
            x = (at - start) / HOUR * scale
            if x + wide / 2 <= self.width():
                painter.drawText(QRectF(x, TRACK + HALF, wide, HEIGHT - TRACK - HALF), self._fmt.clock(at))
            at += step
