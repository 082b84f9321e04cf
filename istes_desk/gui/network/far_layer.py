"""The plan from far away: all boxes and lines in a few strokes instead of one item after the other.

Thousands of items in one frame cost a call into Python each; from afar nobody reads their words anyway.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.gui.network.device_item import DeviceItem
from istes_desk.gui.network.plan_links import Look, PlanLinks, Strokes
from istes_desk.gui.theme import TextSize, Tone, fill, font, ink
from istes_desk.services.uncollected import uncollected

FAR = 0.35
NAMED, FRAMED = 0.18, 0.1  # from here on names can be read, and boxes are more than a spot
FAINT_INK = 60
_WIDTH, _HEIGHT = STYLE.width, STYLE.height
Groups = dict[Look, list[DeviceItem]]


class FarLayer:
    """Sorts what is seen by how it looks, once for many frames; ``forget`` after any change."""

    def __init__(self) -> None:
        self._strokes: Strokes | None = None
        self._groups: Groups = {}
        self._rects: dict[Look, list[QRectF]] = {}

    def forget(self) -> None:
        self._strokes = None

    def paint(
        self, painter: QPainter, shown: QPalette, links: PlanLinks, boxes: Iterable[DeviceItem],
        seen: QRectF,
    ) -> None:  # fmt: skip
        if self._strokes is None:
            self._strokes = self._sort(links, boxes)
        for (chosen, dashed, faint), lines in self._strokes.items():
            color = ink(Tone.ACCENT if chosen else Tone.MUTED, shown)
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(_pen(color, 2.0 if chosen else 1.0, faint, style))
            painter.drawLines(lines)
        for look, rects in self._rects.items():
            _paint_boxes(painter, shown, look, rects)
            if painter.worldTransform().m11() >= NAMED and not look[2]:
                _paint_names(painter, shown, self._groups[look], seen)

    @uncollected()
    def _sort(self, links: PlanLinks, boxes: Iterable[DeviceItem]) -> Strokes:
        self._groups = _sorted_boxes(boxes)
        self._rects = {look: [_rect(box) for box in group] for look, group in self._groups.items()}
        return links.strokes()


def _sorted_boxes(boxes: Iterable[DeviceItem]) -> Groups:
    groups: Groups = {}
    for box in boxes:
        if box.isVisible():
            look = box.isSelected(), bool(box.face.problem), box.opacity() < 1
            groups.setdefault(look, []).append(box)
    return groups


def _rect(box: DeviceItem) -> QRectF:
    return QRectF(box.x(), box.y(), _WIDTH, _HEIGHT)


def _pen(color: QColor, width: float, faint: bool, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    color.setAlpha(FAINT_INK if faint else 255)
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen


def _paint_boxes(painter: QPainter, shown: QPalette, look: Look, rects: list[QRectF]) -> None:
    """With an edge while there is room for one, else as spots."""
    chosen, wrong, faint = look
    pen = _pen(
        ink(Tone.ACCENT if chosen else Tone.DANGER if wrong else Tone.MUTED, shown),
        2.0 if chosen or wrong else 1.0,
        faint,
    )
    framed = painter.worldTransform().m11() >= FRAMED
    ground = fill(Tone.ACCENT, shown) if chosen else shown.color(QPalette.ColorRole.Base)
    painter.setPen(pen if framed else Qt.PenStyle.NoPen)
    painter.setBrush(ground if framed else pen.color())
    painter.drawRects(rects)


def _paint_names(painter: QPainter, shown: QPalette, group: Iterable[DeviceItem], seen: QRectF) -> None:
    painter.setFont(font(TextSize.TITLE, bold=True))
    painter.setPen(shown.color(QPalette.ColorRole.Text))
    metrics = painter.fontMetrics()
    room, down = int(STYLE.width) - 8, (STYLE.height + metrics.ascent() - metrics.descent()) / 2
    for box in group:
        if seen.intersects(_rect(box)):
            words = metrics.elidedText(box.face.name, Qt.TextElideMode.ElideRight, room)
            left = (STYLE.width - metrics.horizontalAdvance(words)) / 2
            painter.drawText(QPointF(box.x() + left, box.y() + down), words)
