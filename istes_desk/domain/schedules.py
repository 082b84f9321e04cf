"""Another schedule for a duty: whether it is laxer, how one hands over to the next (D-1, D-2).

A chain are all assignments of one duty to one PC or site, oldest first. Together they tile the time since
the first: no day is covered twice or by nobody, no period key comes twice, what was due stays as it was.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from istes_desk.domain.duties import (
    DUE_TIME,
    FREQUENCY_LABELS_IT,
    GRACE_HOURS,
    DutyAssignment,
    DutyRule,
    DutyTemplate,
    Frequency,
)
from istes_desk.domain.italian import DAY_NAMES, date_of, full_date
from istes_desk.domain.recurrence import default_anchor, local, occurrence_for, occurrences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often and until when; ``anchor`` None = the default one of the frequency."""

    frequency: Frequency
    anchor: date | None = None
    due_time: time = DUE_TIME
    grace_hours: int = GRACE_HOURS

    def anchored(self, day: date) -> date:
        """The anchor for a duty that begins on ``day``: moved back in its own rhythm."""
        return _grounded(self.frequency, self.anchor or default_anchor(self.frequency, day), day)


_WEEKS = {Frequency.WEEKLY: 7, Frequency.FORTNIGHTLY: 14}
_LONG_MONTHS = (1, 5, 3)
"""A month with 31 days for each place in a quarter."""


