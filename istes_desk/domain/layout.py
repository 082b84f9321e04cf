"""The comb layout of a network plan: trunk per node, leaves in rows, blocks to a wanted shape (N-1, N-3).

Pure, deterministic, linear but for sorting; boxes never overlap and no line crosses a box, by construction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.layout_pack import Point, Rect, Style, pack
from istes_desk.domain.layout_routes import branch, detour, elbow
from istes_desk.domain.layout_tree import Forest, Node, Pair, forest
from istes_desk.domain.network import DeviceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from istes_desk.domain.network import Device

__all__ = ["Layout", "Node", "Point", "Rect", "Route", "Style", "comb", "nodes_of"]

_RANKS = (
    DeviceKind.WAN, DeviceKind.ROUTER, DeviceKind.FIREWALL, DeviceKind.SWITCH, DeviceKind.ACCESS_POINT,
    DeviceKind.SERVER, DeviceKind.NAS,
)  # fmt: skip
_CLEARANCE = 2.0


@dataclass(frozen=True, slots=True)
class Route:
    """A right-angled line from box ``a`` to box ``b``; ``dashed`` = not part of the tree."""

    a: int
    b: int
    points: tuple[Point, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Upper left corners of the boxes, routes, and the block of each arranged node (a page unit)."""

    positions: dict[int, Point]
    routes: tuple[Route, ...]
    blocks: dict[int, Rect]


def nodes_of(devices: Iterable[Device]) -> tuple[Node, ...]:
    """Devices as nodes; what is nearest to the Internet becomes the root."""
    rank = {kind: at for at, kind in enumerate(_RANKS)}
    return tuple(Node(one.id, one.name, rank.get(one.kind, len(rank))) for one in devices)


def _routes(tree: Forest, at: Mapping[int, Point], style: Style) -> list[Route]:
    solid = [
        Route(above, one, branch(at[above], at[one], style))
        for one in tree.order
        if (above := tree.parent.get(one)) is not None
    ]
    dashed = [
        Route(a, b, detour(a, b, tree.parent, at, lane, style), dashed=True)
        for lane, (a, b) in enumerate(tree.extra)
    ]
    return solid + dashed


def _below(keep: Mapping[int, Point], style: Style) -> Point:
    """Where new things start: under the lowest kept box, at the leftmost one."""
    if not keep:
        return 0.0, 0.0
    lowest = max(y for _, y in keep.values()) + style.height
    return min(x for x, _ in keep.values()), lowest + _CLEARANCE * style.gap_y


def _attached(links: Iterable[Pair], at: Mapping[int, Point], keep: Mapping[int, Point]) -> list[Pair]:
    """Links that touch a kept box: the tree does not know them."""
    touching = {(min(pair), max(pair)) for pair in links if pair[0] in keep or pair[1] in keep}
    return sorted(pair for pair in touching if pair[0] != pair[1] and pair[0] in at and pair[1] in at)


def comb(
    nodes: Iterable[Node],
    links: Iterable[Pair],
    style: Style | None = None,
    keep: Mapping[int, Point] | None = None,
) -> Layout:
    """Arrange all nodes but those of ``keep``, which stay where the user put them ("only what is new").

    Links to kept boxes are plain elbows. Links to unknown nodes are left out.
    """
    style, every, pairs = style or Style(), list(nodes), list(links)
    kept = {one.id: keep[one.id] for one in every if keep and one.id in keep}
    tree = forest((one for one in every if one.id not in kept), pairs)
    left, top = _below(kept, style)
    blocks = {
        one: Rect(box.x + left, box.y + top, box.width, box.height) for one, box in pack(tree, style).items()
    }
    at = {one: (box.x, box.y) for one, box in blocks.items()} | kept
    manual = [Route(a, b, elbow(at[a], at[b], style)) for a, b in _attached(pairs, at, kept)]
    return Layout(at, tuple(_routes(tree, at, style) + manual), blocks)
