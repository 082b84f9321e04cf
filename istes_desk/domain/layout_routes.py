"""Right-angled routes of a comb layout through its corridors: trunk left of the children, bus above a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from istes_desk.domain.layout_pack import Point, Style

_TRUNK = 10.0
_BUS = 12.0
_LANES = 3
_LANE_STEP = 2.5
_CLEAR = 4.0


def _tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without doubles and points in the middle of a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def branch(parent: Point, child: Point, style: Style) -> tuple[Point, ...]:
    """Down the parent's trunk, along the row's bus, down into the child. Arguments: corners of the boxes."""
    trunk, bus, middle = parent[0] + _TRUNK, child[1] - _BUS, child[0] + style.width / 2
    foot = parent[1] + style.height
    down = ((trunk, foot), (trunk, bus), (middle, bus), (middle, child[1]))
    return down if trunk != middle and foot != bus else _tidy(down)


def elbow(a: Point, b: Point, style: Style) -> tuple[Point, ...]:
    """Between two boxes placed by hand: out of the sides that face each other, one bend half way."""
    half_w, half_h = style.width / 2, style.height / 2
    (ax, ay), (bx, by) = (a[0] + half_w, a[1] + half_h), (b[0] + half_w, b[1] + half_h)
    if abs(by - ay) > style.height:
        step = half_h if by > ay else -half_h
        middle = (ay + by) / 2
        return _tidy(((ax, ay + step), (ax, middle), (bx, middle), (bx, by - step)))
    step = half_w if bx > ax else -half_w
    middle = (ax + bx) / 2
    return _tidy(((ax + step, ay), (middle, ay), (middle, by), (bx - step, by)))


def _out(box: Point, corner: Point, style: Style) -> list[Point]:
    """From the side of a box that faces a corner, straight where the corner lies in front of it."""
    (x, y), (cx, cy) = box, corner
    if x < cx < x + style.width:
        return [(cx, y if cy < y else y + style.height)]
    side = x if cx <= x else x + style.width
    if y < cy < y + style.height:
        return [(side, cy)]
    middle = y + style.height / 2
    return [(side, middle), (cx, middle)]


def bent(a: Point, bends: Sequence[Point], b: Point, style: Style) -> tuple[Point, ...]:
    """Over the corners set by hand, from box to box; a slant between two corners gets a corner more."""
    corners = [bends[0]]
    for corner in bends[1:]:
        corners += [(corner[0], corners[-1][1]), corner]
    return _tidy([*_out(a, bends[0], style), *corners, *reversed(_out(b, bends[-1], style))])


def _climb(chain: Sequence[int], at: Mapping[int, Point], shift: float, style: Style) -> list[Point]:
    """From the top of the first box to the bus above the last one, round the left of each box between."""
    above_box = _BUS + _CLEAR + shift
    points: list[Point] = []
    for place, one in enumerate(chain):
        x, y = at[one]
        if place:
            column, under = x + _TRUNK + _CLEAR + shift, y + style.height + _CLEAR + shift
            turn = x - _CLEAR - shift
            points += [(column, points[-1][1]), (column, under), (turn, under), (turn, y - above_box)]
        else:
            middle = x + style.width / 2 + _CLEAR + shift
            points += [(middle, y), (middle, y - above_box)]
    return points


def _chain(one: int, parent: Mapping[int, int]) -> list[int]:
    chain = [one]
    while chain[-1] in parent:
        chain.append(parent[chain[-1]])
    return chain


def detour(
    a: int, b: int, parent: Mapping[int, int], at: Mapping[int, Point], lane: int, style: Style
) -> tuple[Point, ...]:
    """An extra link through the corridors of the tree, beside the solid lines and past every box."""
    up, down = _chain(a, parent), _chain(b, parent)
    while up and down and up[-1] == down[-1]:
        meeting = up.pop()
        down.pop()
    shift = lane % _LANES * _LANE_STEP
    x, y = at[meeting]
    trunk, foot = x + _TRUNK + _CLEAR + shift, y + style.height
    left, right = _climb(up, at, shift, style), _climb(down, at, shift, style)
    start, end = left[-1][1] if left else foot, right[-1][1] if right else foot
    through = [] if start == end else [(trunk, start), (trunk, end)]
    return _tidy([*left, *through, *reversed(right)])
