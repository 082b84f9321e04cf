"""One device on the canvas: icon, name, first address, one line of choice, badges. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import DeviceKind
from istes_desk.gui.icons import pixmap
from istes_desk.gui.theme import GRID, TextSize, Tone, fill, font, ink

BOX = QRectF(0, 0, STYLE.width, STYLE.height)
ICON = 28
BADGE = 14
_BOUNDS = BOX.adjusted(-2, -2, 2, 2)
SEEN = _BOUNDS.adjusted(-0.5, -0.5, 0.5, 0.5)  # with its edge
_FLAGS = QGraphicsItem.GraphicsItemFlag.ItemIsMovable | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
_EMPTY = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
_LEFT = _FLAGS | _EMPTY
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


class DeviceItem(QGraphicsRectItem):
    """Moved by the scene's hand; ``opened`` is called with its device id. ``far``: the far layer paints it.

    No tool tip, cursor, ``itemChange`` or ``boundingRect`` of its own: 2,000 devices pay dearly for each.
    """

    def __init__(self, face: Face, at: Point, opened: Callable[[int], None], *, far: bool = False) -> None:
        super().__init__(_BOUNDS)
        self.face, self._opened = face, opened
        self.setPos(*at)
        self.setFlags(_LEFT if far else _FLAGS)

    def leave(self, *, far: bool) -> None:
        """Leaves the painting to the far layer."""
        self.setFlag(_EMPTY, far)

    def set_face(self, face: Face) -> None:
        """Shows other words in the same place."""
        self.face = face
        self.update()

    def tip(self) -> str:
        """What the box has no room for."""
        return "\n".join(
            filter(None, (self.face.name, self.face.address, self.face.choice, self.face.problem))
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        shown: QPalette = self.scene().palette()
        selected = self.isSelected()
        self._paint_box(painter, shown, selected)
        detail = painter.worldTransform().m11()
        ratio = max(1.0, detail) * (widget.devicePixelRatioF() if widget else 1.0)
        self._paint_words(painter, shown)
        self._paint_icons(painter, shown, min(ratio, 4.0))

    def _paint_box(self, painter: QPainter, shown: QPalette, selected: bool) -> None:
        worn = Tone.DANGER if self.face.problem else Tone.MUTED
        edge = ink(Tone.ACCENT if selected else worn, shown)
        painter.setPen(QPen(edge, 2.0 if selected else 1.0))
        painter.setBrush(fill(Tone.ACCENT, shown) if selected else shown.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(BOX, 5, 5)

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

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._opened(self.face.id)
        event.accept()


def _worded(row: tuple[str, QFont, QColor, int]) -> bool:
    """Lines without words leave no gap."""
    return bool(row[0])
