"""Pulling a piece of a right-angled link aside: which corners it has then. Pure geometry, no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from istes_desk.domain.layout_pack import Point

GRID = 8


def nearest(points: Sequence[Point], at: Point) -> int:
    """The piece of the line (from point n to n + 1) that runs nearest to ``at``."""
    return min(range(len(points) - 1), key=lambda n: _distance(points[n], points[n + 1], at))


def _distance(a: Point, b: Point, at: Point) -> float:
    gaps = [max(min(a[i], b[i]) - at[i], 0.0, at[i] - max(a[i], b[i])) for i in (0, 1)]
    return gaps[0] + gaps[1]


def upright(points: Sequence[Point], piece: int) -> bool:
    """Whether the piece runs up and down."""
    return points[piece][0] == points[piece + 1][0]


def pulled(points: Sequence[Point], piece: int, by: Point, *, free: bool = False) -> tuple[Point, ...]:
    """The corners when a piece was pulled across its direction; on the grid unless ``free``."""
    axis = 0 if upright(points, piece) else 1
    wanted = points[piece][axis] + by[axis]
    wanted = wanted if free else round(wanted / GRID) * float(GRID)
    if len(points) == 2:
        return tuple(_at(_between(points, share), axis, wanted) for share in (1 / 3, 2 / 3))
    corners = list(points[1:-1])
    for place in (piece - 1, piece):
        if 0 <= place < len(corners):
            corners[place] = _at(corners[place], axis, wanted)
    return tuple(corners)


def _at(point: Point, axis: int, value: float) -> Point:
    return (value, point[1]) if axis == 0 else (point[0], value)


def _between(points: Sequence[Point], share: float) -> Point:
    (ax, ay), (bx, by) = points[0], points[1]
    return ax + (bx - ax) * share, ay + (by - ay) * share


def middle_piece(points: Sequence[Point], *, up_and_down: bool) -> int | None:
    """The piece of that direction nearest to the middle of the line, for the arrow keys."""
    half = (len(points) - 2) / 2
    fitting = [n for n in range(len(points) - 1) if upright(points, n) == up_and_down]
    return min(fitting, key=lambda n: abs(n - half)) if fitting else None
