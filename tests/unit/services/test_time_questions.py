"""Idle time, a set clock, a dead program: one question each, and what its answers make (B-1, B-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import DomainError, StateError
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.time_answers import confirmed_until
from istes_desk.domain.timeclock import (
    QuestionKind,
    Segment,
    SegmentState,
    SleepAnswer,
    SleepGap,
    TimeQuestion,
    total_ms,
)
from istes_desk.services import interventions, switching, timekeeping
from istes_desk.services.time_questions import (
    CrashQuestion,
    JumpQuestion,
    answer_crash,
    answer_jump,
    crash_question,
    waiting,
)
from istes_desk.services.timekeeping import SleepQuestion, reading
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

S, MINUTE = InterventionState, 60_000


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def beat(world: World, **length: float) -> None:
    """Time goes on and is committed."""
    before = world.before or reading(world.clock)
    world.clock.advance(**length)
    world.before = reading(world.clock)
    with world.db() as uow:
        (running,) = uow.find(Segment, state=SegmentState.OPEN)
        timekeeping.heartbeat(uow, running.id, before, world.before)


def idle(world: World, job: int, minutes: int) -> SleepQuestion:
    """Nobody touches the computer for so long, then somebody does."""
    before = world.before or reading(world.clock)
    world.clock.advance(minutes=minutes)
    now = world.before = reading(world.clock)
    with world.db() as uow:
        (running,) = uow.find(Segment, state=SegmentState.OPEN)
        after = timekeeping.part_idle(uow, running.id, before, now, minutes * MINUTE).new_id
        (question,) = waiting(uow, ANNA)
    gap = SleepGap(now.utc - timedelta(minutes=minutes), now.utc, minutes * MINUTE)
    assert question == SleepQuestion(job, running.id, after, gap, idle=True, id=1)
    assert isinstance(question, SleepQuestion)
    return question


def crash(world: World, minutes: int) -> CrashQuestion:
    job = world.start()
    beat(world, minutes=minutes)
    with world.db() as uow:
        timekeeping.recover(uow, world.clock, ANNA)
        question = crash_question(uow, ANNA)
    assert question is not None
    assert question.intervention_id == job
    return question


@pytest.mark.parametrize(
    ("answer", "minutes"), [(SleepAnswer.WORKED, 45), (SleepAnswer.PAUSE, 30), (SleepAnswer.ENDED, 35)]
)
def test_idle_time_counts_only_when_it_was_work(world: World, answer: SleepAnswer, minutes: int) -> None:
    job = world.start()
    beat(world, minutes=20)
    question = idle(world, job, 15)
    ended = question.gap.start_utc + timedelta(minutes=15) if answer is SleepAnswer.ENDED else None
    assert total_ms(world.segments(job)) == 20 * MINUTE
    beat(world, minutes=10)
    with world.db() as uow:
        timekeeping.answer_sleep(uow, question, answer, ended)
    assert total_ms(world.segments(job)) == minutes * MINUTE


def test_idle_time_that_ends_in_a_sleep_is_a_sleep(world: World) -> None:
    job = world.start()
    before = reading(world.clock)
    world.clock.sleep(minutes=30)
    with world.db() as uow:
        timekeeping.part_idle(uow, 1, before, reading(world.clock), 5 * MINUTE)
    assert "sospensione" in world.segments(job)[-1].note


def test_no_more_is_taken_out_than_was_measured(world: World) -> None:
    job = world.start()
    world.before = reading(world.clock)
    question = idle(world, job, 0)
    with world.db() as uow:
        timekeeping.part_idle(uow, question.after_id, world.before, world.before, 9 * MINUTE)
    assert total_ms(world.segments(job)) == 0


def test_a_question_is_answered_once_and_only_by_its_technician(world: World) -> None:
    job = world.start()
    question = idle(world, job, 15)
    with world.db() as uow:
        assert waiting(uow, "bruno") == []
        timekeeping.answer_sleep(uow, question, SleepAnswer.WORKED)
        assert waiting(uow, ANNA) == []
    with world.db() as uow, pytest.raises(DomainError, match="già stata data"):
        timekeeping.answer_sleep(uow, question, SleepAnswer.WORKED)
    assert total_ms(world.segments(job)) == 15 * MINUTE


def test_a_question_about_closed_work_or_discarded_time_is_not_asked(world: World) -> None:
    job = world.start()
    question = idle(world, job, 15)
    with world.db() as uow:
        work = uow.save(replace(uow.get(Intervention, job), state=S.CLOSED))
        assert waiting(uow, ANNA) == []
        uow.save(replace(work, state=S.RUNNING))
        assert waiting(uow, ANNA) == [question]
        after = uow.get(Segment, question.after_id)
        uow.save(replace(after, state=SegmentState.DISCARDED))
        assert waiting(uow, ANNA) == []


def test_the_question_goes_with_an_intervention_started_by_mistake(world: World) -> None:
    job = world.start()
    idle(world, job, 15)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
        interventions.remove_empty(uow, job)
        assert uow.find(TimeQuestion) == []


def test_nothing_waits_after_a_clean_end(world: World) -> None:
    with world.db() as uow:
        assert crash_question(uow, ANNA) is None


@pytest.mark.parametrize(("after", "minutes"), [(0, 26), (-6, 20), (10, 36)])
def test_after_a_crash_the_end_is_told(world: World, after: int, minutes: int) -> None:
    question = crash(world, 26)
    world.clock.advance(minutes=30)
    with world.db() as uow:
        answer_crash(uow, world.clock, question, question.end + timedelta(minutes=after))
        assert crash_question(uow, ANNA) is None
    assert total_ms(world.segments(question.intervention_id)) == minutes * MINUTE
    assert world.job(question.intervention_id).state is S.PAUSED


@pytest.mark.parametrize(("after", "words"), [(-26, "dopo l'inizio"), (31, "futuro")])
def test_an_end_that_cannot_be_is_refused(world: World, after: int, words: str) -> None:
    question = crash(world, 26)
    world.clock.advance(minutes=30)
    with world.db() as uow, pytest.raises(DomainError, match=words) as refused:
        answer_crash(uow, world.clock, question, question.end + timedelta(minutes=after))
    assert refused.value.field == "ended_at"
    assert world.segments(question.intervention_id)[0].state is SegmentState.TO_VERIFY


def test_the_oldest_of_two_is_asked_first(world: World) -> None:
    first = crash(world, 5)
    world.clock.advance(minutes=5)
    world.before = None
    crash_again = world.start()
    beat(world, minutes=5)
    with world.db() as uow:
        timekeeping.recover(uow, world.clock, ANNA)
        question = crash_question(uow, ANNA)
    assert question is not None
    assert question.segment_id == first.segment_id
    assert crash_again != first.intervention_id


def test_a_segment_without_end_is_confirmed_as_it_is(world: World) -> None:
    world.start()
    waiting = replace(world.segments(1)[0], state=SegmentState.TO_VERIFY)
    assert confirmed_until(waiting, datetime.max.replace(tzinfo=waiting.start_utc.tzinfo)).end_utc is None


@pytest.mark.parametrize(("right", "moved"), [(True, 60), (False, 0)])
def test_a_set_clock_moves_the_start_when_it_was_wrong_before(world: World, right: bool, moved: int) -> None:
    job = world.start()
    started = world.job(job).started
    before = reading(world.clock)
    world.clock.advance(minutes=5)
    world.clock.jump(minutes=60)
    now = reading(world.clock)
    with world.db() as uow:
        timekeeping.heartbeat(uow, 1, before, now)
        (question,) = waiting(uow, ANNA)
        assert question == JumpQuestion(job, 1, 60 * MINUTE, now.utc, 1)
        answer_jump(uow, JumpQuestion(job, 1, 60 * MINUTE, now.utc, 1), right)
    (segment,) = world.segments(job)
    assert segment.elapsed_ms == 5 * MINUTE
    assert segment.start_utc == world.job(job).started == started + timedelta(minutes=moved)


def test_only_the_first_segment_moves_the_intervention(world: World) -> None:
    job = world.work(minutes=10)
    with world.db() as uow:
        interventions.resume(uow, world.clock, job)
        now = world.clock.now()
        asked = uow.add(TimeQuestion(job, 2, QuestionKind.JUMP, now, now, MINUTE))
        answer_jump(uow, JumpQuestion(job, 2, MINUTE, now, asked.id), True)
    assert world.job(job).started == world.segments(job)[0].start_utc


def test_another_pc_is_another_segment(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        switching.switch_device(uow, world.clock, job, 1, world.before)
    assert [one.device_id for one in world.segments(job)] == [1]
    beat(world, minutes=7)
    for device in (2, 2, None):
        with world.db() as uow:
            switching.switch_device(uow, world.clock, job, device, world.before)
    assert [(one.device_id, one.state) for one in world.segments(job)] == [
        (1, SegmentState.CLOSED),
        (None, SegmentState.OPEN),
    ]
    assert world.job(job).device_ids == (1, 2)
    assert total_ms(world.segments(job)) == 7 * MINUTE


def test_a_pc_of_work_that_stands_still_only_joins(world: World) -> None:
    job = world.work(WorkCategory.RESTORE, minutes=2)
    with world.db() as uow:
        switching.switch_device(uow, world.clock, job, 2)
    assert (world.job(job).device_ids, len(world.segments(job))) == ((2,), 1)


def test_a_pc_cannot_be_switched_on_a_timer_of_a_dead_program(world: World) -> None:
    job = world.start()
    beat(world, minutes=2)
    with world.db() as uow, pytest.raises(StateError):
        switching.switch_device(uow, world.clock, job, 2)
