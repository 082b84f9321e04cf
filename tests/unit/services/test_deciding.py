"""Decisions on several requests, taken back without touching what is recorded for good."""

from __future__ import annotations

from datetime import timedelta

import pytest

from istes_desk.domain.customers import Contact
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, IncidentState, RequestKind, Severity
from istes_desk.services import incidents as use
from istes_desk.services.changes import Changes, ids
from istes_desk.services.deciding import decide, take_back
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.responses import NotYetCallableError
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, MONDAY_TEN, ROSSI, by_hand, world

S = IncidentState


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = world()
    return FakeUnitOfWork(database.rows, database.numbers)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_TEN)


def stored(uow: FakeUnitOfWork, id: int) -> Incident:
    return uow.get(Incident, id)


def test_everything_decided_goes_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one, two = by_hand(uow, clock, LIDO), by_hand(uow, clock, AURORA, severity=Severity.C)
    before = stored(uow, one), stored(uow, two)

    def all_at_once(work: UnitOfWork, id: int) -> Changes:
        changes = use.set_severity(work, clock, id, Severity.B, AUTHOR)
        changes |= use.confirm_urgent(work, clock, id, True, AUTHOR)
        changes |= use.set_technician(work, clock, id, "anna", AUTHOR)
        changes |= use.set_kind(work, clock, id, RequestKind.CONSULTANCY, AUTHOR)
        return changes | use.change_state(work, clock, id, S.PLANNED, AUTHOR)

    changes, decided = decide(uow, [one, two], all_at_once)
    assert changes == Changes(incidents=ids(one, two))
    assert stored(uow, one).due is None
    assert take_back(uow, clock, decided, AUTHOR) == Changes(incidents=ids(one, two))
    facts = ("severity", "due", "state", "kind", "urgent", "technician")
    for old in before:
        now = stored(uow, old.id)
        assert [getattr(now, name) for name in facts] == [getattr(old, name) for name in facts]
    assert take_back(uow, clock, decided, AUTHOR) == Changes()


def test_the_address_that_was_learnt_is_forgotten(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, None, channel=Channel.EMAIL, sender="capo@nuovo.example")
    _, decided = decide(uow, [one], lambda work, id: use.assign_customer(work, clock, id, LIDO, AUTHOR))
    assert stored(uow, one).incident_class is IncidentClass.CONTRACT
    take_back(uow, clock, decided, AUTHOR)
    assert stored(uow, one).customer_id is None
    assert stored(uow, one).incident_class is not IncidentClass.CONTRACT
    assert uow.find(Contact, email="capo@nuovo.example") == []


def test_an_answer_and_a_miss_stay(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO, severity=Severity.C)
    _, decided = decide(uow, [one], lambda work, id: use.set_severity(work, clock, id, Severity.A, AUTHOR))
    clock.advance(days=3)
    use.record_misses(uow, clock, AUTHOR)
    use.log_call(uow, clock, one, "", AUTHOR)
    answered = stored(uow, one)
    take_back(uow, clock, decided, AUTHOR)
    now = stored(uow, one)
    assert (now.severity, now.missed, now.due) == (Severity.C, True, answered.due)
    assert (now.responded_at, now.state) == (answered.responded_at, S.CALLED_BACK)


def test_who_refuses_is_named(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    with pytest.raises(DomainError, match="INC-000001: "):
        decide(uow, [one], lambda work, id: use.change_state(work, clock, id, S.QUEUED, AUTHOR))


def test_somebody_else_decided_since(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    _, decided = decide(uow, [one], lambda work, id: use.set_technician(work, clock, id, "", AUTHOR))
    use.set_technician(uow, clock, one, "anna", "anna")
    take_back(uow, clock, decided, AUTHOR)
    assert stored(uow, one).technician == "anna"


def test_work_begins_in_its_turn_or_for_a_reason(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Q-8: class 2 behind class 1, or outside its hours."""
    by_hand(uow, clock, LIDO)
    one = by_hand(uow, clock, ROSSI)
    use.start_anyway(uow, clock, one, "emergenza", AUTHOR)
    with pytest.raises(NotYetCallableError, match="Per avviare comunque"):
        use.work_started(uow, clock, one, AUTHOR)
    with pytest.raises(DomainError, match="motivo"):
        use.start_out_of_turn(uow, clock, one, " ", AUTHOR)
    with pytest.raises(NotYetCallableError, match="Per avviare comunque"):
        use.change_state(uow, clock, one, S.IN_PROGRESS, AUTHOR)
    use.start_out_of_turn(uow, clock, one, "è qui.", AUTHOR)
    with pytest.raises(DomainError, match="suo turno"):
        use.start_out_of_turn(uow, clock, one, "ancora", AUTHOR)
    use.work_started(uow, clock, one, AUTHOR)
    assert stored(uow, one).state is S.IN_PROGRESS
    assert use.may_start_now(uow, stored(uow, one), clock.now() + timedelta(hours=9)).callable


def test_a_severity_that_was_judged_by_stays(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO)
    _, decided = decide(uow, [one], lambda work, id: use.set_severity(work, clock, id, Severity.A, AUTHOR))
    use.log_call(uow, clock, one, "", AUTHOR)
    assert take_back(uow, clock, decided, AUTHOR) == Changes()
    assert stored(uow, one).severity is Severity.A


def test_what_waits_for_a_pec_is_not_started_by_the_way(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Q-4, Q-8: without PEC nobody comes before who wrote one, but for a reason that is recorded."""
    one = by_hand(uow, clock, ROSSI, channel=Channel.EMAIL)
    use.start_anyway(uow, clock, one, "emergenza", AUTHOR)
    with pytest.raises(NotYetCallableError, match="In attesa di PEC"):
        use.work_started(uow, clock, one, AUTHOR)
    use.start_out_of_turn(uow, clock, one, "è qui", AUTHOR)
    use.work_started(uow, clock, one, AUTHOR)
    assert stored(uow, one).state is S.IN_PROGRESS


def test_who_asks_for_advice_by_ordinary_mail_may_be_called(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Q-1: consultancy comes by e-mail and waits in a list of its own."""
    one = by_hand(uow, clock, ROSSI, channel=Channel.EMAIL)
    with pytest.raises(NotYetCallableError):
        use.log_call(uow, clock, one, "", AUTHOR)
    use.set_kind(uow, clock, one, RequestKind.CONSULTANCY, AUTHOR)
    use.log_call(uow, clock, one, "", AUTHOR)
    assert stored(uow, one).state is S.CALLED_BACK


@pytest.mark.parametrize("leave", ["close", "list"])
def test_a_miss_nobody_wrote_down_yet_is_not_lost(uow: FakeUnitOfWork, leave: str) -> None:
    """Q-7: the program was off when the deadline passed, and the first act ends the request."""
    one = by_hand(uow, FixedClock(MONDAY_TEN), LIDO, severity=Severity.A)
    later = FixedClock(MONDAY_TEN + timedelta(hours=2))
    if leave == "close":
        use.change_state(uow, later, one, S.CLOSED, AUTHOR)
    else:
        use.set_kind(uow, later, one, RequestKind.CUSTOMISATION, AUTHOR)
    assert stored(uow, one).missed
