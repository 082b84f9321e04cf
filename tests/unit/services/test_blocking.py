"""Which requests with contract hold back who has none, by the switch of the policy (Q-8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.incidents import Incident, IncidentClass, IncidentState, RequestKind
from istes_desk.services.responses import blocked_by
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.domain.policy_files import POLICY
from tests.unit.services.queue_world import LIDO, MONDAY_TEN, by_hand, world


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


@pytest.mark.parametrize(
    ("state", "strict", "loose"),
    [
        (IncidentState.QUEUED, 1, 1),
        (IncidentState.CALLED_BACK, 0, 1),
        (IncidentState.PLANNED, 0, 1),
        (IncidentState.IN_PROGRESS, 0, 1),
        (IncidentState.WAITING_CUSTOMER, 0, 1),
        (IncidentState.SOLVED, 0, 0),
        (IncidentState.CLOSED, 0, 0),
    ],
)
def test_which_states_block(uow: FakeUnitOfWork, state: IncidentState, strict: int, loose: int) -> None:
    one = uow.get(Incident, by_hand(uow, FixedClock(MONDAY_TEN), LIDO))
    uow.save(replace(one, state=state))
    assert blocked_by(uow, POLICY, MONDAY_TEN) == strict
    assert blocked_by(uow, replace(POLICY, only_waiting_blocks=False), MONDAY_TEN) == loose


def test_only_incidents_with_contract_block(uow: FakeUnitOfWork) -> None:
    one = uow.get(Incident, by_hand(uow, FixedClock(MONDAY_TEN), LIDO))
    for other in (
        replace(one, incident_class=IncidentClass.NO_CONTRACT),
        replace(one, incident_class=IncidentClass.PARKED),
        replace(one, kind=RequestKind.CONSULTANCY),
    ):
        one = uow.save(replace(other, version=one.version))
        for policy in (POLICY, replace(POLICY, only_waiting_blocks=False)):
            assert blocked_by(uow, policy, MONDAY_TEN) == 0
