"""One link on the canvas: a right-angled line, dashed where it is no cable, with its label."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from istes_desk.domain.layout_drawn import Line
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Link
from istes_desk.gui.network.bends import nearest, pulled, upright
from istes_desk.gui.network.words import link_kinds
from istes_desk.gui.theme import TextSize, Tone, font, ink

Pulled = Callable[[int, tuple[Point, ...], bool], None]
REACH = 10.0
FAR = 0.5
_SELECTABLE = QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
_EMPTY = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


class LinkItem(QGraphicsRectItem):
    """Selectable; its geometry is given by the scene. A selected one can be pulled aside piece by piece.

    ``pulled``: called with the link's id, its new corners, and whether the piece was let go.
    """

    def __init__(self, link: Link, line: Line, pulled: Pulled) -> None:
        super().__init__()
        self.points: tuple[Point, ...] = ()
        self._pulled = pulled
        self._segments: list[QLineF] = []
        self._piece: int | None = None
        self._grabbed: tuple[Point, ...] = ()
        self.setFlag(_SELECTABLE, link.id > 0)
        self.setAcceptHoverEvents(True)
        self.setZValue(-1)  # boxes stand on them
        self.set_link(link, line)

    def set_link(self, link: Link, line: Line) -> None:
        """Other facts, other way."""
        self.link, self._dashed = link, line.dashed
        self._label = " · ".join(filter(None, (link.label, link.speed)))
        self.set_points(line.points)

    def leave(self, *, far: bool) -> None:
        """Leaves the painting to the far layer."""
        self.setFlag(_EMPTY, far)

    @property
    def dashed(self) -> bool:
        return self._dashed

    def tip(self) -> str:
        """Kind, label and speed; the tie of a virtual machine to its host says nothing."""
        if self.link.id < 0:
            return ""
        return " · ".join(filter(None, (link_kinds()[self.link.kind], self._label)))

    def set_points(self, points: tuple[Point, ...]) -> None:
        """Scene coordinates, at least two."""
        if points == self.points:
            return
        self.points = points
        xs, ys = zip(*points, strict=True)
        left, top = min(xs), min(ys)
        self.setRect(left - 80, top - REACH, max(xs) - left + 160, max(ys) - top + 2 * REACH)
        self._segments = []

    def _path(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in self.points]))
        return path

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        piece = nearest(self.points, event.scenePos().toTuple())
        across = Qt.CursorShape.SizeHorCursor if upright(self.points, piece) else Qt.CursorShape.SizeVerCursor
        self.setCursor(across if self.isSelected() else Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._piece = nearest(self.points, event.scenePos().toTuple()) if self.isSelected() else None
        self._grabbed = self.points
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._piece is not None:
            self._pulled(self.link.id, self._corners(event), False)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._piece is not None and self.points != self._grabbed:
            self._pulled(self.link.id, self._corners(event), True)
        self._piece = None

    def _corners(self, event: QGraphicsSceneMouseEvent) -> tuple[Point, ...]:
        by = (event.scenePos() - event.buttonDownScenePos(Qt.MouseButton.LeftButton)).toTuple()
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return pulled(self._grabbed, self._piece or 0, by, free=free)

    def segments(self) -> list[QLineF]:
        """The straight pieces, made once for each way it takes."""
        if not self._segments:
            self._segments = [QLineF(*a, *b) for a, b in pairwise(self.points)]
        return self._segments

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(REACH)
        return stroker.createStroke(self._path())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        shown = self.scene().palette()
        selected = self.isSelected()
        color = ink(Tone.ACCENT, shown) if selected else shown.color(QPalette.ColorRole.Shadow)
        if not selected and shown.color(QPalette.ColorRole.Window).lightness() < 128:
            color = ink(Tone.MUTED, shown)
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, 2.5 if selected else 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path())
        if self._label and painter.worldTransform().m11() > FAR:
            self._paint_label(painter, shown)

    def _paint_label(self, painter: QPainter, shown: QPalette) -> None:
        """Beside the last piece, where no other line of the same bus runs."""
        (ax, ay), (bx, by) = self.points[-2:]
        painter.setFont(font(TextSize.SMALL))
        painter.setPen(ink(Tone.MUTED, shown))
        room = QRectF(painter.fontMetrics().boundingRect(self._label))
        if ax == bx:
            room.moveCenter(QPointF(ax, (ay + by) / 2))
            room.moveLeft(ax + 4)
        else:
            room.moveCenter(QPointF((ax + bx) / 2, ay))
            room.moveBottom(ay - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._label)
