"""Areas and notes on the canvas: movable, and sized by the grip in their lower right corner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen, QTextDocument, QTextOption
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.gui.network.tints import tint_colors
from istes_desk.gui.theme import GRID, TextSize, Tone, fill, font, ink
from istes_desk.services.plan_pieces import Key
from istes_desk.services.plan_shapes import Frame, frame_of

GRIP = 12.0
BORDER = 10.0
HEAD = 22.0
LEGIBLE = 0.6  # from further away the label is written larger
LEAST = {PlanArea: (64.0, 48.0), PlanNote: (80.0, 0.0)}


class MarkItem(QGraphicsItem):
    """``opened`` is called with its key on a double click, ``sized`` with it and both frames."""

    def __init__(
        self, mark: PlanArea | PlanNote, opened: Callable[[Key], None],
        sized: Callable[[Key, Frame, Frame], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._opened, self._sized = opened, sized
        self._from: Frame | None = None
        flags = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flags.ItemIsMovable | flags.ItemIsSelectable)
        self.show_mark(mark)

    def show_mark(self, mark: PlanArea | PlanNote) -> None:
        """Other words, another place."""
        self.mark, self.key = mark, (type(mark), mark.id)
        self.set_frame(frame_of(mark))

    def set_frame(self, frame: Frame) -> None:
        self.prepareGeometryChange()
        self.setPos(frame.x, frame.y)
        self.width, self.height = frame.width, self._height(frame)
        self.update()

    def frame(self) -> Frame:
        """Where it is now."""
        kept = self.height if isinstance(self.mark, PlanArea) else 0.0
        return Frame(self.x(), self.y(), self.width, kept)

    def _height(self, frame: Frame) -> float:
        return frame.height

    def rect(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    def boundingRect(self) -> QRectF:
        return self.rect().adjusted(-2, -2, 2, 2)

    def _grip(self) -> QRectF:
        return QRectF(self.width - GRIP, self.height - GRIP, GRIP, GRIP)

    def _paint_grip(self, painter: QPainter, shown: QPalette) -> None:
        painter.setPen(QPen(ink(Tone.ACCENT, shown), 1.5))
        corner = self.rect().bottomRight()
        for step in (4, 8):
            painter.drawLine(corner + QPointF(-step, -2), corner + QPointF(-2, -step))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mousePressEvent(event)
        on_grip = self.isSelected() and self._grip().contains(event.pos())
        self._from = self.frame() if on_grip else None

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._from is None:
            super().mouseMoveEvent(event)
            return
        wide, high = LEAST[type(self.mark)]
        width, height = (round(side / GRID) * float(GRID) for side in (event.pos().x(), event.pos().y()))
        kept = max(high, height) if isinstance(self.mark, PlanArea) else 0.0
        self.set_frame(Frame(self._from.x, self._from.y, max(wide, width), kept))

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        before, self._from = self._from, None
        if before is not None and before != self.frame():
            self._sized(self.key, before, self.frame())

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._opened(self.key)
        event.accept()


class AreaItem(MarkItem):
    """Taken by its border or its label: inside it the rubber band works as everywhere."""

    mark: PlanArea

    def __init__(
        self, mark: PlanArea, opened: Callable[[Key], None], sized: Callable[[Key, Frame, Frame], None]
    ) -> None:
        super().__init__(mark, opened, sized)
        self.setZValue(-10)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.rect())
        inside = QPainterPath()
        inside.addRect(self.rect().adjusted(BORDER, HEAD, -BORDER, -BORDER))
        grip = QPainterPath()
        grip.addRect(self._grip())
        return path.subtracted(inside).united(grip)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        shown = self.scene().palette()
        inside, edge = tint_colors(self.mark.tint, shown)
        painter.setPen(QPen(edge, 2.0 if self.isSelected() else 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(inside)
        painter.drawRoundedRect(self.rect(), 6, 6)
        far = painter.worldTransform().m11() < LEGIBLE
        painter.setFont(font(TextSize.TITLE if far else TextSize.BODY, bold=True))
        painter.setPen(edge)
        room = self.rect().adjusted(BORDER, 0, -BORDER, 0)
        room.setHeight(HEAD)
        words = painter.fontMetrics().elidedText(
            self.mark.label, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.isSelected():
            self._paint_grip(painter, shown)


class NoteItem(MarkItem):
    """As high as its words need."""

    mark: PlanNote

    def __init__(
        self, mark: PlanNote, opened: Callable[[Key], None], sized: Callable[[Key, Frame, Frame], None]
    ) -> None:
        self._words = QTextDocument()
        super().__init__(mark, opened, sized)
        self.setZValue(2)

    def _height(self, frame: Frame) -> float:
        self._words.setDefaultFont(font(TextSize.SMALL))
        self._words.setDocumentMargin(GRID)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._words.setDefaultTextOption(option)
        self._words.setPlainText(self.mark.text)
        self._words.setTextWidth(frame.width)
        return self._words.size().height()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        shown = self.scene().palette()
        chosen = self.isSelected()
        painter.setPen(QPen(ink(Tone.ACCENT if chosen else Tone.WARNING, shown), 2.0 if chosen else 1.0))
        painter.setBrush(fill(Tone.WARNING, shown))
        painter.drawRect(self.rect())
        painter.setPen(shown.color(QPalette.ColorRole.Text))
        painter.setFont(font(TextSize.SMALL))
        inner = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        wrapped = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(inner, self.mark.text, wrapped)
        if chosen:
            self._paint_grip(painter, shown)
