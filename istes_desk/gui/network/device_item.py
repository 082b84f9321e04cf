"""One device on the canvas: icon, name, first address, one line of choice, badges. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.network import DeviceKind
from istes_desk.gui.icons import pixmap
from istes_desk.gui.theme import GRID, TextSize, Tone, fill, font, ink
from istes_desk.gui.widgets.plain import plain_tip

BOX = QRectF(0, 0, STYLE.width, STYLE.height)
ICON = 28
BADGE = 14
FAR = 0.35  # zoomed out further than this only box and name are drawn
_ELIDE = Qt.TextElideMode.ElideRight
_BASELINES = (20.0, 38.0, 54.0)


@dataclass(frozen=True, slots=True)
class Face:
    """What a box shows. ``problem`` is the worst finding in words, empty when there is none."""

    id: int
    kind: DeviceKind
    name: str
    address: str = ""
    choice: str = ""
    problem: str = ""
    credentials: int = 0
    remote: int = 0

    def badges(self) -> list[tuple[str, Tone]]:
        """Icon names from the right edge leftwards."""
        shown = (
            (bool(self.problem), "warning", Tone.DANGER),
            (self.credentials > 0, "key", Tone.MUTED),
            (self.remote > 0, "remote", Tone.ACCENT),
        )
        return [(name, tone) for on, name, tone in shown if on]


class DeviceItem(QGraphicsItem):
    """Moves when dragged; ``moved`` and ``opened`` are called with its device id."""

    def __init__(self, face: Face, moved: Callable[[int], None], opened: Callable[[int], None]) -> None:
        super().__init__()
        self.face, self._moved, self._opened = face, moved, opened
        flags = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flags.ItemIsMovable | flags.ItemIsSelectable | flags.ItemSendsGeometryChanges)
        self.setZValue(1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_face(face)

    def set_face(self, face: Face) -> None:
        """Shows other words in the same place."""
        self.face = face
        lines = (face.name, face.address, face.choice, face.problem)
        self.setToolTip(plain_tip("\n".join(filter(None, lines))))
        self.update()

    def boundingRect(self) -> QRectF:
        return BOX.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        shown: QPalette = self.scene().palette()
        selected = self.isSelected()
        self._paint_box(painter, shown, selected)
        detail = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform())
        if detail < FAR:
            self._paint_far(painter, shown)
            return
        ratio = max(1.0, detail) * (widget.devicePixelRatioF() if widget else 1.0)
        self._paint_words(painter, shown)
        self._paint_icons(painter, shown, min(ratio, 4.0))

    def _paint_box(self, painter: QPainter, shown: QPalette, selected: bool) -> None:
        worn = Tone.DANGER if self.face.problem else Tone.MUTED
        edge = ink(Tone.ACCENT if selected else worn, shown)
        painter.setPen(QPen(edge, 2.0 if selected else 1.0))
        painter.setBrush(fill(Tone.ACCENT, shown) if selected else shown.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(BOX, 5, 5)

    def _paint_far(self, painter: QPainter, shown: QPalette) -> None:
        large = font(TextSize.TITLE, bold=True)
        painter.setFont(large)
        painter.setPen(shown.color(QPalette.ColorRole.Text))
        room = BOX.adjusted(4, 0, -4, 0)
        words = painter.fontMetrics().elidedText(self.face.name, _ELIDE, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, shown: QPalette) -> None:
        left = GRID + ICON + GRID
        text, muted = shown.color(QPalette.ColorRole.Text), ink(Tone.MUTED, shown)
        badges = len(self.face.badges()) * (BADGE + 2)
        rows = (
            (self.face.name, font(bold=True), text, 0),
            (self.face.address, font(tabular=True), text, 0),
            (self.face.choice, font(TextSize.SMALL), muted, badges if self.face.address else 0),
        )
        for (words, face, color, less), y in zip(filter(_worded, rows), _BASELINES, strict=False):
            painter.setFont(face)
            painter.setPen(color)
            room = int(BOX.width() - left - GRID / 2 - less)
            painter.drawText(QPointF(left, y), painter.fontMetrics().elidedText(words, _ELIDE, room))

    def _paint_icons(self, painter: QPainter, shown: QPalette, ratio: float) -> None:
        color: QColor = shown.color(QPalette.ColorRole.Text)
        drawn = pixmap(f"device_{self.face.kind.value}", ICON, color, ratio)
        painter.drawPixmap(QPointF(GRID, (BOX.height() - ICON) / 2), drawn)
        for place, (name, tone) in enumerate(self.face.badges(), 1):
            badge = pixmap(name, BADGE, ink(tone, shown), ratio)
            painter.drawPixmap(
                QPointF(BOX.right() - place * (BADGE + 2) - 2, BOX.bottom() - BADGE - 6), badge
            )

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: Any) -> Any:
        if change is QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            self._moved(self.face.id)
        return super().itemChange(change, value)

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._opened(self.face.id)
        event.accept()


def _worded(row: tuple[str, QFont, QColor, int]) -> bool:
    """Lines without words leave no gap."""
    return bool(row[0])
