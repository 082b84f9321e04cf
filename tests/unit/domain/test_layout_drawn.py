"""The plan as drawn: placed boxes stay, links hang like a comb where they can."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.layout_drawn import STYLE, arranged, hosts, lines, standing, way
from istes_desk.domain.network import Device, DeviceKind, Link, LinkKind


def device(id: int, kind: DeviceKind = DeviceKind.PC) -> Device:
    return Device(1, 1, f"d{id}", kind, id=id)


def link(id: int, a: int, b: int, kind: LinkKind = LinkKind.COPPER) -> Link:
    return Link(1, a, b, kind=kind, id=id)


TREE = [device(1, DeviceKind.ROUTER), device(2, DeviceKind.SWITCH), device(3), device(4)]
LINKS = [link(1, 1, 2), link(2, 2, 3), link(3, 2, 4, LinkKind.WIFI)]


def test_arranged_branches_hang_from_the_trunk_of_their_parent() -> None:
    at = arranged(TREE, LINKS)
    drawn = lines(TREE, LINKS, at)
    assert {id for id, line in drawn.items() if line.dashed} == {3}
    first = drawn[2].points
    assert first[0] == (at[2][0] + 10, at[2][1] + STYLE.height)
    assert first[-1] == (at[3][0] + STYLE.width / 2, at[3][1])


def test_what_was_placed_stays_and_the_new_goes_below() -> None:
    placed = [replace(one, x=50.0 * one.id, y=10.0, placed=True) for one in TREE[:2]]
    at = standing([*placed, TREE[2]], LINKS)
    assert (at[1], at[2]) == ((50.0, 10.0), (100.0, 10.0))
    assert at[3][1] > 10 + STYLE.height


def test_a_child_above_or_beside_its_parent_gets_an_elbow() -> None:
    at = {1: (0.0, 0.0), 2: (400.0, 0.0), 3: (400.0, -300.0)}
    drawn = lines(TREE[:3], LINKS, at)
    assert drawn[1].points == ((160.0, 32.0), (400.0, 32.0))
    assert drawn[2].points[0] == (480.0, 0.0)


def test_a_second_way_is_dashed_and_runs_through_the_corridors_only_of_a_comb() -> None:
    links = [*LINKS, link(4, 3, 4)]
    at = arranged(TREE, links)
    combed = lines(TREE, links, at)[4]
    moved = lines(TREE, links, at | {1: (900.0, 900.0)})[4]
    assert combed.dashed
    assert moved.dashed
    assert len(combed.points) > len(moved.points)


def test_parallel_links_stand_beside_each_other_and_unknown_ends_are_left_out() -> None:
    links = [link(1, 1, 2), link(2, 2, 1), link(3, 1, 99)]
    at = arranged(TREE[:2], links)
    drawn = lines(TREE[:2], links, at)
    assert set(drawn) == {1, 2}
    assert drawn[2].points == tuple((x + 5, y + 5) for x, y in drawn[1].points)


def test_a_dragged_line_hangs_from_whoever_is_above() -> None:
    assert way((0.0, 0.0), (0.0, 200.0)) == tuple(way((0.0, 200.0), (0.0, 0.0)))
    assert way((0.0, 0.0), (400.0, 0.0)) == ((160.0, 32.0), (400.0, 32.0))


def test_corners_set_by_hand_win() -> None:
    at = {1: (0.0, 0.0), 2: (400.0, 300.0)}
    links = [
        replace(link(1, 1, 2), bends=((80.0, 200.0), (480.0, 200.0))),
        replace(link(2, 1, 2), bends=((300.0, 30.0), (300.0, 330.0))),
        replace(link(3, 1, 2), bends=((-50.0, -90.0), (600.0, 700.0))),
        replace(link(4, 2, 1), bends=((300.0, 330.0), (300.0, 30.0))),
    ]
    drawn = lines(TREE[:2], links, at)
    assert drawn[1].points == ((80.0, 64.0), (80.0, 200.0), (480.0, 200.0), (480.0, 300.0))
    assert drawn[2].points == ((160.0, 30.0), (300.0, 30.0), (300.0, 330.0), (400.0, 330.0))
    assert drawn[3].points[:3] == ((0.0, 32.0), (-50.0, 32.0), (-50.0, -90.0))
    assert drawn[4].points == drawn[2].points[::-1]


def test_a_virtual_machine_hangs_from_its_host_without_a_link() -> None:
    host, loose = device(5, DeviceKind.SERVER), device(8)
    guests = [replace(device(n, DeviceKind.VM), host_device_id=5) for n in (6, 7)]
    away = replace(device(9, DeviceKind.VM), host_device_id=99)
    every, links = [host, *guests, loose, away], [link(1, 5, 7)]
    at = arranged(every, links)
    assert all(at[guest.id][1] > at[5][1] for guest in guests)
    found = hosts(every, links, at)
    assert set(found) == {6}
    assert found[6].dashed
    assert found[6].points[0] == (at[5][0] + 10, at[5][1] + STYLE.height)
