"""Changing the plan: parts go with the whole, come back with undo, and wrong addresses name their field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess, RemoteMethod, SubnetRow
from istes_desk.domain.plan import DeviceChange, DeviceField
from istes_desk.services import network_edit as edit
from istes_desk.services.changes import Changes
from istes_desk.services.errors import ConflictError
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))


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
    edit.save_card(uow, CLOCK, "marco", card(uow, changed, fresh, accesses=(access,)))
    first, second = uow.find(Interface)
    assert (first.address, first.mac, second.device_id) == ("192.168.1.9", "00:1A:2B:3C:4D:5E", 2)
    assert [(a.id, a.method, a.peer_id) for a in uow.find(RemoteAccess)] == [
        (2, RemoteMethod.TEAMVIEWER, "123 456 789")
    ]
    edit.save_card(uow, CLOCK, "marco", card(uow, second))
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
        edit.save_card(uow, CLOCK, "marco", wrong)
    assert refused.value.field == field


def told(uow: FakeUnitOfWork) -> list[tuple[str, str, str]]:
    return [(one.what, one.before, one.after) for one in uow.find(DeviceChange, device=2)]


def test_the_history_tells_what_the_card_changed(uow: FakeUnitOfWork) -> None:
    before = card(uow, uow.get(Interface, 1), accesses=(uow.get(RemoteAccess, 1),))
    edit.save_card(uow, CLOCK, "marco", before)
    assert told(uow) == []
    device = replace(uow.get(Device, 2), host_device_id=1, role="cassa")
    edit.save_card(uow, CLOCK, "marco", edit.DeviceCard(device))
    assert told(uow) == [
        ("Ruolo", "", "cassa"),
        ("Macchina ospite", "", "switch"),
        ("Interfaccia", "192.168.1.2", ""),
        ("Accesso remoto", "Desktop remoto 192.168.1.2", ""),
    ]


def test_fields_of_its_own(uow: FakeUnitOfWork) -> None:
    wanted = replace(card(uow), fields=(DeviceField(0, " Inventario ", "A1 "), DeviceField(0, "Presa", "12")))
    edit.save_card(uow, CLOCK, "marco", wanted)
    first, second = edit.read_fields(uow, 2)
    assert (first.device_id, first.name, first.value) == (2, "Inventario", "A1")
    edit.save_card(uow, CLOCK, "marco", card(uow))
    assert len(edit.read_fields(uow, 2)) == 2
    changed = replace(card(uow), fields=(replace(second, value="13"),))
    edit.save_card(uow, CLOCK, "marco", changed)
    assert told(uow)[-2:] == [("Campo", "Presa: 12", "Presa: 13"), ("Campo", "Inventario: A1", "")]


@pytest.mark.parametrize("names", [("",), ("a", "A")])
def test_a_field_needs_a_name_of_its_own(uow: FakeUnitOfWork, names: tuple[str, ...]) -> None:
    wanted = replace(card(uow), fields=tuple(DeviceField(0, name, "x") for name in names))
    with pytest.raises(DomainError) as refused:
        edit.save_card(uow, CLOCK, "marco", wanted)
    assert refused.value.field == "field"


def test_when_an_address_was_met_stays_with_the_address(uow: FakeUnitOfWork) -> None:
    met = uow.save(replace(uow.get(Interface, 1), seen_at=CLOCK.now()))
    edit.save_card(uow, CLOCK, "marco", card(uow, replace(met, seen_at=None, name="lan")))
    assert uow.get(Interface, 1).seen_at == CLOCK.now()
    edit.save_card(uow, CLOCK, "marco", card(uow, replace(met, address="192.168.1.3")))
    assert uow.get(Interface, 1).seen_at is None


def test_subnets(uow: FakeUnitOfWork) -> None:
    assert edit.save_subnet(uow, SubnetRow(1, "192.168.1.0/255.255.255.0", " LAN ")).new_id == 1
    stored = uow.get(SubnetRow, 1)
    assert (stored.cidr, stored.name) == ("192.168.1.0/24", "LAN")
    assert edit.save_subnet(uow, replace(stored, vlan=10)) == Changes(sites=frozenset({1}))
    assert edit.remove_subnet(uow, 1).sites == {1}
    assert uow.find(SubnetRow) == []
