"""The view on the plan: zoom to the cursor, pan, rubber band, tools of the left button, drops, keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.network.canvas_tools import ClickTool, FrameTool, LinkTool, Mode, Tool
from istes_desk.gui.network.plan_scene import PlanScene

NEAREST, FARTHEST = 4.0, 0.05
STEP = 8
ZOOM_STEP = 1.25
KIND_MIME = "application/x-istes-device-kind"
PAN_BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_Bars = Qt.ScrollBarPolicy


class PlanCanvas(QGraphicsView):
    """Signals carry scene points and device ids; the tab decides what they mean.

    ``looked`` was emitted when another part of the plan is seen, ``stepped`` with +1 or -1 on Tab.
    """

    placed = Signal(QPointF)
    dropped = Signal(DeviceKind, QPointF)
    linked = Signal(int, int)
    framed = Signal(QRectF)
    noted = Signal(QPointF)
    nudged = Signal(int, int)
    stepped = Signal(int)
    menu_asked = Signal(QPoint, int)
    mode_changed = Signal(Mode)
    looked = Signal()

    def __init__(self, scene: PlanScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setObjectName("planCanvas")
        self.setAccessibleName(self.tr("Network plan"))
        self._plan, self._mode = scene, Mode.SELECT
        self._pan_from: QPoint | None = None
        self._panned, self._whole, self._space = False, False, False
        self._tools: dict[Mode, Tool] = {
            Mode.PLACE: ClickTool(self.placed.emit),
            Mode.LINK: LinkTool(scene, self.linked.emit),
            Mode.AREA: FrameTool(scene, self.framed.emit),
            Mode.NOTE: ClickTool(self.noted.emit),
        }
        self.setAcceptDrops(True)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.looked)

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Another tool for the left button."""
        self._mode = mode
        banding = QGraphicsView.DragMode.RubberBandDrag
        self.setDragMode(banding if mode is Mode.SELECT else QGraphicsView.DragMode.NoDrag)
        shape = Qt.CursorShape.ArrowCursor if mode is Mode.SELECT else Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)
        self.mode_changed.emit(mode)

    # --- what is seen

    def fit(self) -> None:
        """The whole drawing, never larger than life; stays whole until the user zooms or pans."""
        self._whole = True
        self._bars(_Bars.ScrollBarAlwaysOff)
        rect = self._plan.drawing_rect().adjusted(-24, -24, 24, 24)
        port = self.viewport().size()
        self._scale_to(min(1.0, port.width() / rect.width(), port.height() / rect.height()), rect.center())

    def _scale_to(self, scale: float, middle: QPointF) -> None:
        self.resetTransform()
        self.scale(scale, scale)
        self._make_room(scale)
        self.centerOn(middle)
        self._plan.look_from(scale)
        self.looked.emit()

    def _make_room(self, scale: float) -> None:
        """A page of empty paper on every side: it can be pushed about, and nothing jumps when it grows."""
        wide, high = self.viewport().width() / scale, self.viewport().height() / scale
        room = self._plan.drawing_rect().adjusted(-wide, -high, wide, high)
        if room != self.sceneRect():
            middle = self.middle()
            self.setSceneRect(room)
            self.centerOn(middle)

    def _bars(self, policy: _Bars) -> None:
        if self.horizontalScrollBarPolicy() != policy:
            self.setHorizontalScrollBarPolicy(policy)
            self.setVerticalScrollBarPolicy(policy)

    def show_bars(self) -> None:
        """Scroll bars only while some of the drawing is out of sight."""
        self._make_room(self.transform().m11())
        self._plan.look_from(self.transform().m11())
        inside = self.seen().contains(self._plan.drawing_rect())
        self._bars(_Bars.ScrollBarAlwaysOff if inside else _Bars.ScrollBarAsNeeded)

    def seen(self) -> QRectF:
        """The part of the scene that is in sight."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def look_at(self, middle: QPointF, scale: float) -> None:
        """That point in the middle, at that scale."""
        self._whole = False
        self._scale_to(scale, middle)
        self.show_bars()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            self.fit()

    def zoom(self, factor: float) -> None:
        """Multiplies the scale within its limits."""
        self._whole = False
        wanted = self.transform().m11() * factor
        if FARTHEST <= wanted <= NEAREST:
            self._make_room(min(wanted, self.transform().m11()))
            self.scale(factor, factor)
            self._plan.look_from(wanted)
        self.show_bars()
        self.looked.emit()

    def middle(self) -> QPointF:
        """The scene point in the middle of what is seen."""
        return self.mapToScene(self.viewport().rect().center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y())
            event.accept()
            return
        self._whole = False
        self.show_bars()
        super().wheelEvent(event)

    # --- mouse

    def enterEvent(self, event: QEnterEvent) -> None:
        self._plan.take_up()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._whole = False  # nothing moves under the hand
        if event.button() in PAN_BUTTONS or self._space:
            self._pan_from, self._panned = event.position().toPoint(), False
        elif self._mode in self._tools:
            self._tools[self._mode].press(self._scene_point(event))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = self._pan(self._pan_from, event.position().toPoint())
        elif self._mode in self._tools:
            self._tools[self._mode].move(self._scene_point(event))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._end_pan(event)
        elif self._mode in self._tools:
            self._tools[self._mode].release(self._scene_point(event))
        else:
            super().mouseReleaseEvent(event)

    def _scene_point(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button pans; its menu comes on release, the keyboard's at once."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            chosen = self._plan.selected_devices()
            at = self._plan.around(chosen[:1]).center() if chosen else self.middle()
            self.menu_asked.emit(self.viewport().mapToGlobal(self.mapFromScene(at)), (chosen or [0])[0])
        event.accept()

    def _pan(self, start: QPoint, point: QPoint) -> QPoint:
        """Where the next move counts from; a trembling hand is no move."""
        moved = point - start
        self._panned = self._panned or moved.manhattanLength() > 4
        if not self._panned:
            return start
        self._whole = False
        self.show_bars()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        for bar, way in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
            bar.setValue(bar.value() - way)
        return point

    def _end_pan(self, event: QMouseEvent) -> None:
        self._pan_from = None
        self.set_mode(self._mode)
        if event.button() is Qt.MouseButton.RightButton and not self._panned:
            under = self._plan.device_at(self._scene_point(event))
            self.menu_asked.emit(event.globalPosition().toPoint(), under)

    # --- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(KIND_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(KIND_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        self._whole = False
        kind = DeviceKind(bytes(event.mimeData().data(KIND_MIME).data()).decode())
        self.dropped.emit(kind, self.mapToScene(event.position().toPoint()))
        event.acceptProposedAction()
        self.setFocus()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if way is not None and self._plan.selected_count():
            step = 1 if event.modifiers() & Qt.KeyboardModifier.AltModifier else STEP
            self.nudged.emit(way[0] * step, way[1] * step)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.set_mode(self._mode)
        super().keyReleaseEvent(event)

    def _escape(self) -> None:
        """Puts the tool away; with none in hand, lets go of the selection."""
        if self._mode is Mode.SELECT:
            self._plan.clearSelection()
            return
        self._tools[self._mode].cancel()
        self.set_mode(Mode.SELECT)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from device to device; past the last one it leaves the plan."""
        self.stepped.emit(1 if forward else -1)
        return bool(self._plan.selected_count()) or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._plan.setPalette(self.palette())
        super().changeEvent(event)
