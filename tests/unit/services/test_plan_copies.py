"""Copies are other machines: nothing collides silently, nothing secret goes along."""

from __future__ import annotations

from itertools import count

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.plan import GroupMember, PlanArea, PlanGroup, PlanNote
from istes_desk.services.network import PlanView, plan_view
from istes_desk.services.plan_copies import Pasted, copied, pasted
from istes_desk.services.plan_pieces import Key, Pieces
from tests.fake_uow import FakeDatabase

AT = {1: (10.0, 20.0), 2: (200.0, 20.0), 3: (400.0, 20.0), 4: (0.0, 0.0)}
ALL: list[Key] = [*((Device, id) for id in AT), (PlanArea, 1), (PlanNote, 1)]


def views() -> tuple[PlanView, PlanView]:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Site(1, "Dependance"),
        Device(1, 1, "switch", DeviceKind.SWITCH, serial="SN1"),
        Device(1, 1, "pc-1"),
        Device(1, 1, "pc-2"),
        Device(1, 1, "vm", DeviceKind.VM, host_device_id=2),
        Device(1, 2, "pc-1"),
        Interface(2, "lan", "192.168.1.2", mac="00:1A:2B:3C:4D:5E"),
        Interface(3, "lan", "192.168.1.3"),
        Interface(5, "lan", "192.168.1.3"),
        RemoteAccess(2, RemoteMethod.RDP, "192.168.1.2", nat_port=3390),
        RemoteAccess(3, RemoteMethod.RDP, "192.168.1.3"),
        RemoteAccess(2, RemoteMethod.TEAMVIEWER, peer_id="123 456 789"),
        Link(1, 1, 2, bends=((50.0, 60.0),)),
        Link(1, 1, 3),
        SubnetRow(1, "192.168.1.0/24"),
        PlanArea(1, "LAN", 0, 0, 300, 200, subnet_id=1),
        PlanNote(1, "Chiave", 8, 8, 120),
        PlanGroup(1, "Reception"),
        GroupMember(1, 2),
        GroupMember(1, 3),
    )
    with database() as uow:
        return plan_view(uow, 1), plan_view(uow, 2)


def put(pieces: Pieces, view: PlanView) -> Pasted:
    numbers = count(-1, -1)
    return pasted(pieces, view, lambda: next(numbers), (24.0, 24.0))


def test_within_the_site_names_are_numbered_and_addresses_left_empty() -> None:
    here, _ = views()
    made = put(copied(here, ALL, AT), here)
    devices = made.pieces.of(Device)
    assert [one.name for one in devices] == ["switch 2", "pc-3", "pc-4", "vm 2"]
    assert {(one.serial, one.placed, one.version) for one in devices} == {("", True, 0)}
    assert (devices[0].x, devices[0].y) == (34, 44)
    assert devices[3].host_device_id == devices[1].id
    assert [(one.address, one.mac) for one in made.pieces.of(Interface)] == [("", ""), ("", "")]
    assert (made.emptied, made.pieces.of(RemoteAccess)) == (2, ())
    first, second = made.pieces.of(Link)
    assert (first.a_device_id, first.b_device_id) == (devices[0].id, devices[1].id)
    assert (first.bends, second.bends) == (((74, 84),), ())
    (area,), (note,) = made.pieces.of(PlanArea), made.pieces.of(PlanNote)
    assert (area.subnet_id, area.x, note.y) == (1, 24, 32)
    (group,) = made.pieces.of(PlanGroup)
    assert {one.device_id for one in made.pieces.of(GroupMember)} == {devices[1].id, devices[2].id}
    assert {one.group_id for one in made.pieces.of(GroupMember)} == {group.id}


def test_at_another_site_what_is_free_there_is_kept() -> None:
    here, there = views()
    made = put(copied(here, ALL, AT), there)
    assert [one.name for one in made.pieces.of(Device)] == ["switch", "pc-2", "pc-3", "vm"]
    assert {one.site_id for one in made.pieces.of(Device)} == {2}
    assert {one.site_id for one in made.pieces.of(Link)} == {2}
    assert [one.address for one in made.pieces.of(Interface)] == ["192.168.1.2", ""]
    assert [(one.address, one.nat_port) for one in made.pieces.of(RemoteAccess)] == [("192.168.1.2", None)]
    assert made.emptied == 1
    assert [one.subnet_id for one in made.pieces.of(PlanArea)] == [None]


def test_parts_of_groups_and_guests_without_their_host() -> None:
    here, there = views()
    pieces = copied(here, [(Device, 2), (Device, 4)], AT)
    assert not any(pieces.of(kind) for kind in (PlanGroup, GroupMember, Link))
    guest = copied(here, [(Device, 4)], AT)
    assert put(guest, here).pieces.of(Device)[0].host_device_id == 2
    assert put(guest, there).pieces.of(Device)[0].host_device_id is None
