"""A question about time, answered on two stations at the same moment: one answer counts (B-5)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.timeclock import Segment, SegmentState, SleepAnswer, total_ms
from istes_desk.services import interventions, timekeeping
from istes_desk.services.errors import KnownError
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.time_questions import waiting
from istes_desk.services.timekeeping import SleepQuestion, reading
from tests.fakes import FixedClock

ANNA, MINUTE = "anna", 60_000


def asked(database: Database) -> SleepQuestion:
    """Work, then an hour of sleep."""
    clock = FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    with database() as uow:
        customer = uow.add(Customer("Hotel"))
        interventions.start(uow, clock, WorkOrder(customer.id), ANNA, None)
    before = reading(clock)
    clock.sleep(minutes=60)
    with database() as uow:
        (running,) = uow.find(Segment, state=SegmentState.OPEN)
        timekeeping.heartbeat(uow, running.id, before, reading(clock))
    with database() as uow:
        (question,) = waiting(uow, ANNA)
    assert isinstance(question, SleepQuestion)
    return question


def test_of_two_answers_at_once_one_counts(database: Database) -> None:
    question, together = asked(database), Barrier(2)

    def answer(_: int) -> bool:
        together.wait(timeout=10)
        try:
            with database() as uow:
                timekeeping.answer_sleep(uow, question, SleepAnswer.WORKED)
        except (DomainError, KnownError):
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(answer, range(2))) == [False, True]
    with database() as uow:
        assert waiting(uow, ANNA) == []
        segments = uow.find(Segment, intervention_id=question.intervention_id)
    assert total_ms(segments) == 60 * MINUTE
