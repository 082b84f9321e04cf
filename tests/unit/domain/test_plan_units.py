"""Every device on one sheet and one only, blocks together, never more than fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.layout_tree import Node, forest
from istes_desk.domain.plan_units import units


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Node], list[tuple[int, int]]]:
    parents = draw(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=60))
    nodes = [Node(at, f"d{at}", int(parent is not None)) for at, parent in enumerate(parents)]
    return nodes, [(parent % at, at) for at, parent in enumerate(parents) if parent is not None and at]


@given(networks(), st.integers(8, 30))
def test_every_device_on_one_sheet(network: tuple[list[Node], list[tuple[int, int]]], capacity: int) -> None:
    tree = forest(*network)
    found = units(tree, capacity)
    assert sorted(one for unit in found for one in unit.members) == sorted(tree.order)
    home = {one: at for at, unit in enumerate(found) for one in unit.members}
    for at, unit in enumerate(found):
        assert all(tree.parent.get(head) == unit.above for head in unit.heads)
        below = [other for other in found if other.above is not None and home[other.above] == at]
        assert len(unit.members) + len(below) <= capacity
        inside = set(unit.members) - set(unit.heads)
        assert all(home[tree.parent[one]] == at for one in inside)


def test_blocks_stay_whole_and_the_root_comes_first() -> None:
    switches = {10: range(100, 120), 20: range(200, 220), 30: range(300, 303)}
    nodes = [Node(1, "core", 0), *(Node(one, f"sw{one}", 1) for one in switches)]
    nodes += [Node(one, f"pc{one}", 2) for leaves in switches.values() for one in leaves]
    links = [(1, one) for one in switches] + [(sw, one) for sw, leaves in switches.items() for one in leaves]
    first, second, third = units(forest(nodes, links), 24)
    assert (first.heads, first.above) == ((1,), None)
    assert set(first.members) == {1, 30, 300, 301, 302}
    assert [(unit.heads, unit.above, len(unit.members)) for unit in (second, third)] == [
        ((10,), 1, 21),
        ((20,), 1, 21),
    ]


def test_a_star_is_spread_and_a_star_of_stars_too() -> None:
    star = forest(
        [Node(0), *(Node(at, f"d{at:03}", 1) for at in range(1, 100))], [(0, at) for at in range(1, 100)]
    )
    found = units(star, 30)
    assert all(unit.above in (None, 0) for unit in found)
    assert sum(len(unit.members) for unit in found) == 100
    huge = forest([Node(0), *(Node(at, "", 1) for at in range(1, 200))], [(0, at) for at in range(1, 200)])
    assert sum(len(unit.members) for unit in units(huge, 8)) == 200
