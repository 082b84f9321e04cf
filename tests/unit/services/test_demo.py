"""The demo year: deterministic, in every state, on any day it is loaded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from istes_desk.adapters.config.shipped import demo_data
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyResult, Outcome
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import Incident, IncidentClass, IncidentState
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.network import Device, Interface
from istes_desk.services.demo import load_demo
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.demo.customers import moved_year
from istes_desk.services.demo.story import tell
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fake_uow import FakeDatabase

MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


def loaded(now: datetime, *entities: Technician) -> FakeDatabase:
    database = FakeDatabase(*entities)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        load_demo(uow, now, demo_data(), "marco")
    return database


@pytest.fixture(scope="module")
def monday() -> FakeDatabase:
    return loaded(MONDAY)


def test_it_has_the_promised_size(monday: FakeDatabase) -> None:
    with monday() as uow:
        assert len(uow.find(Customer)) == 8
        assert len(uow.find(Device)) >= 60
        assert len({one.address for one in uow.find(Interface)}) == len(uow.find(Interface))


def test_incidents_are_in_every_state_and_class(monday: FakeDatabase) -> None:
    with monday() as uow:
        incidents = uow.find(Incident)
        assert {one.state for one in incidents} == set(IncidentState)
        assert {one.incident_class for one in incidents} == set(IncidentClass)
        assert any(one.severity is None and one.due for one in incidents)


def test_interventions_run_wait_and_are_closed(monday: FakeDatabase) -> None:
    with monday() as uow:
        states = {one.state for one in uow.find(Intervention)}
    assert states >= {
        InterventionState.RUNNING,
        InterventionState.PAUSED,
        InterventionState.TO_VERIFY,
        InterventionState.CLOSED,
    }


def test_checklists_are_mostly_done(monday: FakeDatabase) -> None:
    with monday() as uow:
        assert uow.find(DutyAssignment)
        outcomes = [one.outcome for one in uow.find(DutyResult)]
    assert outcomes.count(Outcome.OK) > 10 * outcomes.count(Outcome.FAILED) > 0


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 5, tzinfo=UTC),
        datetime(2028, 2, 29, 5, 0, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2026, 8, 15, 22, 0, tzinfo=UTC),
    ],
)
def test_it_loads_on_any_day(now: datetime) -> None:
    with loaded(now, Technician("giulia", "Giulia Furlan"))() as uow:
        assert all(one.received <= now for one in uow.find(Incident))
        assert len(uow.find(Technician, login="giulia")) == 1


def test_the_same_moment_gives_the_same_rows(monday: FakeDatabase) -> None:
    with monday() as one, loaded(MONDAY)() as other:
        assert one.find(Incident) == other.find(Incident)
        assert one.find(Intervention) == other.find(Intervention)
        assert one.find(DutyResult) == other.find(DutyResult)


def test_it_never_mixes_with_real_customers(monday: FakeDatabase) -> None:
    with pytest.raises(DomainError, match="archivio vuoto"), monday() as uow:
        load_demo(uow, MONDAY, demo_data(), "marco")


def test_steps_of_the_future_are_not_told(monday: FakeDatabase) -> None:
    chapter = {"customer": "Camping Lido", "ago": 30, "steps": [[31, "work", 5, "system_work", "domani"]]}
    with monday() as uow:
        before = len(uow.find(Intervention))
        assert not tell(uow, chapter, MONDAY, "marco", "giulia").interventions
        assert len(uow.find(Intervention)) == before


def test_leap_days_move_to_the_28th() -> None:
    assert moved_year(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_the_story_clocks_go_together() -> None:
    clock = StoryClock(MONDAY)
    clock.move(1.5)
    assert (clock.monotonic_ms(), clock.boottime_ms()) == (90_000, 90_000)
