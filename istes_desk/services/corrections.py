"""Time put right by hand: confirmed, added, corrected, discarded; what was there is kept (B-4, B-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from istes_desk.domain import timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.interventions import Intervention, InterventionState, moved
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.timekeeping import touched, unlocked

MINUTE = timedelta(minutes=1)
NEAR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A stretch as typed: wall times in Rome, the end on the next day when it is before the start.

    A fold (0 first, 1 second) only says which of the two an hour that exists twice is.
    """

    day: date
    start: time
    end: time
    reason: str
    start_fold: int | None = None
    end_fold: int | None = None
    device_id: int | None = None
    category: WorkCategory | None = None

    def span(self) -> tuple[datetime, datetime]:
        """The instants; NonexistentTimeError, AmbiguousTimeError as local time demands (B-5), by field."""
        start = _instant("start", self.day, self.start, self.start_fold)
        same_hour = (self.start_fold, self.end_fold) == (0, 1)
        later = self.end < self.start and not same_hour
        return start, _instant("end", self.day + timedelta(days=later), self.end, self.end_fold)


def confirm_times(uow: UnitOfWork, intervention_id: int) -> Changes:
    """The technician vouches for everything that waits to be verified."""
    unlocked(uow, intervention_id)
    for segment in uow.find(Segment, intervention_id=intervention_id, state=SegmentState.TO_VERIFY):
        uow.save(timeclock.confirm(segment))
    return settled(uow, intervention_id)


def discard_time(uow: UnitOfWork, segment_id: int, reason: str) -> Changes:
    """Takes a stretch out of the count; it stays on record."""
    segment = uow.get(Segment, segment_id)
    unlocked(uow, segment.intervention_id)
    uow.save(timeclock.discard(segment, reason))
    return settled(uow, segment.intervention_id)


def add_time(uow: UnitOfWork, intervention_id: int, typed: TypedTime) -> Changes:
    """A stretch the timer did not see."""
    job = unlocked(uow, intervention_id)
    _add(uow, job, typed)
    return touched(intervention_id)


def correct_time(uow: UnitOfWork, segment_id: int, typed: TypedTime) -> Changes:
    """Replaces a stretch; one whose times stay keeps its measured length and changes only what it was."""
    segment = uow.get(Segment, segment_id)
    job = unlocked(uow, segment.intervention_id)
    require(segment.state is not SegmentState.DISCARDED, "Questo tempo è già stato scartato.", "state")
    if segment.end_utc and typed.span() == (_minute(segment.start_utc), _minute(segment.end_utc)):
        require(bool(typed.reason.strip()), "Indicare il motivo della correzione.", "note")
        note = f"{segment.note} {typed.reason.strip()}".strip()
        uow.save(replace(segment, device_id=typed.device_id, category=typed.category, note=note))
    else:
        uow.save(timeclock.discard(segment, f"Corretto a mano: {typed.reason.strip() or '-'}"))
        _add(uow, job, typed)
    return settled(uow, job.id)


def _instant(field: str, day: date, at: time, fold: int | None) -> datetime:
    try:
        return instant_of(day, at, fold)
    except DomainError as error:
        raise type(error)(error.message, field) from error


def _add(uow: UnitOfWork, job: Intervention, typed: TypedTime) -> None:
    start, end = typed.span()
    others = nearby(uow, job, start, end)
    segment = timeclock.manual_segment(
        job.id, start, end, others, typed.reason, typed.device_id, typed.category or job.category
    )
    uow.add(segment)
    if start < job.started:
        uow.save(replace(job, started=start))


def nearby(uow: UnitOfWork, job: Intervention, start: datetime, end: datetime) -> list[Segment]:
    """All stretches of the technician that can touch the span; what was reversed is no more."""
    jobs = uow.find(Intervention, technician=job.technician)
    reversed_ids = {other.reverses_id for other in jobs}
    near = [
        other.id
        for other in jobs
        if other.id not in reversed_ids
        and other.started < end + NEAR
        and (other.stopped is None or start < other.stopped + NEAR)
    ]
    return uow.find(Segment, intervention_id=near)


def settled(uow: UnitOfWork, intervention_id: int) -> Changes:
    """Out of "to be verified" as soon as nothing waits any more; it may go on or be closed then."""
    job = uow.get(Intervention, intervention_id)
    waiting = uow.find(Segment, intervention_id=intervention_id, state=SegmentState.TO_VERIFY)
    if job.state is InterventionState.TO_VERIFY and not waiting:
        uow.save(moved(job, InterventionState.STOPPED if job.stopped else InterventionState.PAUSED))
    return touched(intervention_id)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
