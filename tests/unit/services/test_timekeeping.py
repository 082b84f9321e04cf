"""Heartbeats, sleep, crashes and times put right by hand (B-5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import AmbiguousTimeError, DomainError, NonexistentTimeError, SegmentError
from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import (
    QuestionKind,
    SegmentState,
    SleepAnswer,
    SleepGap,
    TimeQuestion,
    total_ms,
)
from istes_desk.services import corrections, interventions, timekeeping
from istes_desk.services.changes import NOTHING
from istes_desk.services.corrections import TypedTime
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.time_questions import waiting
from istes_desk.services.timekeeping import SleepQuestion, reading
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

S = InterventionState
MINUTE = 60_000
MONDAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def beat(world: World, job: int) -> int:
    """A heartbeat; the id of the segment after a sleep, else 0."""
    now = reading(world.clock)
    with world.db() as uow:
        segment = timekeeping.open_segment(uow, job)
        assert segment is not None
        assert world.before is not None
        changes = timekeeping.heartbeat(uow, segment.id, world.before, now)
    world.before = now
    return changes.new_id


def typed(start: str, end: str, reason: str = "dimenticato", on: date = MONDAY, **more: int) -> TypedTime:
    begin, finish = time.fromisoformat(start), time.fromisoformat(end)
    return TypedTime(on, begin, finish, reason, more.get("start_fold"), more.get("end_fold"))


def slept(world: World) -> tuple[int, SleepQuestion]:
    """Ten minutes of work, an hour of sleep, five minutes of work."""
    job = world.start()
    world.clock.advance(minutes=10)
    assert beat(world, job) == 0
    fell = world.clock.now()
    first = world.segments(job)[0].id
    world.clock.sleep(minutes=60)
    woke = world.clock.now()
    after = beat(world, job)
    world.clock.advance(minutes=5)
    with world.db() as uow:
        (question,) = waiting(uow, ANNA)
    assert isinstance(question, SleepQuestion)
    assert question == SleepQuestion(job, first, after, SleepGap(fell, woke, 60 * MINUTE), id=1)
    return job, question


def test_a_quiet_heartbeat_tells_nobody(world: World) -> None:
    job = world.start()
    world.clock.advance(seconds=15)
    with world.db() as uow:
        segment = timekeeping.open_segment(uow, job)
        assert segment is not None
        assert world.before is not None
        assert timekeeping.heartbeat(uow, segment.id, world.before, reading(world.clock)) == NOTHING
    assert world.segments(job)[0].elapsed_ms == 15_000


def test_a_moved_clock_is_told(world: World) -> None:
    job = world.start()
    world.clock.advance(seconds=15)
    world.clock.jump(hours=-1)
    beat(world, job)
    segment = world.segments(job)[0]
    assert segment.elapsed_ms == 15_000
    assert "Orologio" in segment.note


@pytest.mark.parametrize(
    ("answer", "minutes", "state"),
    [
        (SleepAnswer.PAUSE, 15, S.RUNNING),
        (SleepAnswer.WORKED, 75, S.RUNNING),
        (SleepAnswer.ENDED, 30, S.STOPPED),
    ],
)
def test_sleep_counts_as_answered(
    world: World, answer: SleepAnswer, minutes: int, state: InterventionState
) -> None:
    job, question = slept(world)
    beat(world, job)
    assert total_ms(world.segments(job)) == 15 * MINUTE
    with world.db() as uow:
        ended = question.gap.start_utc + timedelta(minutes=20)
        timekeeping.answer_sleep(uow, question, answer, ended)
    assert total_ms(world.segments(job)) == minutes * MINUTE
    assert world.job(job).state is state


def test_an_end_in_the_sleep_of_what_was_stopped(world: World) -> None:
    job, question = slept(world)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
        timekeeping.answer_sleep(uow, question, SleepAnswer.ENDED, question.gap.start_utc)
    assert total_ms(world.segments(job)) == 10 * MINUTE
    assert world.job(job).stopped == question.gap.start_utc


def test_after_a_crash_the_time_up_to_the_last_heartbeat_waits(world: World) -> None:
    job = world.start()
    world.clock.advance(minutes=10)
    beat(world, job)
    world.clock.advance(seconds=14)
    with world.db() as uow:
        assert timekeeping.recover(uow, world.clock, "bruno") == NOTHING
        timekeeping.recover(uow, world.clock, ANNA)
    assert total_ms(world.segments(job)) == 10 * MINUTE
    assert world.job(job).state is S.TO_VERIFY
    with world.db() as uow:
        corrections.confirm_times(uow, job)
    assert world.job(job).state is S.PAUSED
    assert world.segments(job)[0].state is SegmentState.CLOSED


@pytest.mark.parametrize(
    ("machine", "silent_minutes", "state"),
    [
        ("here", 1, S.TO_VERIFY),
        ("elsewhere", 1, S.RUNNING),
        ("elsewhere", 60, S.RUNNING),
        ("elsewhere", 61, S.TO_VERIFY),
    ],
)
def test_what_runs_on_another_computer_goes_on_there(
    world: World, machine: str, silent_minutes: int, state: InterventionState
) -> None:
    job = world.start()
    world.clock.advance(minutes=silent_minutes)
    with world.db() as uow:
        timekeeping.recover(uow, FixedClock(world.clock.now(), machine), ANNA)
    assert world.job(job).state is state


def test_another_computer_neither_measures_nor_goes_on_with_what_runs_here(world: World) -> None:
    there = FixedClock(world.clock.now(), "there")
    job = world.start(incident=1)
    world.clock.advance(minutes=5)
    beat(world, job)
    segment = world.segments(job)[0]
    order = WorkOrder(1, 1)
    acts: tuple[Callable[[FakeUnitOfWork], object], ...] = (
        lambda uow: interventions.start(uow, there, order, ANNA),
        lambda uow: interventions.resume(uow, there, job),
        lambda uow: timekeeping.heartbeat(uow, segment.id, reading(there), reading(there)),
    )
    for act in acts:
        with world.db() as uow, pytest.raises(DomainError, match="altro computer"):
            act(uow)
    with world.db() as uow:
        assert interventions.start(uow, world.clock, order, ANNA).new_id == job
    with world.db() as uow:
        interventions.stop(uow, there, job, reading(there))
    assert world.job(job).state is S.TO_VERIFY
    assert total_ms(world.segments(job)) == 5 * MINUTE


def test_discarding_or_correcting_answers_too(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        interventions.stop(uow, world.clock, job)
    with world.db() as uow:
        first = world.segments(job)[0].id
        world.clock.advance(minutes=25)
        corrections.correct_time(uow, world.clock, first, typed("10:00", "10:25", "cronometro perso"))
    assert world.job(job).state is S.STOPPED
    assert total_ms(world.segments(job)) == 25 * MINUTE
    with world.db() as uow:
        corrections.discard_time(uow, world.segments(job)[-1].id, "era un altro lavoro")
    assert total_ms(world.segments(job)) == 0


def test_a_correction_that_keeps_the_times_keeps_the_measured_length(world: World) -> None:
    job = world.start()
    world.clock.advance(minutes=10, seconds=20)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
    segment = world.segments(job)[0]
    with world.db() as uow, pytest.raises(DomainError, match="motivo"):
        corrections.correct_time(uow, world.clock, segment.id, typed("10:00", "10:10", " "))
    with world.db() as uow:
        corrections.correct_time(uow, world.clock, segment.id, typed("10:00", "10:10", "era l'altro PC"))
    assert total_ms(world.segments(job)) == 620_000
    assert world.segments(job)[0].note == "era l'altro PC"


def test_what_was_discarded_stays_discarded(world: World) -> None:
    job = world.work(minutes=5)
    id = world.segments(job)[0].id
    with world.db() as uow:
        corrections.discard_time(uow, id, "prova")
    with world.db() as uow, pytest.raises(DomainError, match="scartato"):
        corrections.correct_time(uow, world.clock, id, typed("08:00", "08:10"))


def test_time_typed_by_hand(world: World) -> None:
    job = world.work(minutes=30)
    with world.db() as uow:
        corrections.add_time(uow, world.clock, job, typed("08:00", "08:40"))
    assert total_ms(world.segments(job)) == 70 * MINUTE
    assert world.job(job).started == world.segments(job)[1].start_utc
    with world.db() as uow, pytest.raises(SegmentError, match="sovrappone"):
        corrections.add_time(uow, world.clock, job, typed("08:39", "08:50"))
    with world.db() as uow, pytest.raises(SegmentError, match="motivo"):
        corrections.add_time(uow, world.clock, job, typed("07:00", "07:10", ""))


def test_a_mistyped_day_does_not_stay_in_the_price(world: World) -> None:
    """Cover and tariff are those of the first counted stretch (P-1), whichever was typed before."""
    job = world.work(minutes=30)
    begun = world.job(job).started
    with world.db() as uow:
        corrections.add_time(uow, world.clock, job, typed("08:00", "08:40", on=MONDAY - timedelta(days=365)))
    assert world.job(job).started < begun
    with world.db() as uow:
        wrong = world.segments(job)[-1].id
        corrections.correct_time(uow, world.clock, wrong, typed("09:00", "09:40"))
    assert world.job(job).started == begun - timedelta(hours=1)
    with world.db() as uow:
        corrections.discard_time(uow, world.segments(job)[-1].id, "mai avvenuto")
    assert world.job(job).started == begun
    with world.db() as uow:
        corrections.discard_time(uow, world.segments(job)[0].id, "mai avvenuto")
    assert world.job(job).started == begun


def test_time_to_come_is_no_work_yet(world: World) -> None:
    job = world.work(minutes=30)
    id = world.segments(job)[0].id
    acts: tuple[Callable[[FakeUnitOfWork], object], ...] = (
        lambda uow: corrections.add_time(uow, world.clock, job, typed("10:30", "10:31")),
        lambda uow: corrections.correct_time(uow, world.clock, id, typed("10:10", "10:31")),
        lambda uow: corrections.add_time(uow, world.clock, job, typed("23:50", "00:10")),
    )
    for act in acts:
        with world.db() as uow, pytest.raises(DomainError, match="sono le 10:30 del 02/03/2026") as refused:
            act(uow)
        assert refused.value.field == "end"


def test_time_typed_long_after_the_stop_is_seen_by_other_work(world: World) -> None:
    """A stopped intervention is looked through where its stretches are, not where it stopped."""
    first, second = world.work(minutes=5), world.work(minutes=5)
    world.clock.advance(days=12)
    later = typed("09:00", "09:10", on=MONDAY + timedelta(days=10))
    with world.db() as uow:
        corrections.add_time(uow, world.clock, first, later)
    with world.db() as uow, pytest.raises(SegmentError, match="sovrappone"):
        corrections.add_time(uow, world.clock, second, later)


def test_nobody_works_in_two_places(world: World) -> None:
    world.work(minutes=30)
    other = world.work(minutes=30)
    with world.db() as uow, pytest.raises(SegmentError, match="sovrappone"):
        corrections.add_time(uow, world.clock, other, typed("10:10", "10:20"))


def test_the_same_time_twice_is_not_a_whole_day(world: World) -> None:
    job = world.work(minutes=1)
    world.clock.advance(days=1)
    with world.db() as uow, pytest.raises(SegmentError, match="dopo l'inizio"):
        corrections.add_time(uow, world.clock, job, typed("23:00", "23:00"))


def test_work_over_midnight(world: World) -> None:
    job = world.work(minutes=1)
    world.clock.advance(days=1)
    with world.db() as uow:
        corrections.add_time(uow, world.clock, job, typed("23:30", "00:15"))
    assert total_ms(world.segments(job)) == 46 * MINUTE


def test_hours_that_do_not_exist_or_exist_twice(world: World) -> None:
    job = world.work(minutes=1)
    world.clock.advance(days=300)
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    with world.db() as uow, pytest.raises(NonexistentTimeError):
        corrections.add_time(uow, world.clock, job, typed("02:30", "03:30", on=spring))
    with world.db() as uow, pytest.raises(AmbiguousTimeError):
        corrections.add_time(uow, world.clock, job, typed("02:30", "03:30", on=autumn))
    with world.db() as uow:
        corrections.add_time(
            uow, world.clock, job, typed("02:50", "02:10", on=autumn, start_fold=0, end_fold=1)
        )
    assert total_ms(world.segments(job)) == 21 * MINUTE
    with world.db() as uow:
        corrections.add_time(
            uow, world.clock, job, typed("23:50", "02:10", on=autumn - timedelta(days=1), end_fold=0)
        )
    assert total_ms(world.segments(job)) == (21 + 140) * MINUTE


def test_a_sleep_is_counted_once(world: World) -> None:
    """Answered, or typed by hand meanwhile: what has its time already is refused."""
    job, question = slept(world)
    with world.db() as uow:
        timekeeping.answer_sleep(uow, question, SleepAnswer.WORKED)
    for answer, end in ((SleepAnswer.WORKED, None), (SleepAnswer.ENDED, question.gap.end_utc)):
        with world.db() as uow:
            gap = question.gap
            row = TimeQuestion(job, question.after_id, QuestionKind.SLEEP, gap.start_utc, gap.end_utc, 1)
            again = replace(question, id=uow.add(row).id)
            with pytest.raises(SegmentError, match="sovrappone"):
                timekeeping.answer_sleep(uow, again, answer, end)
    assert total_ms(world.segments(job)) == 70 * MINUTE


def test_work_resumed_before_the_answer_is_no_work_either(world: World) -> None:
    job, question = slept(world)
    with world.db() as uow:
        interventions.pause(uow, world.clock, job, world.before)
        interventions.resume(uow, world.clock, job)
        timekeeping.answer_sleep(uow, question, SleepAnswer.ENDED, question.gap.start_utc)
    assert total_ms(world.segments(job)) == 10 * MINUTE
    with world.db() as uow:
        interventions.resume(uow, world.clock, job)
        interventions.pause(uow, world.clock, job, reading(world.clock))
        interventions.stop(uow, world.clock, job)
    assert world.job(job).state is S.STOPPED


def test_a_moment_is_a_clock_that_stands_still(clock: FixedClock) -> None:
    seen = reading(clock)
    moment = timekeeping.Moment(seen)
    clock.advance(minutes=1)
    assert reading(moment) == seen


@given(st.lists(st.integers(1, 15_000), max_size=12), st.integers(0, 14_999))
def test_a_crash_at_any_moment_loses_less_than_a_heartbeat(beats: list[int], last: int) -> None:
    world = World(FixedClock(NINE))
    job = world.start()
    for length in beats:
        world.clock.advance(milliseconds=length)
        beat(world, job)
    world.clock.advance(milliseconds=last)
    with world.db() as uow:
        timekeeping.recover(uow, world.clock, ANNA)
    assert total_ms(world.segments(job)) == sum(beats)
    (segment,) = world.segments(job)
    assert segment.end_utc is not None
    assert world.clock.now() - segment.end_utc < timedelta(seconds=15)
