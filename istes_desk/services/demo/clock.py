"""A clock that stands where the story is told; all three clocks go on together."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from istes_desk.domain.italian import date_of
from istes_desk.domain.localtime import instant_of

MILLISECOND = timedelta(milliseconds=1)


class StoryClock:
    """Implements ``Clock``; ``move`` only goes forward."""

    def __init__(self, at: datetime) -> None:
        self._start = self._at = at

    def move(self, minutes: float) -> None:
        self._at += timedelta(minutes=minutes)

    def machine(self) -> str:
        return ""

    def now(self) -> datetime:
        return self._at

    def monotonic_ms(self) -> int:
        return (self._at - self._start) // MILLISECOND

    def boottime_ms(self) -> int:
        return self.monotonic_ms()


def working_day_back(now: datetime, days: int, at: str) -> datetime:
    """``days`` weekdays before today at a Rome wall time; 0 is today, but never later than ``now``."""
    day = date_of(now)
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < 5
    return min(instant_of(day, time.fromisoformat(at)), now)
