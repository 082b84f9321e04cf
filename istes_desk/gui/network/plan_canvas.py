"""The view on the plan: zoom to the cursor, pan, rubber band, placing and linking with the mouse, keys."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsView, QWidget

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.theme import Tone, ink

NEAREST, FARTHEST = 4.0, 0.05
STEP = 8
PAN_BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Mode(Enum):
    """What the left button does."""

    SELECT = auto()
    PLACE = auto()
    LINK = auto()


class PlanCanvas(QGraphicsView):
    """Signals carry scene points and device ids; the tab decides what they mean."""

    placed = Signal(QPointF)
    linked = Signal(int, int)
    nudged = Signal(int, int)
    menu_asked = Signal(QPoint, int)
    mode_changed = Signal(Mode)

    def __init__(self, scene: PlanScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setObjectName("planCanvas")
        self.setAccessibleName(self.tr("Network plan"))
        self._plan, self._mode = scene, Mode.SELECT
        self._pan_from: QPoint | None = None
        self._panned, self._whole = False, False
        self._line: QGraphicsLineItem | None = None
        self._link_from = 0
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Select, place one device, or draw links."""
        self._mode = mode
        banding = QGraphicsView.DragMode.RubberBandDrag
        self.setDragMode(banding if mode is Mode.SELECT else QGraphicsView.DragMode.NoDrag)
        shape = Qt.CursorShape.ArrowCursor if mode is Mode.SELECT else Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)
        self.mode_changed.emit(mode)

    def fit(self) -> None:
        """The whole drawing, never larger than life; stays whole until the user zooms or pans."""
        self._whole = True
        rect = self._plan.drawing_rect().adjusted(-24, -24, 24, 24)
        self.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1:
            self.resetTransform()
            self.centerOn(rect.center())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            self.fit()

    def zoom(self, factor: float) -> None:
        """Multiplies the scale within its limits."""
        self._whole = False
        wanted = self.transform().m11() * factor
        if FARTHEST <= wanted <= NEAREST:
            self.scale(factor, factor)

    def middle(self) -> QPointF:
        """The scene point in the middle of what is seen."""
        return self.mapToScene(self.viewport().rect().center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in PAN_BUTTONS:
            self._pan_from, self._panned = event.position().toPoint(), False
            return
        point = self.mapToScene(event.position().toPoint())
        if self._mode is Mode.PLACE:
            self.placed.emit(point)
        elif self._mode is Mode.LINK:
            self._begin_link(point)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = self._pan(self._pan_from, event.position().toPoint())
        elif self._line is not None:
            line = self._line.line()
            line.setP2(self.mapToScene(event.position().toPoint()))
            self._line.setLine(line)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in PAN_BUTTONS:
            self._end_pan(event)
        elif self._line is not None:
            self._end_link(self.mapToScene(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button pans; its menu comes on release, the keyboard's at once."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            chosen = self._plan.selected_devices()
            self.menu_asked.emit(event.globalPos(), chosen[0] if chosen else 0)
        event.accept()

    def _pan(self, start: QPoint, point: QPoint) -> QPoint:
        """Where the next move counts from; a trembling hand is no move."""
        moved = point - start
        self._panned = self._panned or moved.manhattanLength() > 4
        if not self._panned:
            return start
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        for bar, way in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
            bar.setValue(bar.value() - way)
        return point

    def _end_pan(self, event: QMouseEvent) -> None:
        self._pan_from = None
        self.set_mode(self._mode)
        if event.button() is Qt.MouseButton.RightButton and not self._panned:
            under = self._plan.device_at(self.mapToScene(event.position().toPoint()))
            self.menu_asked.emit(event.globalPosition().toPoint(), under)

    def _begin_link(self, point: QPointF) -> None:
        self._link_from = self._plan.device_at(point)
        if not self._link_from:
            return
        self._whole = False
        x, y = self._plan.corner(self._link_from)
        self._line = QGraphicsLineItem(x + STYLE.width / 2, y + STYLE.height / 2, point.x(), point.y())
        self._line.setPen(QPen(ink(Tone.ACCENT, self.palette()), 2))
        self._plan.addItem(self._line)

    def _end_link(self, point: QPointF) -> None:
        if self._line is not None:
            self._plan.removeItem(self._line)
            self._line = None
        other = self._plan.device_at(point)
        if other and other != self._link_from:
            self.linked.emit(self._link_from, other)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if way is not None and self._plan.selected_devices():
            fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            step = 1 if fine else STEP
            self.nudged.emit(way[0] * step, way[1] * step)
        elif event.key() == Qt.Key.Key_Escape and self._mode is not Mode.SELECT:
            self.set_mode(Mode.SELECT)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._plan.setPalette(self.palette())
        super().changeEvent(event)
