"""Boxes into rows, rows into blocks: where every box of a comb layout stands. Linear, no links here."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from istes_desk.domain.errors import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istes_desk.domain.layout_tree import Forest

Point = tuple[float, float]
_TRIES = (0.7, 0.85, 1.0, 1.2, 1.45, 1.75)


@dataclass(frozen=True, slots=True)
class Style:
    """Scene units. ``aspect`` = wanted width / height; ``indent`` holds the trunk, ``gap_y`` the bus.

    Narrower corridors than the defaults have no room for the lines: ``DomainError``.
    """

    width: float = 160.0
    height: float = 64.0
    aspect: float = 1.4
    indent: float = 28.0
    gap_x: float = 20.0
    gap_y: float = 36.0

    def __post_init__(self) -> None:
        roomy = self.indent >= 28 and self.gap_x >= 20 and self.gap_y >= 36 and self.width >= 40
        require(roomy and self.height > 0 and self.aspect > 0, "Misure troppo strette per i collegamenti.")


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Outer size of a node with all below it, and where each child's block starts inside it."""

    width: float
    height: float
    places: tuple[Point, ...] = ()


def _shelves(sizes: Sequence[_Block], limit: float, style: Style) -> _Block:
    """Left to right, a new row when ``limit`` is passed; every row is as high as its highest block."""
    places: list[Point] = []
    x = y = row = widest = 0.0
    for size in sizes:
        if x and x + size.width > limit:
            x, y, row = 0.0, y + row + style.gap_y, 0.0
        places.append((x, y))
        widest = max(widest, x + size.width)
        x += size.width + style.gap_x
        row = max(row, size.height)
    return _Block(widest, y + row, tuple(places))


def _best(sizes: Sequence[_Block], style: Style) -> _Block:
    """The shelves whose shape is nearest to the wanted one, of a fixed number of widths."""
    area = sum((one.width + style.gap_x) * (one.height + style.gap_y) for one in sizes)
    wanted = sqrt(area * style.aspect)
    tries = [_shelves(sizes, wanted * share, style) for share in _TRIES]
    return min(tries, key=lambda one: abs(log(one.width / one.height / style.aspect)))


def _block(sizes: Sequence[_Block], style: Style) -> _Block:
    """The node's own box on top, its children below and right of the trunk."""
    if not sizes:
        return _Block(style.width, style.height)
    inner = _best(sizes, style)
    down = style.height + style.gap_y
    places = tuple((x + style.indent, y + down) for x, y in inner.places)
    return _Block(max(style.width, inner.width + style.indent), inner.height + down, places)


def pack(forest: Forest, style: Style) -> dict[int, Rect]:
    """The block of every node, its box being the upper left corner; disjoint blocks for disjoint subtrees."""
    if not forest.roots:
        return {}
    blocks: dict[int, _Block] = {}
    for one in reversed(forest.order):
        blocks[one] = _block([blocks[child] for child in forest.children[one]], style)
    top = _best([blocks[root] for root in forest.roots], style)
    corner: dict[int, Point] = dict(zip(forest.roots, top.places, strict=True))
    for one in forest.order:
        x, y = corner[one]
        for child, (dx, dy) in zip(forest.children[one], blocks[one].places, strict=True):
            corner[child] = (x + dx, y + dy)
    return {one: Rect(*corner[one], blocks[one].width, blocks[one].height) for one in forest.order}
