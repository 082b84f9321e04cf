"""How much open time lies between two instants, for many pairs at once (Q-7); remembers days it has seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil

from istes_desk.domain.italian import date_of
from istes_desk.domain.working_time import MINUTE, ONE_DAY, Span, WorkingTime

SHARE = 0.95


class OpenTime:
    """Reads like a function of two instants; one object per plan and report."""

    def __init__(self, hours: WorkingTime) -> None:
        self._hours = hours
        self._days: dict[date, list[Span]] = {}
        self._whole: dict[date, timedelta] = {}

    def minutes(self, since: datetime, until: datetime) -> int:
        """Whole open minutes; 0 when ``until`` is not later."""
        day, last, total = date_of(since), date_of(until), timedelta()
        total += self._part(day, since, until)
        while day < last:
            day += ONE_DAY
            total += self._part(day, since, until) if day == last else self._all(day)
        return total // MINUTE

    def _open(self, on: date) -> list[Span]:
        if on not in self._days:
            self._days[on] = [span for span in self._hours.spans_of(on) if not span.closed]
        return self._days[on]

    def _all(self, on: date) -> timedelta:
        if on not in self._whole:
            self._whole[on] = sum((span.end - span.start for span in self._open(on)), timedelta())
        return self._whole[on]

    def _part(self, on: date, since: datetime, until: datetime) -> timedelta:
        pieces = (min(span.end, until) - max(span.start, since) for span in self._open(on))
        return sum((piece for piece in pieces if piece > timedelta()), timedelta())


def median(values: Sequence[int]) -> int | None:
    """The middle of sorted or unsorted values, halves dropped; None without any."""
    ordered = sorted(values)
    count = len(ordered)
    return (ordered[(count - 1) // 2] + ordered[count // 2]) // 2 if count else None


def percentile(values: Sequence[int], share: float = SHARE) -> int | None:
    """Nearest rank: at least that share of the values is not above it; None without any."""
    ordered = sorted(values)
    return ordered[max(1, ceil(share * len(ordered))) - 1] if ordered else None
