"""What happens to requests that wait while rules, plans and contracts change around them (P-1, Q-4, Q-7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Closure
from istes_desk.domain.incidents import CoveredObject, Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.services import incidents, rules
from istes_desk.services.policies import offered_plans
from istes_desk.services.responses import call_back_of
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.policy_files import at
from tests.unit.services.queue_world import AURORA, AUTHOR, BASIC, ROSSI, by_hand, world

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


def stand_at(clock: FixedClock, text: str) -> datetime:
    clock.jump(seconds=(at(text) - clock.now()).total_seconds())
    return clock.now()


def received(uow: FakeUnitOfWork, clock: FixedClock, customer: int, text: str) -> Incident:
    stand_at(clock, text)
    return uow.get(Incident, by_hand(uow, clock, customer))


def test_a_waiting_request_keeps_the_plan_of_its_reception(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    before = received(uow, clock, AURORA, "2026-11-30T16:00+01:00")
    plan = uow.get(Plan, BASIC)
    quick = replace(rules.successor(plan, date(2026, 11, 29)), valid_from=DECEMBER)
    minutes = {**plan.minutes, Severity.A: 60, Severity.B: 120}
    rules.save_rule(uow, replace(quick, minutes=minutes), date(2026, 11, 29))
    after = received(uow, clock, AURORA, "2026-12-01T09:00+01:00")
    for one in (before, after):
        incidents.set_severity(uow, clock, one.id, Severity.B, AUTHOR)
    old, new = uow.get(Incident, before.id), uow.get(Incident, after.id)
    assert (old.plan_id, old.due) == (BASIC, at("2026-12-01T16:00+01:00"))
    assert new.plan_id != BASIC
    assert new.due == at("2026-12-01T11:00+01:00")
    assert uow.get(Plan, BASIC).valid_to == date(2026, 11, 30)


def test_each_request_keeps_the_call_back_window_of_its_reception(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    policy = uow.get(QueuePolicy, 1)
    wide = replace(rules.successor(policy, date(2026, 11, 1)), valid_from=DECEMBER)
    afternoon = replace(
        policy.call_back, windows=((at("2026-01-01T14:00").time(), at("2026-01-01T16:00").time()),)
    )
    rules.save_rule(uow, replace(wide, call_back=afternoon), date(2026, 11, 1))
    old = received(uow, clock, ROSSI, "2026-11-30T23:59:59+01:00")
    new = received(uow, clock, ROSSI, "2026-12-01T00:00+01:00")
    morning, later = at("2026-12-01T10:00+01:00"), at("2026-12-01T15:00+01:00")
    assert [call_back_of(uow, one, morning).callable for one in (old, new)] == [True, False]
    assert [call_back_of(uow, one, later).callable for one in (old, new)] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-31T23:59:59+01:00", IncidentClass.CONTRACT),
        ("2027-01-01T00:00+01:00", IncidentClass.NO_CONTRACT),
    ],
)
def test_the_last_day_of_a_contract_counts_and_the_class_stays(
    uow: FakeUnitOfWork, clock: FixedClock, text: str, expected: IncidentClass
) -> None:
    (contract,) = uow.find(Contract, customer_id=AURORA)
    uow.save(replace(contract, valid_to=date(2026, 12, 31)))
    one = received(uow, clock, AURORA, text)
    assert one.incident_class is expected
    stand_at(clock, "2027-03-01T10:00+01:00")
    covers = frozenset({CoveredObject.OWN_SOFTWARE})
    uow.add(Contract(AURORA, ContractKind.SUPPORT, date(2027, 1, 2), plan_id=BASIC, covers=covers))
    incidents.set_severity(uow, clock, one.id, Severity.C, AUTHOR)
    assert uow.get(Incident, one.id).incident_class is expected


def test_a_miss_stays_after_answer_solution_and_reopening(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = received(uow, clock, AURORA, "2026-12-03T09:00+01:00")
    incidents.set_severity(uow, clock, one.id, Severity.A, AUTHOR)
    stand_at(clock, "2026-12-03T13:00+01:00")
    incidents.record_misses(uow, clock, AUTHOR)
    assert not uow.get(Incident, one.id).missed
    stand_at(clock, "2026-12-03T13:00:01+01:00")
    incidents.record_misses(uow, clock, AUTHOR)
    incidents.log_call(uow, clock, one.id, "", AUTHOR)
    incidents.change_state(uow, clock, one.id, IncidentState.SOLVED, AUTHOR)
    incidents.reopen(uow, clock, one.id, AUTHOR)
    incidents.set_severity(uow, clock, one.id, Severity.C, AUTHOR)
    again = uow.get(Incident, one.id)
    assert (again.missed, again.due) == (True, at("2026-12-03T13:00+01:00"))
    assert again.responded_at == at("2026-12-03T13:00:01+01:00")


def test_an_answer_in_time_stays_in_time_after_reopening(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = received(uow, clock, AURORA, "2026-12-03T09:00+01:00")
    incidents.set_severity(uow, clock, one.id, Severity.A, AUTHOR)
    stand_at(clock, "2026-12-03T13:00+01:00")
    incidents.log_call(uow, clock, one.id, "", AUTHOR)
    incidents.change_state(uow, clock, one.id, IncidentState.CLOSED, AUTHOR)
    stand_at(clock, "2027-01-07T09:00+01:00")
    incidents.reopen(uow, clock, one.id, AUTHOR)
    incidents.record_misses(uow, clock, AUTHOR)
    assert not uow.get(Incident, one.id).missed


def test_class_2_is_freed_when_class_1_is_called_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    first = received(uow, clock, AURORA, "2026-12-03T10:00+01:00")
    second = received(uow, clock, ROSSI, "2026-12-03T10:01+01:00")
    held = call_back_of(uow, second, clock.now())
    assert (held.callable, held.reason) == (
        False,
        "Non ancora richiamabile: prima 1 richiesta con contratto in coda.",
    )
    incidents.log_call(uow, clock, first.id, "", AUTHOR)
    assert call_back_of(uow, second, clock.now()).callable
    incidents.change_state(uow, clock, first.id, IncidentState.QUEUED, AUTHOR)
    assert not call_back_of(uow, second, clock.now()).callable


def test_a_closure_made_later_moves_no_deadline_by_itself(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = received(uow, clock, AURORA, "2026-12-03T17:00+01:00")
    uow.add(Closure("Ponte", date(2026, 12, 4), date(2026, 12, 4)))
    incidents.record_misses(uow, clock, AUTHOR)
    assert uow.get(Incident, one.id).due == one.due == at("2026-12-04T12:00+01:00")


def test_a_met_deadline_cannot_become_a_missed_one(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = received(uow, clock, AURORA, "2026-12-03T09:00+01:00")
    incidents.set_severity(uow, clock, one.id, Severity.C, AUTHOR)
    stand_at(clock, "2026-12-03T15:00+01:00")
    incidents.log_call(uow, clock, one.id, "", AUTHOR)
    with pytest.raises(DomainError, match="non togliere"):
        incidents.set_severity(uow, clock, one.id, None, AUTHOR)
    incidents.set_severity(uow, clock, one.id, Severity.A, AUTHOR)
    graded = uow.get(Incident, one.id)
    assert (graded.severity, graded.missed, graded.due) == (Severity.A, False, at("2026-12-04T18:00+01:00"))


def test_a_plan_that_ended_holds_on_and_one_to_come_begins_early(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    uow.save(replace(uow.get(Plan, BASIC), valid_to=date(2026, 6, 30)))
    assert received(uow, clock, AURORA, "2026-12-03T09:00+01:00").plan_id == BASIC
    later = uow.add(
        replace(uow.get(Plan, BASIC), id=0, code="notte", valid_from=date(2027, 1, 1), valid_to=None)
    )
    (contract,) = uow.find(Contract, customer_id=AURORA)
    uow.save(replace(contract, plan_id=later.id))
    assert received(uow, clock, AURORA, "2026-12-03T10:00+01:00").plan_id == later.id


def test_a_contract_is_offered_each_plan_once(uow: FakeUnitOfWork) -> None:
    new = replace(rules.successor(uow.get(Plan, BASIC), date(2026, 3, 2)), name="Basic 2027")
    id = rules.save_rule(uow, new, date(2026, 3, 2)).new_id
    offered = [(one.id, one.name) for one in offered_plans(uow, [])]
    assert offered == [(1, "Basic 2027"), (2, "Professional"), (3, "Enterprise")]
    (contract,) = uow.find(Contract, customer_id=AURORA)
    assert offered_plans(uow, [replace(contract, plan_id=id)])[0].id == id
