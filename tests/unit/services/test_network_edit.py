"""Changing the plan: parts go with the whole, come back with undo, and wrong addresses name their field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess, RemoteMethod, SubnetRow
from istes_desk.services import network_edit as edit
from istes_desk.services.changes import Changes
from istes_desk.services.errors import ConflictError
from tests.fake_uow import FakeDatabase, FakeUnitOfWork


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Site(1, "Dependance"),
        Device(1, 1, "switch"),
        Device(1, 1, "pc"),
        Device(1, 2, "lontano"),
        Link(1, 1, 2),
        Interface(2, address="192.168.1.2"),
        RemoteAccess(2, RemoteMethod.RDP, "192.168.1.2"),
    )
    with database() as opened:
        return opened


def test_saving_an_old_copy_is_a_conflict_and_a_device_needs_a_name(uow: FakeUnitOfWork) -> None:
    old = uow.get(Device, 1)
    assert edit.change_device(uow, replace(old, name=" sw-1 ")).sites == {1}
    assert uow.get(Device, 1).name == "sw-1"
    with pytest.raises(ConflictError):
        edit.change_device(uow, replace(old, name="altro"))
    with pytest.raises(DomainError, match="nome") as refused:
        edit.change_device(uow, replace(uow.get(Device, 1), name="  "))
    assert refused.value.field == "name"


def card(
    uow: FakeUnitOfWork, *interfaces: Interface, accesses: tuple[RemoteAccess, ...] = ()
) -> edit.DeviceCard:
    return edit.DeviceCard(uow.get(Device, 2), interfaces, accesses)


def test_the_card_adds_changes_and_removes_rows(uow: FakeUnitOfWork) -> None:
    changed = replace(uow.get(Interface, 1), address=" 192.168.1.9 ", prefix_length=24, mac="001a.2b3c.4d5e")
    fresh = Interface(0, "lan2", gateway="192.168.1.1", dhcp=True)
    access = RemoteAccess(0, RemoteMethod.TEAMVIEWER, peer_id=" 123 456 789 ")
    edit.save_card(uow, card(uow, changed, fresh, accesses=(access,)))
    first, second = uow.find(Interface)
    assert (first.address, first.mac, second.device_id) == ("192.168.1.9", "00:1A:2B:3C:4D:5E", 2)
    assert [(a.id, a.method, a.peer_id) for a in uow.find(RemoteAccess)] == [
        (2, RemoteMethod.TEAMVIEWER, "123 456 789")
    ]
    edit.save_card(uow, card(uow, second))
    assert uow.find(Interface) == [second]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (Interface(0, address="192.168.1"), "address"),
        (Interface(0, address="192.168.1.1", prefix_length=33), "prefix"),
        (Interface(0, mac="zz"), "mac"),
        (RemoteAccess(0, RemoteMethod.RDP, "a", port=0), "port"),
        (RemoteAccess(0, RemoteMethod.RDP, "a", nat_port=70000), "nat_port"),
        (RemoteAccess(0, RemoteMethod.RDP), "address"),
    ],
)
def test_what_is_typed_wrong_names_its_field(
    uow: FakeUnitOfWork, row: Interface | RemoteAccess, field: str
) -> None:
    wrong = card(uow, row) if isinstance(row, Interface) else card(uow, accesses=(row,))
    with pytest.raises(DomainError) as refused:
        edit.save_card(uow, wrong)
    assert refused.value.field == field


def test_subnets(uow: FakeUnitOfWork) -> None:
    assert edit.save_subnet(uow, SubnetRow(1, "192.168.1.0/255.255.255.0", " LAN ")).new_id == 1
    stored = uow.get(SubnetRow, 1)
    assert (stored.cidr, stored.name) == ("192.168.1.0/24", "LAN")
    assert edit.save_subnet(uow, replace(stored, vlan=10)) == Changes(sites=frozenset({1}))
    assert edit.remove_subnet(uow, 1).sites == {1}
    assert uow.find(SubnetRow) == []
