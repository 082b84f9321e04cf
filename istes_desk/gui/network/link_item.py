"""One link on the canvas: a right-angled line, dashed where it is no cable, with its label."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from istes_desk.domain.layout_drawn import Line
from istes_desk.domain.network import Link
from istes_desk.gui.network.words import link_kinds
from istes_desk.gui.theme import TextSize, Tone, font, ink
from istes_desk.gui.widgets.plain import plain_tip

REACH = 10.0
FAR = 0.5


class LinkItem(QGraphicsItem):
    """Selectable; its geometry is given by the scene."""

    def __init__(self, link: Link, line: Line) -> None:
        super().__init__()
        self._points: tuple[tuple[float, float], ...] = ()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.set_link(link, line)

    def set_link(self, link: Link, line: Line) -> None:
        """Other facts, other way."""
        self.link, self._dashed = link, line.dashed
        self._label = " · ".join(filter(None, (link.label, link.speed)))
        self.setToolTip(plain_tip(" · ".join(filter(None, (link_kinds()[link.kind], self._label)))))
        self.set_points(line.points)

    def set_points(self, points: tuple[tuple[float, float], ...]) -> None:
        """Scene coordinates, at least two."""
        if points == self._points:
            return
        self._points = points
        self.prepareGeometryChange()
        self._path = QPainterPath()
        self._path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        self._last = points[-2], points[-1]
        self.update()

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-80, -REACH, 80, REACH)

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(REACH)
        return stroker.createStroke(self._path)

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
        painter.drawPath(self._path)
        if self._label and painter.worldTransform().m11() > FAR:
            self._paint_label(painter, shown)

    def _paint_label(self, painter: QPainter, shown: QPalette) -> None:
        """Beside the last piece, where no other line of the same bus runs."""
        (ax, ay), (bx, by) = self._last
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
