"""No box overlaps, no line crosses a box, the same drawing for the same network (issue of the maps)."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.layout import Layout, Node, Route, Style, comb, nodes_of
from istes_desk.domain.network import Device, DeviceKind

Box = tuple[float, float, float, float]
STYLE = Style()


@st.composite
def networks(draw: st.DrawFn, extra: int = 0) -> tuple[list[Node], list[tuple[int, int]]]:
    """A random tree, plus some links that close a circle."""
    parents = draw(st.lists(st.integers(0, 10**6), max_size=40))
    nodes = [Node(0, "wan", 0), *(Node(at, f"d{at}", 1) for at in range(1, len(parents) + 1))]
    links = [(parent % (at + 1), at + 1) for at, parent in enumerate(parents)]
    ends = st.integers(0, len(parents))
    return nodes, links + draw(st.lists(st.tuples(ends, ends), max_size=extra))


def boxes(layout: Layout) -> dict[int, Box]:
    size = STYLE.width, STYLE.height
    return {one: (x, y, x + size[0], y + size[1]) for one, (x, y) in layout.positions.items()}


def inside(a: tuple[float, float], b: tuple[float, float], box: Box) -> bool:
    """Whether a right-angled segment enters the interior of a box."""
    (left, right), (top, bottom) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    return left < box[2] and right > box[0] and top < box[3] and bottom > box[1]


def crossing(one: Route, other: Route) -> bool:
    """Whether two routes properly cross somewhere."""
    pairs = [(p, q) for p in pairwise(one.points) for q in pairwise(other.points)]
    for p, q in [*pairs, *((q, p) for p, q in pairs)]:
        (ax, ay), (bx, by) = p
        (cx, cy), (dx, dy) = q
        if ay == by and cx == dx and min(ax, bx) < cx < max(ax, bx) and min(cy, dy) < ay < max(cy, dy):
            return True
    return False


@given(networks(extra=6))
def test_no_box_overlaps_and_no_line_enters_a_box(network: tuple[list[Node], list[tuple[int, int]]]) -> None:
    layout = comb(*network)
    rows = list(boxes(layout).values())
    assert len(rows) == len(network[0])
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(rows, 2)
    )
    segments = [pair for route in layout.routes for pair in pairwise(route.points)]
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in segments)
    assert not any(inside(a, b, box) for a, b in segments for box in rows)


@given(networks(extra=6))
def test_every_link_is_drawn_once_from_box_to_box(network: tuple[list[Node], list[tuple[int, int]]]) -> None:
    layout = comb(*network)
    drawn = sorted((min(one.a, one.b), max(one.a, one.b)) for one in layout.routes)
    assert drawn == sorted({(min(pair), max(pair)) for pair in network[1] if pair[0] != pair[1]})
    assert sum(not one.dashed for one in layout.routes) == len(network[0]) - 1
    where = boxes(layout)
    for route in layout.routes:
        for end, (x, y) in ((route.a, route.points[0]), (route.b, route.points[-1])):
            left, top, right, bottom = where[end]
            assert left < x < right
            assert y in (top, bottom)


@given(networks())
def test_branches_of_different_parents_never_cross(network: tuple[list[Node], list[tuple[int, int]]]) -> None:
    routes = comb(*network).routes
    assert not any(crossing(a, b) for a, b in combinations(routes, 2) if a.a != b.a)


@given(networks(extra=3), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(
    network: tuple[list[Node], list[tuple[int, int]]], shuffle: random.Random
) -> None:
    nodes, links = list(network[0]), [pair[::-1] for pair in network[1]]
    shuffle.shuffle(nodes)
    shuffle.shuffle(links)
    assert comb(nodes, links) == comb(*network)


@st.composite
def forests(draw: st.DrawFn) -> tuple[list[Node], list[tuple[int, int]]]:
    """Several trees: whoever has no parent before it is a root of its own."""
    parents = draw(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=40))
    nodes = [Node(at, f"d{at}", int(parent is not None)) for at, parent in enumerate(parents)]
    return nodes, [(parent % at, at) for at, parent in enumerate(parents) if parent is not None and at]


@given(forests())
def test_a_forest_has_neither_overlap_nor_crossing(network: tuple[list[Node], list[tuple[int, int]]]) -> None:
    layout = comb(*network)
    rows = list(boxes(layout).values())
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(rows, 2)
    )
    assert not any(crossing(a, b) for a, b in combinations(layout.routes, 2) if a.a != b.a)
    assert not any(route.dashed for route in layout.routes)


@given(networks(), st.integers(0, 10**6))
def test_a_device_more_moves_no_block_it_is_not_in(
    network: tuple[list[Node], list[tuple[int, int]]], place: int
) -> None:
    nodes, links = network
    new, parent = len(nodes), place % len(nodes)
    before = comb(nodes, links)
    after = comb([*nodes, Node(new, "zz", 1)], [*links, (parent, new)])
    above = {b: a for a, b in links}
    line = {parent}
    while parent in above:
        parent = above[parent]
        line.add(parent)
    for one, box in before.blocks.items():
        if one not in line:
            grown = after.blocks[one]
            assert (grown.width, grown.height) == (box.width, box.height)
    for child, top in above.items():
        if top not in line:
            inside_then = tuple(
                a - b for a, b in zip(before.positions[child], before.positions[top], strict=True)
            )
            inside_now = tuple(
                a - b for a, b in zip(after.positions[child], after.positions[top], strict=True)
            )
            assert inside_now == pytest.approx(inside_then)


def test_a_chain_goes_down_in_steps() -> None:
    layout = comb([Node(1), Node(2)], [(1, 2)])
    assert layout.positions == {1: (0.0, 0.0), 2: (28.0, 100.0)}
    assert layout.routes == (Route(1, 2, ((10.0, 64.0), (10.0, 88.0), (108.0, 88.0), (108.0, 100.0))),)


def test_labels_in_natural_order_and_nothing_at_all() -> None:
    nodes = [Node(1, "sw"), *(Node(at, f"PC {at}", 1) for at in (11, 10, 9))]
    at = comb(nodes, [(1, other) for other in (9, 10, 11)], Style(aspect=9)).positions
    assert at[9] < at[10] < at[11]
    assert comb([], []) == Layout({}, (), {})


def test_what_is_apart_stands_beside_the_largest_group() -> None:
    layout = comb([Node(1), Node(2), Node(3)], [(2, 3), (3, 99), (3, 3)])
    assert layout.positions[2] == (0.0, 0.0)
    assert [(one.a, one.b) for one in layout.routes] == [(2, 3)]


def test_the_nearest_to_the_internet_is_the_root() -> None:
    kinds = [DeviceKind.PC, DeviceKind.SWITCH, DeviceKind.FIREWALL]
    nodes = nodes_of(Device(1, 1, kind.value, kind, id=at) for at, kind in enumerate(kinds))
    assert comb(nodes, [(0, 1), (1, 2)]).positions[2] == (0.0, 0.0)


def test_only_what_is_new_is_arranged() -> None:
    keep = {1: (500.0, -40.0), 2: (900.0, 300.0), 7: (0.0, 0.0)}
    nodes = [Node(one) for one in range(1, 6)]
    layout = comb(nodes, [(1, 2), (2, 3), (3, 4), (4, 5), (1, 99)], keep=keep)
    assert {one: layout.positions[one] for one in (1, 2)} == {1: (500.0, -40.0), 2: (900.0, 300.0)}
    assert set(layout.positions) == {1, 2, 3, 4, 5}
    assert layout.positions[3] == (500.0, 300.0 + 64 + 72)
    assert [(one.a, one.b) for one in layout.routes] == [(3, 4), (4, 5), (1, 2), (2, 3)]


@pytest.mark.parametrize(
    ("other", "points"),
    [
        ((0.0, 200.0), ((80.0, 64.0), (80.0, 200.0))),
        ((100.0, -200.0), ((80.0, 0.0), (80.0, -68.0), (180.0, -68.0), (180.0, -136.0))),
        ((300.0, 10.0), ((160.0, 32.0), (230.0, 32.0), (230.0, 42.0), (300.0, 42.0))),
        ((-300.0, 0.0), ((0.0, 32.0), (-140.0, 32.0))),
    ],
)
def test_elbows_between_boxes_placed_by_hand(
    other: tuple[float, float], points: tuple[tuple[float, float], ...]
) -> None:
    (route,) = comb([Node(1), Node(2)], [(1, 2)], keep={1: (0.0, 0.0), 2: other}).routes
    assert route.points == points


def test_corridors_too_narrow_are_refused() -> None:
    with pytest.raises(DomainError):
        Style(gap_y=10)


def test_a_large_site_keeps_a_printable_shape() -> None:
    nodes = [Node(at, f"d{at}", at > 41) for at in range(2000)]
    links = [(0, at) for at in range(1, 41)] + [(1 + at % 40, at) for at in range(41, 2000)]
    started = time.perf_counter()
    layout = comb(nodes, links)
    assert time.perf_counter() - started < 5
    block = layout.blocks[0]
    assert 0.7 < block.width / block.height < 2.5
