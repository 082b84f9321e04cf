"""When a duty falls due: periods of the calendar in Rome, pure functions of an assignment (D-2).

Periods tile the calendar and hang on the anchor alone, so neither a late completion nor a clock change
creates, moves or loses one. A fortnight is the 14 days that end on its due date.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from istes_desk.domain.duties import DutyAssignment, Frequency, Occurrence
from istes_desk.domain.italian import MONTHS, ROME, date_of

if TYPE_CHECKING:
    from collections.abc import Callable

ONCE_KEY = "una-tantum"
_FORTNIGHT = 14


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


class Slot(NamedTuple):
    """One period of a calendar, whoever keeps to it; the fields of an ``Occurrence`` after its first."""

    period_key: str
    opens: datetime
    due: datetime
    grace_end: datetime
    due_on: date


class _Rhythm(NamedTuple):
    """What the calendar of an assignment hangs on; equal ones share theirs."""

    frequency: Frequency
    anchor: date
    assigned_on: date
    due_from: date | None
    due_time: time
    grace_hours: int
    ended_on: date | None

    @property
    def floor(self) -> date:
        """Nothing falls due before it."""
        return max(self.anchor, self.assigned_on, self.due_from or self.assigned_on)


def _rhythm(one: DutyAssignment) -> _Rhythm:
    """A duty done once cannot fall due before it was assigned."""
    anchor = one.anchor
    if one.frequency is Frequency.ONCE:
        anchor = max(anchor, one.assigned_on, one.due_from or one.assigned_on)
    return _Rhythm(
        one.frequency, anchor, one.assigned_on, one.due_from, one.due_time, one.grace_hours, one.ended_on
    )


def _first(rhythm: _Rhythm) -> int:
    """The first period due on or after anchor, assignment and change of schedule."""
    cycle, floor = _CYCLES[rhythm.frequency], rhythm.floor
    number = cycle.number(floor, rhythm.anchor)
    return number if cycle.due(number, rhythm.anchor) >= floor else number + 1


@lru_cache(maxsize=4096)
def local(day: date, at: time) -> datetime:
    """The instant in UTC of a wall time in Rome; a time skipped by summer time counts as one hour later."""
    return datetime.combine(day, at, ROME).astimezone(UTC)


def _slot(rhythm: _Rhythm, number: int, first: int) -> Slot | None:
    """One period; None once the assignment has ended before it was due."""
    cycle, anchor = _CYCLES[rhythm.frequency], rhythm.anchor
    due_on = cycle.due(number, anchor)
    if rhythm.ended_on is not None and due_on > rhythm.ended_on:
        return None
    opens_on = rhythm.assigned_on if number == first else cycle.start(number, anchor)
    due = local(due_on, rhythm.due_time)
    grace_end = due + timedelta(hours=rhythm.grace_hours)
    return Slot(_key(rhythm, due_on), local(opens_on, time.min), due, grace_end, due_on)


def _key(rhythm: _Rhythm, due_on: date) -> str:
    """What is done once again after a change of schedule is told by its date from the first time."""
    again = rhythm.frequency is Frequency.ONCE and rhythm.due_from is not None
    key = _CYCLES[rhythm.frequency].key(due_on)
    return f"{key}-{due_on.isoformat()}" if again else key


@lru_cache(maxsize=4096)
def _slot_on(rhythm: _Rhythm, day: date) -> Slot | None:
    number = _CYCLES[rhythm.frequency].number(day, rhythm.anchor)
    first = _first(rhythm)
    return _slot(rhythm, max(number, first), first)


@lru_cache(maxsize=512)
def _calendar(rhythm: _Rhythm, start: date, end: date) -> tuple[Slot, ...]:
    cycle, anchor, first = _CYCLES[rhythm.frequency], rhythm.anchor, _first(rhythm)
    numbers = range(max(first, cycle.number(start, anchor)), cycle.number(end, anchor) + 1)
    slots = (_slot(rhythm, number, first) for number in numbers)
    return tuple(slot for slot in slots if slot is not None and start <= slot.due_on <= end)


def occurrence_for(assignment: DutyAssignment, at: datetime) -> Occurrence | None:
    """The occurrence whose period holds ``at``, or the first one before that; None after the end.

    The first one opens on the day of assignment: what was never done shows at once (D-3).
    """
    slot = _slot_on(_rhythm(assignment), date_of(at))
    return Occurrence(assignment.id, *slot) if slot else None


@lru_cache(maxsize=4096)
def _two_slots(rhythm: _Rhythm, day: date) -> tuple[Slot | None, Slot | None]:
    cycle, first = _CYCLES[rhythm.frequency], _first(rhythm)
    number = max(cycle.number(day, rhythm.anchor), first)
    return _slot(rhythm, number, first), _slot(rhythm, number - 1, first) if number > first else None


def present_and_before(assignment: DutyAssignment, day: date) -> tuple[Occurrence | None, Occurrence | None]:
    """``occurrence_for`` on that day in Rome, and the one before it in the same assignment."""
    id = assignment.id
    here, earlier = _two_slots(_rhythm(assignment), day)
    return (
        Occurrence(id, *here) if here else None,
        Occurrence(id, *earlier) if earlier else None,
    )


def occurrences(assignment: DutyAssignment, start: date, end: date) -> tuple[Occurrence, ...]:
    """All occurrences due from ``start`` to ``end`` (dates in Rome, both inclusive), in order."""
    id = assignment.id
    return tuple([Occurrence(id, *slot) for slot in _calendar(_rhythm(assignment), start, end)])


@lru_cache(maxsize=2048)
def period_label(key: str) -> str:
    """A period key in Italian: ``ottobre 2026``, ``settimana 45 del 2026``, ``22/11/2026``."""
    if key.startswith(ONCE_KEY):
        return _once_label(key.removeprefix(ONCE_KEY))
    year, *rest = key.split("-")
    if not rest:
        return year
    part = rest[0]
    words = {
        "W": f"settimana {part[1:]} del {year}",
        "F": f"quindicina fino alla settimana {part[1:]} del {year}",
        "Q": f"{part[1:]}º trimestre {year}",
    }
    if part[0] in words:
        return words[part[0]]
    return f"{rest[1]}/{part}/{year}" if len(rest) > 1 else f"{MONTHS[int(part) - 1]} {year}"


def _once_label(rest: str) -> str:
    """``-2026-11-22`` names the day of a repetition."""
    return f"una tantum del {'/'.join(reversed(rest[1:].split('-')))}" if rest else "una tantum"
