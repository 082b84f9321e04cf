"""Moving shapes on the plan and putting them on its grid."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.layout_pack import Point
from istes_desk.services.plan_shapes import Frame, Placement, Shapes

NOTHING = QRectF()


def shifted(shapes: Shapes, dx: float, dy: float) -> Shapes:
    """Everything moved by the same way; sums of floats do not drift off the grid."""

    def at(x: float, y: float) -> Point:
        return round(x + dx, 3), round(y + dy, 3)

    return Shapes(
        {id: Placement(*at(one.x, one.y)) for id, one in shapes.devices.items()},
        {key: Frame(*at(one.x, one.y), one.width, one.height) for key, one in shapes.frames.items()},
        {id: tuple(at(x, y) for x, y in bends) for id, bends in shapes.bends.items()},
    )


def snapped(point: Point) -> Point:
    """On the 8-pixel grid."""
    return round(point[0] / 8) * 8.0, round(point[1] / 8) * 8.0


def centred(point: QPointF) -> Point:
    """The corner of a box whose middle is at the point."""
    return snapped((point.x() - STYLE.width / 2, point.y() - STYLE.height / 2))


def around(points: Iterable[Point], each: QRectF = NOTHING) -> QRectF:
    """The rectangle of all points, each with a rectangle about it; null without points."""
    if not (pairs := list(points)):
        return QRectF()
    xs, ys = zip(*pairs, strict=True)
    corner = QPointF(min(xs), min(ys)) + each.topLeft()
    return QRectF(corner, QPointF(max(xs), max(ys)) + each.bottomRight())
