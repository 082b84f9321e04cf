"""Time as it passes: heartbeats, sleep, what a crash left behind (B-5). Corrections are in corrections.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain import timeclock
from istes_desk.domain.errors import require
from istes_desk.domain.interventions import LOCKED_STATES, Intervention, InterventionState, moved
from istes_desk.domain.time_answers import part_at_idle
from istes_desk.domain.timeclock import (
    QuestionKind,
    Reading,
    Segment,
    SegmentState,
    SleepAnswer,
    SleepGap,
    Tick,
    TimeQuestion,
)
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.ports import Between, Clock, UnitOfWork

S = InterventionState
LONGEST = timedelta(days=31)
"""No stretch is longer: further back nothing can reach into another one."""
ANSWERED = "A questa domanda è già stata data una risposta."
LOCKED = "L'intervento è chiuso: per correggerlo serve uno storno."


@dataclass(frozen=True, slots=True)
class SleepQuestion:
    """A sleep, or a time without a touch, that waits for its answer; the segments it parted, its length."""

    intervention_id: int
    before_id: int
    after_id: int
    gap: SleepGap
    idle: bool = False
    id: int = 0


def reading(clock: Clock) -> Reading:
    """All clocks at this moment."""
    return Reading(clock.now(), clock.monotonic_ms(), clock.boottime_ms(), clock.machine())


@dataclass(frozen=True, slots=True)
class Moment:
    """A ``Clock`` that stands still: what was asked for at a moment is done as of that moment."""

    at: Reading

    def machine(self) -> str:
        return self.at.machine

    def now(self) -> datetime:
        return self.at.utc

    def monotonic_ms(self) -> int:
        return self.at.awake_ms

    def boottime_ms(self) -> int:
        return self.at.boot_ms


def touched(intervention_id: int) -> Changes:
    return Changes(interventions=ids(intervention_id))


def unlocked(uow: UnitOfWork, intervention_id: int) -> Intervention:
    """The intervention, if it may still change (B-4)."""
    job = uow.get(Intervention, intervention_id)
    require(job.state not in LOCKED_STATES, LOCKED, "state")
    return job


def open_segment(uow: UnitOfWork, intervention_id: int) -> Segment | None:
    """The running stretch of an intervention."""
    found = uow.find(Segment, intervention_id=intervention_id, state=SegmentState.OPEN)
    return found[0] if found else None


def heartbeat(uow: UnitOfWork, segment_id: int, before: Reading, now: Reading) -> Changes:
    """Commits the time since ``before``; after a sleep ``new_id`` is the segment that goes on."""
    tick = timeclock.heartbeat(uow.get(Segment, segment_id), before, now)
    kept = keep(uow, tick)
    return kept if tick.gap or tick.jump_ms else NOTHING


def part_idle(uow: UnitOfWork, segment_id: int, before: Reading, now: Reading, idle_ms: int) -> Changes:
    """Takes the time without a touch out of the count until it is answered; ``new_id`` goes on (B-5)."""
    tick = timeclock.heartbeat(uow.get(Segment, segment_id), before, now)
    return (
        keep(uow, tick)
        if tick.gap
        else keep(uow, part_at_idle(tick.current, now, idle_ms), QuestionKind.IDLE)
    )


def keep(uow: UnitOfWork, tick: Tick, kind: QuestionKind = QuestionKind.SLEEP) -> Changes:
    """Stores what a tick made of a segment, and what must be asked about it, in one transaction."""
    first, *rest = tick.segments
    saved = uow.save(first)
    added = [uow.add(segment) for segment in rest]
    current, gap = (added or [saved])[-1], tick.gap
    job, at = saved.intervention_id, current.last_heartbeat_utc
    if gap:
        uow.add(TimeQuestion(job, current.id, kind, gap.start_utc, gap.end_utc, gap.elapsed_ms, saved.id))
    if tick.jump_ms:
        uow.add(TimeQuestion(job, current.id, QuestionKind.JUMP, at, at, tick.jump_ms))
    return replace(touched(saved.intervention_id), new_id=added[-1].id if added else 0)


def close_open(
    uow: UnitOfWork, clock: Clock, intervention_id: int, before: Reading | None
) -> tuple[Changes, bool]:
    """Ends what runs, if anything does; True when it had to end at its last heartbeat, to be verified."""
    segment = open_segment(uow, intervention_id)
    if segment is None:
        return touched(intervention_id), False
    if before is None or not timeclock.measured_on(segment, clock.machine()):
        uow.save(timeclock.close_after_crash(segment))
        return touched(intervention_id), True
    return replace(keep(uow, timeclock.close(segment, before, reading(clock))), new_id=0), False


def recover(uow: UnitOfWork, clock: Clock, technician: str) -> Changes:
    """At start-up: whatever this technician's last program here left running ends at its last heartbeat.

    What runs on another computer is left alone until it has been silent for an hour.
    """
    changes, now, machine = NOTHING, clock.now(), clock.machine()
    for job in uow.find(Intervention, technician=technician, state=S.RUNNING):
        found = uow.find(Segment, intervention_id=job.id, state=SegmentState.OPEN)
        if not all(timeclock.left_behind(segment, machine, now) for segment in found):
            continue
        for segment in found:
            uow.save(timeclock.close_after_crash(segment))
        uow.save(moved(job, S.TO_VERIFY))
        changes |= touched(job.id)
    return changes


def nearby(uow: UnitOfWork, job: Intervention, start: datetime, end: datetime) -> list[Segment]:
    """All stretches of the technician that can touch the span; what was reversed is no more."""
    near = uow.find(Segment, start_utc=Between(start - LONGEST, end))
    of = tuple({segment.intervention_id for segment in near})
    own = {other.id for other in uow.find(Intervention, id=of, technician=job.technician)}
    own -= {other.reverses_id for other in uow.find(Intervention, reverses_id=of)}
    return [segment for segment in near if segment.intervention_id in own]


def taken(uow: UnitOfWork, question_id: int) -> None:
    """The question is gone with its answer: of two stations one answers it; ``DomainError`` for the other."""
    found = uow.find(TimeQuestion, id=question_id)
    require(bool(found), ANSWERED, "question")
    uow.remove(found[0])


def answer_sleep(
    uow: UnitOfWork, question: SleepQuestion, answer: SleepAnswer, ended_at: datetime | None = None
) -> Changes:
    """Counts the sleep or not, never twice; an earlier end stops the intervention there."""
    job = unlocked(uow, question.intervention_id)
    taken(uow, question.id)
    before, after = uow.get(Segment, question.before_id), uow.get(Segment, question.after_id)
    for segment in timeclock.answer_sleep(before, after, question.gap, answer, ended_at):
        if segment.id:
            uow.save(segment)
        else:
            others = nearby(uow, job, question.gap.start_utc, question.gap.end_utc)
            uow.add(timeclock.checked_free(segment, others))
    if answer is SleepAnswer.ENDED:
        _end(uow, job, ended_at)
    return touched(job.id)


def _end(uow: UnitOfWork, job: Intervention, ended_at: datetime | None) -> None:
    """Stops it at an earlier moment: what was measured since is no work."""
    running = open_segment(uow, job.id)
    if running is not None:
        uow.save(timeclock.discard(timeclock.close_after_crash(running), "Dopo la fine del lavoro."))
    stopped = job if job.state is S.STOPPED else moved(job, S.STOPPED)
    uow.save(replace(stopped, stopped=ended_at))