def _grounded(frequency: Frequency, anchor: date, day: date) -> date:
    """The same days of the calendar, counted from a date that is not after ``day``; once stays as it is."""
    if anchor <= day or frequency is Frequency.ONCE:
        return anchor
    if frequency in _WEEKS:
        step = _WEEKS[frequency]
        return anchor - timedelta(days=-((day - anchor).days // step) * step)
    if frequency is Frequency.YEARLY:
        return next(_years_back(anchor, day.year - 1))
    month = {Frequency.DAILY: 1, Frequency.MONTHLY: 1}.get(frequency, _LONG_MONTHS[(anchor.month - 1) % 3])
    return date(day.year - 1, month, anchor.day)


def _years_back(anchor: date, year: int) -> Iterator[date]:
    """The day in ``year`` and before; 29 February in leap years only."""
    leap = (anchor.month, anchor.day) == (2, 29)
    return (anchor.replace(year=one) for one in range(year, year - 9, -1) if not leap or isleap(one))


_MONTH_IN_QUARTER = ("1º", "2º", "3º")


def anchor_words(frequency: Frequency, anchor: date) -> str:
    """When it falls due, in Italian: ``ogni venerdì``, ``ogni mese, il 31 (o l'ultimo giorno)``."""
    short = " (o l'ultimo giorno del mese)" if anchor.day > 28 else ""
    place = _MONTH_IN_QUARTER[(anchor.month - 1) % 3]
    return {
        Frequency.DAILY: "ogni giorno",
        Frequency.WEEKLY: f"ogni {DAY_NAMES[anchor.weekday()]}",
        Frequency.FORTNIGHTLY: f"ogni 14 giorni, contati da {full_date(anchor)}",
        Frequency.MONTHLY: f"ogni mese, il giorno {anchor.day}{short}",
        Frequency.QUARTERLY: f"ogni trimestre, il giorno {anchor.day} del {place} mese{short}",
        Frequency.YEARLY: f"ogni anno, il {anchor:%d/%m}",
        Frequency.ONCE: f"una volta, entro il {full_date(anchor)}",
    }[frequency]


def schedule_of(one: DutyTemplate | DutyRule | DutyAssignment) -> Schedule:
    """What a template, a rule or an assignment asks for."""
    return Schedule(one.frequency, one.anchor, one.due_time, one.grace_hours)


def in_place(one: DutyAssignment, wanted: Schedule) -> bool:
    """Whether the assignment keeps to that schedule already, on the same days of the calendar."""
    same = (one.frequency, one.due_time, one.grace_hours)
    if same != (wanted.frequency, wanted.due_time, wanted.grace_hours):
        return False
    return _days_of(one, one.anchor) == _days_of(one, wanted.anchored(one.assigned_on))


def _days_of(one: DutyAssignment, anchor: date) -> tuple[int, ...]:
    """What of an anchor decides on which days the assignment falls due; once never before it began."""
    if one.frequency in _WEEKS:
        return (anchor.toordinal() % _WEEKS[one.frequency],)
    begun = max(anchor, one.assigned_on, one.due_from or one.assigned_on)
    return {
        Frequency.DAILY: (),
        Frequency.MONTHLY: (anchor.day,),
        Frequency.QUARTERLY: ((anchor.month - 1) % 3, anchor.day),
        Frequency.YEARLY: (anchor.month, anchor.day),
        Frequency.ONCE: (begun.toordinal(),),
    }[one.frequency]


def warning(chosen: Schedule, usual: Schedule) -> str:
    """Why a reason is asked for, in Italian; "" when ``chosen`` is not laxer than ``usual`` (D-1)."""
    now, then = FREQUENCY_LABELS_IT[chosen.frequency], FREQUENCY_LABELS_IT[usual.frequency]
    if chosen.frequency.laxer_than(usual.frequency):
        return f"Meno spesso del previsto: {now} invece di {then}. Indicare il motivo."
    if chosen.frequency is usual.frequency and chosen.grace_hours > usual.grace_hours:
        return (
            f"Tolleranza più lunga del previsto: {chosen.grace_hours} ore invece di {usual.grace_hours}."
            " Indicare il motivo."
        )
    return ""


@dataclass(frozen=True, slots=True)
class Handover:
    """``ended`` None = the assignment itself is changed, since nothing was due in it yet."""

    ended: DutyAssignment | None
    begun: DutyAssignment


def hand_over(
    chain: Sequence[DutyAssignment], wanted: Schedule, day: date, done: Collection[tuple[int, str]] = ()
) -> Handover:
    """Puts another schedule in the place of the last assignment from ``day`` on.

    A period that is neither due nor in ``done`` (assignment, key) is taken over by the next with its first
    day; one that is due stays, the next begins on ``day``; one that was done ahead of time stays as a whole.
    """
    last = chain[-1]
    day = max(day, last.assigned_on)
    running = occurrence_for(last, local(day, time(12)))
    if running is None or running.due_on < day:
        start = day
    elif (last.id, running.period_key) in done:
        start = running.due_on + _DAY
    else:
        start = date_of(running.opens)
    begun = _begun(chain, last, wanted, start, max(start, day))
    if start <= last.assigned_on:
        return Handover(None, replace(begun, id=last.id, version=last.version))
    return Handover(replace(last, ended_on=start - _DAY), begun)


def _begun(
    chain: Sequence[DutyAssignment], last: DutyAssignment, wanted: Schedule, start: date, due_from: date
) -> DutyAssignment:
    """The next assignment, past a period whose name an earlier one used."""
    begun = replace(
        last,
        frequency=wanted.frequency,
        anchor=wanted.anchored(start),
        due_time=wanted.due_time,
        grace_hours=wanted.grace_hours,
        assigned_on=start,
        due_from=due_from,
        ended_on=None,
        id=0,
        version=0,
    )
    first = occurrence_for(begun, local(start, time.min))
    if first is not None and first.period_key in _used(chain, start, first.due_on):
        return replace(begun, due_from=first.due_on + _DAY)
    return begun


def _used(chain: Sequence[DutyAssignment], start: date, due_on: date) -> set[str]:
    """The keys of what fell due before ``start`` and could share a period with ``due_on``."""
    kept = [one if one.ended_on else replace(one, ended_on=start - _DAY) for one in chain]
    return {row.period_key for one in kept for row in occurrences(one, due_on - _LONGEST, due_on)}
