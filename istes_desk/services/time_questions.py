"""The questions a set clock and a dead program leave behind, and what their answers do (B-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from istes_desk.domain import timeclock
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import require
from istes_desk.domain.interventions import LOCKED_STATES, Intervention, InterventionState
from istes_desk.domain.time_answers import confirmed_until, placed_anew
from istes_desk.domain.timeclock import QuestionKind, Segment, SegmentState, SleepGap, TimeQuestion
from istes_desk.services.changes import Changes
from istes_desk.services.corrections import settled
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import SleepQuestion, nearby, taken, touched, unlocked

WENT_ON = "Lavoro continuato dopo l'arresto imprevisto, confermato."


@dataclass(frozen=True, slots=True)
class JumpQuestion:
    """Somebody set the clock by ``jump_ms`` while the segment ran; ``at`` is the time it showed then."""

    intervention_id: int
    segment_id: int
    jump_ms: int
    at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class CrashQuestion:
    """A segment closed at its last heartbeat, because its program was gone."""

    intervention_id: int
    segment_id: int
    customer: str
    start: datetime
    end: datetime


Question = SleepQuestion | JumpQuestion | CrashQuestion


def waiting(uow: UnitOfWork, technician: str) -> list[Question]:
    """All that is asked of the technician, the oldest first, what a crash left last.

    Not asked: what belongs to closed work, or to time that was discarded meanwhile; it stays uncounted.
    """
    rows = sorted(uow.find(TimeQuestion), key=lambda row: row.id)
    of, parts = tuple({row.intervention_id for row in rows}), tuple({row.segment_id for row in rows})
    jobs = uow.find(Intervention, id=of, technician=technician)
    open_jobs = {job.id for job in jobs if job.state not in LOCKED_STATES}
    dropped = {one.id for one in uow.find(Segment, id=parts, state=SegmentState.DISCARDED)}
    asked = [row for row in rows if row.intervention_id in open_jobs and row.segment_id not in dropped]
    crashed = crash_question(uow, technician)
    return [*map(_worded, asked), *([crashed] if crashed else [])]


def _worded(row: TimeQuestion) -> Question:
    if row.before_id is None:
        return JumpQuestion(row.intervention_id, row.segment_id, row.elapsed_ms, row.end_utc, row.id)
    gap, idle = SleepGap(row.start_utc, row.end_utc, row.elapsed_ms), row.kind is QuestionKind.IDLE
    return SleepQuestion(row.intervention_id, row.before_id, row.segment_id, gap, idle, row.id)


def crash_question(uow: UnitOfWork, technician: str) -> CrashQuestion | None:
    """The oldest time of the technician that waits to be verified."""
    jobs = uow.find(Intervention, technician=technician, state=InterventionState.TO_VERIFY)
    found = uow.find(Segment, intervention_id=tuple(job.id for job in jobs), state=SegmentState.TO_VERIFY)
    if not found:
        return None
    first = min(found, key=lambda one: one.start_utc)
    job = next(one for one in jobs if one.id == first.intervention_id)
    end = first.end_utc or first.last_heartbeat_utc
    return CrashQuestion(job.id, first.id, uow.get(Customer, job.customer_id).name, first.start_utc, end)


def answer_crash(uow: UnitOfWork, clock: Clock, question: CrashQuestion, ended_at: datetime) -> Changes:
    """The work ended at that moment: at the last heartbeat, before it, or later up to now."""
    segment, job = uow.get(Segment, question.segment_id), unlocked(uow, question.intervention_id)
    require(ended_at <= clock.now(), "La fine del lavoro è nel futuro.", "ended_at")
    uow.save(confirmed_until(segment, ended_at))
    if ended_at > question.end:
        others = nearby(uow, job, question.end, ended_at)
        more = timeclock.manual_segment(
            job.id, question.end, ended_at, others, WENT_ON, segment.device_id, segment.category
        )
        uow.add(more)
    return settled(uow, job.id)


def answer_jump(uow: UnitOfWork, question: JumpQuestion, new_is_right: bool) -> Changes:
    """When the clock was wrong before, what began by it moves: the length never does."""
    job, segment = unlocked(uow, question.intervention_id), uow.get(Segment, question.segment_id)
    taken(uow, question.id)
    if new_is_right:
        moved = uow.save(placed_anew(segment, question.jump_ms))
        if job.started == segment.start_utc:
            uow.save(replace(job, started=moved.start_utc))
    return touched(job.id)
