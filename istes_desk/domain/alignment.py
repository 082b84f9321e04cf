"""Lining boxes up and spreading them evenly on a plan; pure geometry on rectangles in scene units."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from istes_desk.domain.layout_pack import Point, Rect

K = TypeVar("K")


class Edge(StrEnum):
    """What of the boxes comes onto one line; CENTRE is one column, MIDDLE is one row."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    CENTRE = "centre"
    MIDDLE = "middle"


def _around(boxes: Mapping[K, Rect]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all of them."""
    every = boxes.values()
    return (
        min(box.x for box in every),
        min(box.y for box in every),
        max(box.x + box.width for box in every),
        max(box.y + box.height for box in every),
    )


def align(boxes: Mapping[K, Rect], edge: Edge) -> dict[K, Point]:
    """New upper left corners, on the edge or the middle of what is around all of them."""
    left, top, right, bottom = _around(boxes)
    return {key: _on_line(box, edge, (left, top, right, bottom)) for key, box in boxes.items()}


def _on_line(box: Rect, edge: Edge, around: tuple[float, float, float, float]) -> Point:
    left, top, right, bottom = around
    across = {
        Edge.LEFT: left,
        Edge.RIGHT: right - box.width,
        Edge.CENTRE: (left + right - box.width) / 2,
    }
    down = {
        Edge.TOP: top,
        Edge.BOTTOM: bottom - box.height,
        Edge.MIDDLE: (top + bottom - box.height) / 2,
    }
    return across.get(edge, box.x), down.get(edge, box.y)


def distribute(boxes: Mapping[K, Rect], *, across: bool) -> dict[K, Point]:
    """Equal gaps between neighbours, the outer two stay; ``across`` from left to right, else downwards."""
    left, top, right, bottom = _around(boxes)
    start, room = (left, right - left) if across else (top, bottom - top)
    order = sorted(boxes, key=lambda key: boxes[key].x if across else boxes[key].y)
    filled = sum(boxes[key].width if across else boxes[key].height for key in order)
    gap = (room - filled) / max(1, len(order) - 1)
    placed: dict[K, Point] = {}
    for key in order:
        box = boxes[key]
        placed[key] = (start, box.y) if across else (box.x, start)
        start += (box.width if across else box.height) + gap
    return placed
