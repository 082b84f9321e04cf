"""When a duty falls due: periods of the calendar in Rome, pure functions of an assignment (D-2).

Periods tile the calendar and hang on the anchor alone, so neither a late completion nor a clock change
creates, moves or loses one. A fortnight is the 14 days that end on its due date.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from istes_desk.domain.duties import DutyAssignment, Frequency, Occurrence
from istes_desk.domain.italian import ROME, date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONCE_KEY = "una-tantum"
_FORTNIGHT = 14
_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cycle:
    """One frequency: number of the period a day is in, its first day and due day, the key of a due day."""

    number: Callable[[date, date], int]
    start: Callable[[int, date], date]
    due: Callable[[int, date], date]
    key: Callable[[date], str]


def _week_key(letter: str) -> Callable[[date], str]:
    def key(due: date) -> str:
        year, week, _ = due.isocalendar()
        return f"{year:04d}-{letter}{week:02d}"

    return key


def _months(step: int, key: Callable[[date], str]) -> _Cycle:
    """Calendar periods of ``step`` months; an anchor past the end of a shorter month is its last day."""

    def first(number: int, _anchor: date) -> date:
        year, month = divmod(number * step, 12)
        return date(year, month + 1, 1)

    def due(number: int, anchor: date) -> date:
        year, month = divmod(number * step + (anchor.month - 1) % step, 12)
        return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))

    return _Cycle(lambda day, _anchor: (day.year * 12 + day.month - 1) // step, first, due, key)


_CYCLES: dict[Frequency, _Cycle] = {
    Frequency.DAILY: _Cycle(
        number=lambda day, _anchor: day.toordinal(),
        start=lambda number, _anchor: date.fromordinal(number),
        due=lambda number, _anchor: date.fromordinal(number),
        key=date.isoformat,
    ),
    Frequency.WEEKLY: _Cycle(
        number=lambda day, _anchor: (day.toordinal() - 1) // 7,
        start=lambda number, _anchor: date.fromordinal(number * 7 + 1),
        due=lambda number, anchor: date.fromordinal(number * 7 + 1 + anchor.weekday()),
        key=_week_key("W"),
    ),
    Frequency.FORTNIGHTLY: _Cycle(
        number=lambda day, anchor: -((anchor - day).days // _FORTNIGHT),
        start=lambda number, anchor: anchor + timedelta(days=(number - 1) * _FORTNIGHT + 1),
        due=lambda number, anchor: anchor + timedelta(days=number * _FORTNIGHT),
        key=_week_key("F"),
    ),
    Frequency.MONTHLY: _months(1, lambda due: f"{due:%Y-%m}"),
    Frequency.QUARTERLY: _months(3, lambda due: f"{due.year:04d}-Q{(due.month + 2) // 3}"),
    Frequency.YEARLY: _months(12, lambda due: f"{due.year:04d}"),
    Frequency.ONCE: _Cycle(
        number=lambda _day, _anchor: 0,
        start=lambda _number, anchor: anchor,
        due=lambda _number, anchor: anchor,
        key=lambda _due: ONCE_KEY,
    ),
}


def default_anchor(frequency: Frequency, assigned_on: date) -> date:
    """Friday for weeks, the last day for months, quarters and years, the day itself otherwise."""
    anchors = {
        Frequency.WEEKLY: assigned_on + timedelta(days=(4 - assigned_on.weekday()) % 7),
        Frequency.FORTNIGHTLY: assigned_on + timedelta(days=(4 - assigned_on.weekday()) % 7),
        Frequency.MONTHLY: date(assigned_on.year, 1, 31),
        Frequency.QUARTERLY: date(assigned_on.year, 3, 31),
        Frequency.YEARLY: date(assigned_on.year, 12, 31),
    }
    return anchors.get(frequency, assigned_on)


def _anchor(assignment: DutyAssignment) -> date:
    """A duty done once cannot fall due before it was assigned."""
    once = assignment.frequency is Frequency.ONCE
    return max(assignment.anchor, assignment.assigned_on) if once else assignment.anchor


def _first(assignment: DutyAssignment) -> int:
    """The first period due on or after both anchor and assignment."""
    cycle, anchor = _CYCLES[assignment.frequency], _anchor(assignment)
    floor = max(anchor, assignment.assigned_on)
    number = cycle.number(floor, anchor)
    return number if cycle.due(number, anchor) >= floor else number + 1


@lru_cache(maxsize=4096)
def local(day: date, at: time) -> datetime:
    """The instant in UTC of a wall time in Rome; a time skipped by summer time counts as one hour later."""
    return datetime.combine(day, at, ROME).astimezone(UTC)


def _build(assignment: DutyAssignment, number: int, first: int) -> Occurrence | None:
    """The occurrence of one period; None once the assignment has ended before it was due."""
    cycle, anchor = _CYCLES[assignment.frequency], _anchor(assignment)
    due_on = cycle.due(number, anchor)
    if assignment.ended_on is not None and due_on > assignment.ended_on:
        return None
    opens_on = assignment.assigned_on if number == first else cycle.start(number, anchor)
    due = local(due_on, assignment.due_time)
    grace_end = due + timedelta(hours=assignment.grace_hours)
    opens = local(opens_on, time.min)
    return Occurrence(assignment.id, cycle.key(due_on), opens, due, grace_end, due_on)


def occurrence_for(assignment: DutyAssignment, at: datetime) -> Occurrence | None:
    """The occurrence whose period holds ``at``, or the first one before that; None after the end.

    The first one opens on the day of assignment: what was never done shows at once (D-3).
    """
    number = _CYCLES[assignment.frequency].number(date_of(at), _anchor(assignment))
    first = _first(assignment)
    return _build(assignment, max(number, first), first)


def _walk(assignment: DutyAssignment, start: date, end: date) -> Iterator[Occurrence]:
    cycle, anchor = _CYCLES[assignment.frequency], _anchor(assignment)
    first = _first(assignment)
    for number in range(max(first, cycle.number(start, anchor)), cycle.number(end, anchor) + 1):
        occurrence = _build(assignment, number, first)
        if occurrence is not None and start <= occurrence.due_on <= end:
            yield occurrence


def occurrences(assignment: DutyAssignment, start: date, end: date) -> tuple[Occurrence, ...]:
    """All occurrences due from ``start`` to ``end`` (dates in Rome, both inclusive), in order."""
    return tuple(_walk(assignment, start, end))


def period_label(key: str) -> str:
    """A period key in Italian: ``ottobre 2026``, ``settimana 45 del 2026``, ``22/11/2026``."""
    year, *rest = key.split("-")
    if key == ONCE_KEY or not rest:
        return key.replace("-", " ")
    part = rest[0]
    words = {
        "W": f"settimana {part[1:]} del {year}",
        "F": f"quindicina fino alla settimana {part[1:]} del {year}",
        "Q": f"{part[1:]}º trimestre {year}",
    }
    if part[0] in words:
        return words[part[0]]
    return f"{rest[1]}/{part}/{year}" if len(rest) > 1 else f"{_MONTHS[int(part) - 1]} {year}"
