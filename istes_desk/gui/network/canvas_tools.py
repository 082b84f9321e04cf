"""What the left button does on the plan when it does not select: place, link, frame an area, put a note."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.scene_shapes import snapped
from istes_desk.gui.theme import Tone, ink

AREA_SIZE = (320.0, 200.0)
LEAST = 24.0


class Mode(Enum):
    """The tool in hand."""

    SELECT = auto()
    PLACE = auto()
    LINK = auto()
    AREA = auto()
    NOTE = auto()


class Tool:
    """Base: told of scene points, ignores them."""

    def press(self, point: QPointF) -> None:
        """The button went down."""

    def move(self, point: QPointF) -> None:
        """With the button down."""

    def release(self, point: QPointF) -> None:
        """The button went up."""

    def cancel(self) -> None:
        """Nothing comes of it."""


class ClickTool(Tool):
    """One point."""

    def __init__(self, done: Callable[[QPointF], None]) -> None:
        self._done = done

    def press(self, point: QPointF) -> None:
        self._done(point)


class LinkTool(Tool):
    """From one device to another; ``done`` gets both ids."""

    def __init__(self, scene: PlanScene, done: Callable[[int, int], None]) -> None:
        self._scene, self._done = scene, done
        self._from = 0
        self._line: QGraphicsLineItem | None = None

    def press(self, point: QPointF) -> None:
        self._from = self._scene.device_at(point)
        if not self._from:
            return
        x, y = self._scene.corner(self._from)
        self._line = QGraphicsLineItem(x + STYLE.width / 2, y + STYLE.height / 2, point.x(), point.y())
        self._line.setPen(QPen(ink(Tone.ACCENT, self._scene.palette()), 2))
        self._line.setZValue(-0.5)  # out from under the box
        self._scene.addItem(self._line)

    def move(self, point: QPointF) -> None:
        if self._line is not None:
            line = self._line.line()
            line.setP2(point)
            self._line.setLine(line)

    def release(self, point: QPointF) -> None:
        drawn = self._line is not None
        self.cancel()
        other = self._scene.device_at(point)
        if drawn and other and other != self._from:
            self._done(self._from, other)

    def cancel(self) -> None:
        if self._line is not None:
            self._scene.removeItem(self._line)
            self._line = None


class FrameTool(Tool):
    """A rectangle on the grid; a mere click gives one of a common size."""

    def __init__(self, scene: PlanScene, done: Callable[[QRectF], None]) -> None:
        self._scene, self._done = scene, done
        self._start = QPointF()
        self._shape: QGraphicsRectItem | None = None

    def press(self, point: QPointF) -> None:
        self._start = QPointF(*snapped((point.x(), point.y())))
        self._shape = QGraphicsRectItem(QRectF(self._start, self._start))
        self._shape.setPen(QPen(ink(Tone.ACCENT, self._scene.palette()), 1))
        self._scene.addItem(self._shape)

    def move(self, point: QPointF) -> None:
        if self._shape is not None:
            self._shape.setRect(self._rect(point))

    def release(self, point: QPointF) -> None:
        if self._shape is None:
            return
        self.cancel()
        rect = self._rect(point)
        if rect.width() < LEAST or rect.height() < LEAST:
            rect = QRectF(self._start.x(), self._start.y(), *AREA_SIZE)
        self._done(rect)

    def cancel(self) -> None:
        if self._shape is not None:
            self._scene.removeItem(self._shape)
            self._shape = None

    def _rect(self, point: QPointF) -> QRectF:
        return QRectF(self._start, QPointF(*snapped((point.x(), point.y())))).normalized()
