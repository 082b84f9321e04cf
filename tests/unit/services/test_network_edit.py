"""Changing the plan: parts go with the whole, come back with undo, and wrong addresses name their field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, Interface, Link, LinkKind, RemoteAccess, RemoteMethod, SubnetRow
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services import network_edit as edit
from istes_desk.services.changes import Changes
from istes_desk.services.errors import ConflictError, KnownError
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock


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


def test_a_new_device_belongs_to_the_customer_of_its_site(uow: FakeUnitOfWork) -> None:
    changes = edit.add_device(uow, Device(0, 1, " stampante ", x=10, y=20, placed=True))
    assert changes == Changes(sites=frozenset({1}), duties=frozenset({1}), new_id=4)
    stored = uow.get(Device, 4)
    assert (stored.customer_id, stored.name, stored.x) == (1, "stampante", 10)


def test_a_device_needs_a_name(uow: FakeUnitOfWork) -> None:
    with pytest.raises(DomainError, match="nome") as refused:
        edit.set_facts(uow, 1, {"name": "  "})
    assert refused.value.field == "name"
    edit.set_facts(uow, 1, {"name": "sw-1"})
    assert uow.get(Device, 1).name == "sw-1"


def test_saving_an_old_copy_is_a_conflict_but_moving_never_is(uow: FakeUnitOfWork) -> None:
    old = uow.get(Device, 1)
    changes = edit.move_devices(uow, {1: edit.Placement(5, 6), 2: edit.Placement(7, 8, placed=False)})
    assert changes == Changes(sites=frozenset({1}))
    moved = uow.get(Device, 1)
    assert (moved.x, moved.y, moved.placed) == (5, 6, True)
    with pytest.raises(ConflictError):
        edit.change_device(uow, replace(old, name="altro"))


def test_deleting_and_restoring_a_device_with_all_its_parts(uow: FakeUnitOfWork) -> None:
    pieces = edit.pieces_of(uow, [2])
    assert edit.remove_pieces(uow, pieces).duties == {1}
    assert (uow.find(Device, site_id=1), uow.find(Link)) == ([uow.get(Device, 1)], [])
    assert [*uow.find(Interface), *uow.find(RemoteAccess)] == []
    changes, devices, links = edit.restore_pieces(uow, pieces)
    assert (changes.sites, changes.duties) == (frozenset({1}), frozenset({1}))
    assert (devices, links) == ({2: 2}, {1: 1})
    assert uow.get(Link, 1).b_device_id == 2
    assert uow.find(Interface)[0].device_id == uow.find(RemoteAccess)[0].device_id == 2


def test_a_device_whose_id_was_given_away_comes_back_under_another(uow: FakeUnitOfWork) -> None:
    pieces = edit.pieces_of(uow, [2])
    edit.remove_pieces(uow, pieces)
    uow.put_back(replace(pieces.devices[0], name="un altro"))
    _, devices, _ = edit.restore_pieces(uow, pieces)
    assert devices == {2: 4}
    assert uow.get(Link, 1).b_device_id == uow.find(Interface)[0].device_id == 4


def test_deleting_a_link_alone(uow: FakeUnitOfWork) -> None:
    pieces = edit.pieces_of(uow, [], [1])
    assert edit.remove_pieces(uow, pieces) == Changes(sites=frozenset({1}))
    assert uow.find(Link) == []
    assert uow.get(Device, 2).name == "pc"


def test_a_device_with_credentials_stays(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.add(CredentialHandle(1, CredentialKind.PIN, "pin", "h", clock.now(), device_id=2))
    with pytest.raises(KnownError, match="«pc» ha delle credenziali"):
        edit.remove_pieces(uow, edit.pieces_of(uow, [1, 2]))
    assert uow.find(Link)


def test_links_join_two_devices_of_one_site(uow: FakeUnitOfWork) -> None:
    with pytest.raises(DomainError, match="diversi"):
        edit.add_link(uow, Link(1, 1, 1))
    with pytest.raises(DomainError, match="stessa sede"):
        edit.add_link(uow, Link(1, 1, 3))
    assert edit.add_link(uow, Link(1, 2, 1)).new_id == 2
    assert edit.set_link_facts(uow, 2, {"kind": LinkKind.FIBRE, "a_port": "1"}).sites == {1}
    assert uow.get(Link, 2).kind is LinkKind.FIBRE


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
