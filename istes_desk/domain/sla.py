"""SLA plans and the response deadline with its walk, told step by step in Italian (Q-5, Q-6, Q-7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from istes_desk.domain import italian
from istes_desk.domain.errors import require
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.incidents import Severity
from istes_desk.domain.open_time import OpenTime
from istes_desk.domain.working_time import MINUTE, Schedule, Span, WorkingTime


@dataclass(frozen=True, slots=True)
class Plan:
    """A dated SLA plan: response minutes of open time for each severity."""

    code: str
    name: str
    schedule: Schedule
    minutes: Mapping[Severity, int]
    id: int = 0
    valid_from: date = date.min
    valid_to: date | None = None
    version: int = 0

    def __post_init__(self) -> None:
        complete = set(self.minutes) == set(Severity) and min(self.minutes.values()) > 0
        require(complete, "Indicare i minuti di risposta per le gravità A, B e C.", "minutes")


@dataclass(frozen=True, slots=True)
class WalkStep:
    """One stretch of the walk, UTC, with the minutes it counted and its Italian line."""

    start: datetime
    end: datetime
    minutes: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """``due`` in UTC, the walk that leads to it and the sentence that explains it (P-3)."""

    due: datetime
    walk: tuple[WalkStep, ...]
    reason: str


def deadline(received: datetime, plan: Plan, severity: Severity | None, holidays: Holidays) -> Deadline:
    """Open time of the plan from reception; without severity that of A (Q-5)."""
    budget = plan.minutes[severity or Severity.A]
    due, spans = WorkingTime(plan.schedule, holidays).walk(received, budget)
    begins = next(span.start for span in spans if not span.closed)
    since = f"dalle {italian.clock(begins)} di {italian.day(italian.date_of(begins))}"
    letter = f"gravità {severity}" if severity else f"gravità da assegnare (vale {Severity.A})"
    reason = f"contratto {plan.name}, {letter}: {italian.duration(budget)} {since}"
    return Deadline(due, tuple(_walk(received, spans)), reason)


def quarter_left(received: datetime, plan: Plan, severity: Severity | None, holidays: Holidays) -> datetime:
    """When three quarters of the open time are spent, in UTC; without severity those of A (Q-5)."""
    budget = plan.minutes[severity or Severity.A]
    return WorkingTime(plan.schedule, holidays).walk(received, budget - budget // 4)[0]


def spent(
    received: datetime, plan: Plan, severity: Severity | None, holidays: Holidays, now: datetime
) -> float:
    """How much of the open time has gone, 0 to 1: the same clock as ``quarter_left``, asleep when closed."""
    budget = plan.minutes[severity or Severity.A]
    gone = OpenTime(WorkingTime(plan.schedule, holidays)).minutes(received, now)
    return min(1.0, gone / budget)


def response_missed(
    due: datetime | None, responded_at: datetime | None, now: datetime, recorded: bool = False
) -> bool:
    """An answer at the deadline meets it; a recorded miss stays; no deadline cannot be missed (Q-7)."""
    return recorded or (due is not None and (responded_at or now) > due)


def _walk(received: datetime, spans: tuple[Span, ...]) -> Iterator[WalkStep]:
    if spans[0].start > received:
        yield _step(Span(received.astimezone(UTC), spans[0].start, "fuori orario"))
    yield from map(_step, spans)


def _step(span: Span) -> WalkStep:
    shift = " (cambio dell'ora)" if _offset(span.start) != _offset(span.end) else ""
    what = span.closed or italian.minutes(span.minutes) + shift
    return WalkStep(span.start, span.end, span.minutes, f"{_stretch(span)}: {what}")


def _offset(at: datetime) -> object:
    return at.astimezone(italian.ROME).utcoffset()


def _stretch(span: Span) -> str:
    """``ven 04/12 16:30-18:00``, ``sab 05/12`` for all of it; a later day is written out."""
    day = italian.date_of(span.start)
    if day != italian.date_of(span.end - MINUTE):
        return f"{italian.stamp(span.start)} - {italian.stamp(span.end)}"
    hours = f"{italian.clock(span.start)}-{italian.end_clock(span.end)}"
    return italian.day(day) if hours == "00:00-24:00" else f"{italian.day(day)} {hours}"
