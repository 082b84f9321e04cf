"""A field to sign in by mouse, pen or finger; keeps lines, not pixels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from istes_desk.domain.reports import Point, Stroke
from istes_desk.gui.theme import GRID, Tone, ink

SCALE = 1000
PAPER, PEN, LINE = QColor("#ffffff"), QColor("#12233f"), QColor("#9aa5b1")
INK_WIDTH = 2.2
Press, Move, Release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
PEN_STEPS = {
    QEvent.Type.TabletPress: Press,
    QEvent.Type.TabletMove: Move,
    QEvent.Type.TabletRelease: Release,
}
TOUCH_STEPS = {
    QEventPoint.State.Pressed: Press,
    QEventPoint.State.Updated: Move,
    QEventPoint.State.Released: Release,
}


class SignaturePad(QWidget):
    """``changed`` after each stroke; ``strokes`` are in thousandths of its width, so that size never matters.

    White in both themes: it is paper.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signaturePad")
        self.setAccessibleName(self.tr("Sign here"))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(QSize(480, 170))
        self._strokes: list[list[Point]] = []
        self._down = False

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return tuple(map(tuple, self._strokes))

    @property
    def aspect(self) -> int:
        """Its height in thousandths of its width."""
        return round(self.height() * SCALE / max(1, self.width()))

    def undo(self) -> None:
        """The last stroke goes, also while it is drawn."""
        self._down = False
        del self._strokes[-1:]
        self._tell()

    def clear(self) -> None:
        self._down = False
        self._strokes.clear()
        self._tell()

    def event(self, event: QEvent) -> bool:
        """A finger draws as the mouse does; a touch that the system takes away leaves nothing."""
        if event.type() is QEvent.Type.TouchCancel:
            if self._down:
                self.undo()
            event.accept()
            return True
        if isinstance(event, QTouchEvent) and event.points():
            point = event.points()[0]
            self._follow(TOUCH_STEPS.get(point.state()), point.position())
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The eraser's end draws nothing; accepted all the same, else it would come again as a mouse."""
        if event.pointerType() is not QPointingDevice.PointerType.Eraser:
            self._follow(PEN_STEPS.get(event.type()), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(Press, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(Move, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(Release, event.position())

    def _follow(self, step: QEvent.Type | None, at: QPointF) -> None:
        if step is Press:
            self._down = True
            self._strokes.append([])
        if not self._down or step is None:
            return
        point = self._point(at)
        if not self._strokes[-1] or self._strokes[-1][-1] != point:
            self._strokes[-1].append(point)
        if step is Release:
            self._down = False
            self._tell()
        self.update()

    def _point(self, at: QPointF) -> Point:
        """Inside the field: a hand that slips out draws along its edge."""
        wide = max(1, self.width())
        x, y = min(max(at.x(), 0), wide), min(max(at.y(), 0), self.height())
        return round(x * SCALE / wide), round(y * SCALE / wide)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = ink(Tone.ACCENT, self.palette()) if self._strokes else LINE
        painter.setPen(QPen(frame, 1))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        base = self.height() * 0.75
        painter.setPen(QPen(LINE, 1))
        painter.drawLine(QPointF(GRID * 2, base), QPointF(self.width() - GRID * 2, base))
        painter.setPen(
            QPen(PEN, INK_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for stroke in self._strokes:
            self._draw(painter, stroke)
        painter.end()

    def _draw(self, painter: QPainter, stroke: list[Point]) -> None:
        unit = self.width() / SCALE
        points = [QPointF(x * unit, y * unit) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
