"""Taking things off a plan and putting them back: parts go with the whole, nothing that stays is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, DeviceKind, Interface, Link, RemoteAccess, RemoteMethod
from istes_desk.domain.plan import DeviceField, GroupMember, PlanArea, PlanGroup, PlanNote
from istes_desk.domain.vault import AccessCredential, CredentialHandle, CredentialKind
from istes_desk.services import plan_pieces as plan
from istes_desk.services.changes import Changes
from istes_desk.services.plan_pieces import Pieces
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Site(1, "Dependance"),
        Device(1, 1, "switch"),
        Device(1, 1, "pc"),
        Device(1, 2, "lontano"),
        Device(1, 1, "vm", DeviceKind.VM, host_device_id=2),
        Link(1, 1, 2),
        Interface(2, address="192.168.1.2"),
        RemoteAccess(2, RemoteMethod.RDP, "192.168.1.2"),
        DeviceField(2, "Inventario", "A-17"),
        CredentialHandle(1, CredentialKind.PIN, "pin", "h", clock.now(), device_id=2),
        AccessCredential(1, 1),
        PlanGroup(1, "Reception"),
        GroupMember(1, 1),
        GroupMember(1, 2),
        PlanArea(1, "Sala", 0, 0, 100, 100),
        PlanNote(1, "Chiave in portineria", 0, 0, 120),
    )
    with database() as opened:
        return opened


def everything(uow: FakeUnitOfWork) -> dict[type, dict[int, object]]:
    """All rows, whatever their version."""
    return {
        kind: {id: replace(row, version=0) if hasattr(row, "version") else row for id, row in rows.items()}
        for kind, rows in uow.rows.items()
    }


def test_undo_brings_back_the_device_its_parts_and_all_that_hung_on_it(uow: FakeUnitOfWork) -> None:
    before = everything(uow)
    pieces = plan.pieces_of(uow, [2])
    assert plan.remove_pieces(uow, pieces) == Changes(sites=frozenset({1}), duties=frozenset({1}))
    assert uow.get(CredentialHandle, 1).device_id is None
    assert uow.get(Device, 4).host_device_id is None
    gone = (Interface, RemoteAccess, DeviceField, AccessCredential, Link)
    assert [uow.find(kind) for kind in gone] == [[]] * len(gone)
    assert [one.device_id for one in uow.find(GroupMember)] == [1]
    changes, names = plan.restore_pieces(uow, pieces)
    assert changes.sites == changes.duties == {1}
    assert names[Device, 2] == 2
    assert everything(uow) == before


def test_a_way_in_comes_back_without_a_credential_that_was_deleted(uow: FakeUnitOfWork) -> None:
    pieces = plan.pieces_of(uow, [2])
    plan.remove_pieces(uow, pieces)
    uow.remove(uow.get(CredentialHandle, 1))
    plan.restore_pieces(uow, pieces)
    assert (len(uow.find(RemoteAccess)), uow.find(AccessCredential)) == (1, [])


def test_a_device_whose_id_was_given_away_comes_back_under_another(uow: FakeUnitOfWork) -> None:
    pieces = plan.pieces_of(uow, [2])
    plan.remove_pieces(uow, pieces)
    uow.put_back(replace(pieces.of(Device)[0], name="un altro"))
    _, names = plan.restore_pieces(uow, pieces)
    assert names[Device, 2] == 5
    assert uow.get(Link, 1).b_device_id == uow.find(Interface)[0].device_id == 5
    assert uow.get(CredentialHandle, 1).device_id == uow.get(Device, 4).host_device_id == 5


def test_what_was_hung_elsewhere_meanwhile_stays_there(uow: FakeUnitOfWork) -> None:
    pieces = plan.pieces_of(uow, [2])
    plan.remove_pieces(uow, pieces)
    uow.save(replace(uow.get(CredentialHandle, 1), device_id=1))
    uow.remove(uow.get(Device, 4))
    plan.restore_pieces(uow, pieces)
    assert uow.get(CredentialHandle, 1).device_id == 1


def test_a_host_comes_back_before_its_virtual_machine(uow: FakeUnitOfWork) -> None:
    pieces = plan.pieces_of(uow, [4, 2])
    assert [one.id for one in pieces.of(Device)] == [2, 4]
    plan.remove_pieces(uow, pieces)
    plan.restore_pieces(uow, pieces)
    assert uow.get(Device, 4).host_device_id == 2


def test_links_marks_and_groups_alone(uow: FakeUnitOfWork) -> None:
    before = everything(uow)
    pieces = plan.pieces_of(uow, [], [1], [(PlanArea, 1), (PlanNote, 1), (PlanGroup, 1), (GroupMember, 1)])
    assert plan.remove_pieces(uow, pieces) == Changes(sites=frozenset({1}))
    kinds = (Link, PlanArea, PlanNote, PlanGroup, GroupMember)
    assert [uow.find(kind) for kind in kinds] == [[]] * len(kinds)
    plan.restore_pieces(uow, pieces)
    assert everything(uow) == before


def test_new_things_know_each_other_by_made_ids(uow: FakeUnitOfWork) -> None:
    rows = (
        Device(0, 1, " stampante ", x=10, placed=True, id=-1),
        Interface(-1, "lan", id=-2),
        Link(1, -1, -9, id=-3),
    )
    changes, names = plan.add_pieces(uow, Pieces(rows), lambda kind, id: 1 if id == -9 else id)
    assert changes == Changes(sites=frozenset({1}), duties=frozenset({1}))
    stored = uow.get(Device, names[Device, -1])
    assert (stored.customer_id, stored.name, stored.x, stored.host_device_id) == (1, "stampante", 10, None)
    assert uow.find(Interface, device_id=stored.id)
    assert [(one.a_device_id, one.b_device_id) for one in uow.find(Link, id=2)] == [(stored.id, 1)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Link(1, 1, 1), "diversi"),
        (Link(1, 1, 3), "stessa sede"),
        (Device(0, 1, "  "), "nome"),
    ],
)
def test_what_cannot_be_is_refused(uow: FakeUnitOfWork, row: object, words: str) -> None:
    with pytest.raises(DomainError, match=words):
        plan.add_pieces(uow, Pieces((row,)))
