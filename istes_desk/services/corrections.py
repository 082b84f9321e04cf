"""Time put right by hand: confirmed, added, corrected, discarded; what was there is kept (B-4, B-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from istes_desk.domain import italian, timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.interventions import Intervention, InterventionState, moved
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.changes import Changes
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import nearby, touched, unlocked

MINUTE = timedelta(minutes=1)
YEARS = range(1990, 9999)
FUTURE = "La fine è nel futuro: sono le {} del {}."


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
        require(self.day.year in YEARS, "L'anno del giorno non può essere giusto.", "day")
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


def add_time(uow: UnitOfWork, clock: Clock, intervention_id: int, typed: TypedTime) -> Changes:
    """A stretch the timer did not see; none that is still to come."""
    job = unlocked(uow, intervention_id)
    _add(uow, clock, job, typed)
    return settled(uow, intervention_id)


def correct_time(uow: UnitOfWork, clock: Clock, segment_id: int, typed: TypedTime) -> Changes:
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
        _add(uow, clock, job, typed)
    return settled(uow, job.id)


def _instant(field: str, day: date, at: time, fold: int | None) -> datetime:
    try:
        return instant_of(day, at, fold)
    except DomainError as error:
        raise type(error)(error.message, field) from error


def _add(uow: UnitOfWork, clock: Clock, job: Intervention, typed: TypedTime) -> None:
    (start, end), now = typed.span(), clock.now()
    require(end <= now, FUTURE.format(italian.clock(now), italian.full_date(italian.date_of(now))), "end")
    others = nearby(uow, job, start, end)
    segment = timeclock.manual_segment(
        job.id, start, end, others, typed.reason, typed.device_id, typed.category or job.category
    )
    uow.add(segment)


def settled(uow: UnitOfWork, intervention_id: int) -> Changes:
    """Begins where its first counted stretch does, which decides its price (P-1); no longer to be verified
    as soon as nothing waits any more: it may go on or be closed then."""
    job = uow.get(Intervention, intervention_id)
    counted = timeclock.counted(uow.find(Segment, intervention_id=intervention_id))
    fresh = replace(job, started=min((one.start_utc for one in counted), default=job.started))
    waiting = any(one.state is SegmentState.TO_VERIFY for one in counted)
    if job.state is InterventionState.TO_VERIFY and not waiting:
        fresh = moved(fresh, InterventionState.STOPPED if job.stopped else InterventionState.PAUSED)
    if fresh != job:
        uow.save(fresh)
    return touched(intervention_id)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
