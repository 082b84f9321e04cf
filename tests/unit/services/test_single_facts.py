"""Single facts: what another technician wrote meanwhile is never overwritten silently."""

from __future__ import annotations

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import Device, Link, LinkKind
from istes_desk.services.device_history import ADDED, history
from istes_desk.services.errors import ConflictError
from istes_desk.services.single_facts import note_devices, set_facts
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock


@pytest.fixture
def uow() -> FakeUnitOfWork:
    rows = (Customer("Hotel Aurora"), Site(1, "Sede"), Device(1, 1, "sw", role="rack"), Device(1, 1, "pc"))
    with FakeDatabase(*rows, Link(1, 1, 2))() as opened:
        return opened


def test_a_fact_is_changed_and_remembered(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    changes = set_facts(uow, clock, "anna", (Device, 1), {"name": "sw"}, {"name": " sw-1 "})
    assert changes.sites == changes.duties == {1}
    assert uow.get(Device, 1).name == "sw-1"
    assert [(one.what, one.before, one.after) for one in history(uow, 1)] == [("Nome", "sw", "sw-1")]
    set_facts(uow, clock, "anna", (Link, 1), {"kind": LinkKind.COPPER}, {"kind": LinkKind.FIBRE})
    assert uow.get(Link, 1).kind is LinkKind.FIBRE


def test_what_another_wrote_is_a_conflict_only_for_the_same_fact(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    set_facts(uow, clock, "bruno", (Device, 1), {"role": "rack"}, {"role": "core"})
    with pytest.raises(ConflictError, match="«core»"):
        set_facts(uow, clock, "anna", (Device, 1), {"role": "rack"}, {"role": "piano 1"})
    set_facts(uow, clock, "anna", (Device, 1), {"role": "rack"}, {"role": "core"})
    set_facts(uow, clock, "anna", (Device, 1), {"room": ""}, {"room": "CED"})
    assert (uow.get(Device, 1).role, uow.get(Device, 1).room) == ("core", "CED")


def test_a_device_needs_a_name(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    with pytest.raises(DomainError, match="nome") as refused:
        set_facts(uow, clock, "anna", (Device, 1), {"name": "sw"}, {"name": "  "})
    assert refused.value.field == "name"


def test_a_line_for_each_device(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    note_devices(uow, clock, "anna", uow.find(Device), ADDED)
    assert [history(uow, id)[0].what for id in (1, 2)] == [ADDED.what] * 2
