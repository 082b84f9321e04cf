"""Where devices stand and how their links run on the plan as it is shown and printed (N-1, N-3). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.layout import Point, Style, comb, nodes_of
from istes_desk.domain.layout_routes import bent, branch, detour, elbow
from istes_desk.domain.layout_tree import forest
from istes_desk.domain.network import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from istes_desk.domain.layout_tree import Forest, Pair
    from istes_desk.domain.network import Device, Link

STYLE = Style()
_AIR = frozenset({LinkKind.WIFI, LinkKind.VPN})
_BUS_ROOM = 24.0
_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """One link as drawn; ``dashed`` = through the air, a tunnel, or a second way."""

    points: tuple[Point, ...]
    dashed: bool


def pairs_of(links: Iterable[Link]) -> list[Pair]:
    """The two ends of each link."""
    return [(link.a_device_id, link.b_device_id) for link in links]


def tied(devices: Iterable[Device], links: Iterable[Link]) -> list[Pair]:
    """What belongs together: the ends of each link, a virtual machine and its host."""
    hosted = [(one.host_device_id, one.id) for one in devices if one.host_device_id is not None]
    return [*pairs_of(links), *hosted]


def arranged(devices: Sequence[Device], links: Iterable[Link]) -> dict[int, Point]:
    """Upper left corners when all is arranged anew."""
    return comb(nodes_of(devices), tied(devices, links), STYLE).positions


def standing(devices: Sequence[Device], links: Iterable[Link]) -> dict[int, Point]:
    """Upper left corners: what was placed stays, the rest is arranged below it."""
    keep = {one.id: (one.x, one.y) for one in devices if one.placed}
    return comb(nodes_of(devices), tied(devices, links), STYLE, keep).positions


def _hangs(parent: Point, child: Point) -> bool:
    """Whether the child stands where a comb would put it: below, right of the trunk."""
    return child[1] >= parent[1] + STYLE.height + _BUS_ROOM and child[0] >= parent[0]


def way(a: Point, b: Point) -> tuple[Point, ...]:
    """A line between two corners while one of them is being dragged."""
    for above, below in ((a, b), (b, a)):
        if _hangs(above, below):
            return branch(above, below, STYLE)
    return elbow(a, b, STYLE)


def _way(tree: Forest, at: Mapping[int, Point], a: int, b: int) -> tuple[Point, ...]:
    above, below = (a, b) if tree.parent.get(b) == a else (b, a)
    if tree.parent.get(below) == above and _hangs(at[above], at[below]):
        return branch(at[above], at[below], STYLE)
    return elbow(at[a], at[b], STYLE)


def _combed(tree: Forest, at: Mapping[int, Point]) -> bool:
    """Whether every branch of the tree hangs: then second ways fit into its corridors."""
    return all(_hangs(at[above], at[below]) for below, above in tree.parent.items())


def lines(devices: Sequence[Device], links: Sequence[Link], at: Mapping[int, Point]) -> dict[int, Line]:
    """By link id; ``at`` has the corner of every device. Links of unknown devices are left out.

    Corners set by hand win over every way of the program.
    """
    known = [link for link in links if link.a_device_id in at and link.b_device_id in at]
    tree = forest(nodes_of(devices), tied(devices, known))
    lanes = {pair: lane for lane, pair in enumerate(tree.extra)} if _combed(tree, at) else {}
    doubles: dict[Pair, int] = {}
    drawn: dict[int, Line] = {}
    extra = set(tree.extra)
    for link in known:
        pair = _ends(link.a_device_id, link.b_device_id)
        dashed = link.kind in _AIR or pair in extra
        if link.bends:
            route = bent(at[link.a_device_id], link.bends, at[link.b_device_id], STYLE)
            drawn[link.id] = Line(route, dashed)
            continue
        route = detour(*pair, tree.parent, at, lanes[pair], STYLE) if pair in lanes else _way(tree, at, *pair)
        if shift := doubles.get(pair, 0) * _STEP:
            route = tuple((x + shift, y + shift) for x, y in route)
        doubles[pair] = doubles.get(pair, 0) + 1
        drawn[link.id] = Line(route, dashed)
    return drawn


def hosts(devices: Sequence[Device], links: Sequence[Link], at: Mapping[int, Point]) -> dict[int, Line]:
    """By id of each virtual machine that only its host ties to the plan."""
    linked = {_ends(*pair) for pair in pairs_of(links)}
    ends = {one.id: one.host_device_id for one in devices if one.host_device_id in at and one.id in at}
    tree = forest(nodes_of(devices), tied(devices, links))
    return {
        vm: Line(_way(tree, at, host, vm), dashed=True)
        for vm, host in ends.items()
        if host is not None and _ends(vm, host) not in linked
    }


def _ends(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
