"""A holiday added later moves the deadlines that are still to be met, and no other (P-1, Q-7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from istes_desk.domain.holidays import Closure
from istes_desk.domain.incidents import Incident, IncidentState, Severity
from istes_desk.services import incidents as use
from istes_desk.services import office_days
from istes_desk.services.changes import Changes, ids
from istes_desk.services.incident_view import details
from istes_desk.services.retiming import retimed
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, MONDAY_TEN, by_hand, story, world

TUESDAY, TODAY = date(2026, 3, 3), date(2026, 3, 2)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_TEN)


def test_a_closure_added_later_moves_what_waits(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, AURORA, severity=Severity.B)
    night_and_day = by_hand(uow, clock, LIDO, severity=Severity.B)
    assert uow.get(Incident, one).due == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    office_days.save_closure(uow, Closure("Trasloco", TUESDAY, TUESDAY), TODAY)
    assert retimed(uow, clock, AUTHOR) == Changes(incidents=ids(one))
    moved = uow.get(Incident, one)
    assert moved.due == datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    assert story(uow, one)[-1] == (
        "Termine ricalcolato: 04/03/2026 10:00 (era 03/03/2026 10:00),"
        " perché sono cambiati i giorni di apertura o il piano."
    )
    found = details(uow, clock.now(), one)
    assert found.deadline is not None
    assert found.deadline.due == moved.due
    assert [step.sentence for step in found.deadline.walk if "Trasloco" in step.sentence] == [
        "mar 03/03: chiuso (Trasloco)"
    ]
    assert not any("ricalcolato" in line for line in story(uow, night_and_day))
    assert retimed(uow, clock, AUTHOR) == Changes()


@pytest.mark.parametrize("end", ["answered", "passed", "closed"])
def test_what_is_settled_stays(uow: FakeUnitOfWork, clock: FixedClock, end: str) -> None:
    one = by_hand(uow, clock, AURORA, severity=Severity.B)
    if end == "answered":
        use.log_call(uow, clock, one, "", AUTHOR)
    elif end == "closed":
        use.change_state(uow, clock, one, IncidentState.CLOSED, AUTHOR)
    before = uow.get(Incident, one)
    uow.add(Closure("Trasloco", TUESDAY, TUESDAY))
    later = FixedClock(MONDAY_TEN + timedelta(days=2 if end == "passed" else 0))
    assert retimed(uow, later, AUTHOR) == Changes()
    assert uow.get(Incident, one) == before
