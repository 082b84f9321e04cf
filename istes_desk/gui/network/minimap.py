"""The whole plan small in a corner of the canvas; a click or a drag on it goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.plan import PlanArea
from istes_desk.gui.network.plan_canvas import PlanCanvas
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.tints import tint_colors
from istes_desk.gui.theme import GRID, Tone, ink

SIZE = QSize(184, 124)
LATER_MS = 120


class MiniMap(QWidget):
    """Drawn anew a moment after the last change, never while something is dragged."""

    def __init__(self, canvas: PlanCanvas, scene: PlanScene) -> None:
        super().__init__(canvas)
        self.setObjectName("miniMap")
        self.setAccessibleName(self.tr("Overview of the plan"))
        self.setToolTip(self.tr("The whole plan: click to go there (M hides it)"))
        self.setFixedSize(SIZE)
        self._canvas, self._scene = canvas, scene
        self._drawn = QPixmap()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.redraw)
        canvas.looked.connect(self._on_look)
        canvas.viewport().installEventFilter(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def plan_changed(self) -> None:
        """Soon, once for many changes."""
        if self.isVisible():
            self._later.start()

    def redraw(self) -> None:
        self._drawn = QPixmap()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._on_look()
        return super().eventFilter(watched, event)

    def _on_look(self) -> None:
        """Clear of the scroll bars."""
        inner = self._canvas.viewport().geometry().bottomRight()
        self.move(inner.x() - self.width() - GRID, inner.y() - self.height() - GRID)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.redraw()
        super().changeEvent(event)

    def _scale(self) -> float:
        rect = self._scene.drawing_rect()
        room = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        return min(room.width() / max(1.0, rect.width()), room.height() / max(1.0, rect.height()))

    def _to_map(self, rect: QRectF) -> QRectF:
        scale, whole = self._scale(), self._scene.drawing_rect()
        left = (self.width() - whole.width() * scale) / 2
        top = (self.height() - whole.height() * scale) / 2
        corner = rect.topLeft() - whole.topLeft()
        return QRectF(
            left + corner.x() * scale, top + corner.y() * scale, rect.width() * scale, rect.height() * scale
        )

    def _from_map(self, point: QPointF) -> QPointF:
        whole, scale = self._scene.drawing_rect(), self._scale()
        middle = QPointF(self.width() / 2, self.height() / 2)
        return whole.center() + (point - middle) / scale

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn.isNull():
            self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setPen(QPen(ink(Tone.ACCENT, self.palette()), 1.5))
        seen = self._to_map(self._canvas.seen()) & QRectF(self.rect().adjusted(1, 1, -2, -2))
        painter.drawRect(seen)
        painter.end()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._drawn = QPixmap(SIZE * ratio)
        self._drawn.setDevicePixelRatio(ratio)
        shown = self.palette()
        self._drawn.fill(shown.color(QPalette.ColorRole.Base))
        painter = QPainter(self._drawn)
        painter.setPen(shown.color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        for item in self._scene.marks.values():
            if isinstance(item.mark, PlanArea):
                painter.fillRect(
                    self._to_map(item.sceneBoundingRect()), tint_colors(item.mark.tint, shown)[0]
                )
        plain, wrong = ink(Tone.MUTED, shown), ink(Tone.DANGER, shown)
        for box in self._scene.boxes.values():
            if box.isVisible():
                rect = QRectF(box.x(), box.y(), STYLE.width, STYLE.height)
                painter.fillRect(self._to_map(rect), wrong if box.face.problem else plain)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        scale = self._canvas.transform().m11()
        self._canvas.look_at(self._from_map(event.position()), scale)
        event.accept()
