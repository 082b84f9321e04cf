"""Instants, durations and money as the user reads them, in the language handed in; no locale involved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from istes_desk.domain import italian
from istes_desk.domain.money import format_euro
from istes_desk.services.preferences import Language

_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Formatter:
    """All instants are UTC-aware and read in Europe/Rome. ``Language.SYSTEM`` reads as Italian."""

    language: Language = Language.ITALIAN

    @property
    def english(self) -> bool:
        return self.language is Language.ENGLISH

    def day(self, on: date) -> str:
        """``gio 10/12``, ``Thu 10/12``."""
        return f"{_DAYS_EN[on.weekday()]} {on:%d/%m}" if self.english else italian.day(on)

    def full_date(self, on: date) -> str:
        """``10/12/2026`` in both languages."""
        return italian.full_date(on)

    def clock(self, at: datetime) -> str:
        """``09:30``."""
        return italian.clock(at)

    def stamp(self, at: datetime) -> str:
        """``gio 10/12 09:30``, ``Thu 10/12 09:30``."""
        return f"{self.day(italian.date_of(at))} {italian.clock(at)}"

    def near(self, at: datetime, now: datetime) -> str:
        """``09:30`` for today, ``gio 10/12 09:30`` within half a year, else with the year."""
        if italian.date_of(at) == italian.date_of(now):
            return self.clock(at)
        far = abs(at - now) > timedelta(days=180)
        return italian.full_stamp(at) if far else self.stamp(at)

    def elapsed(self, length: timedelta) -> str:
        """``00:26:12``; hours go on beyond 24."""
        minutes, seconds = divmod(max(0, length // _SECOND), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}:{seconds:02}"

    def countdown(self, left: timedelta) -> str:
        """``mm:ss`` until the next unit; never below zero."""
        minutes, seconds = divmod(max(0, left // _SECOND), 60)
        return f"{minutes:02}:{seconds:02}"

    def minutes(self, count: int) -> str:
        """``1 h 30 min``."""
        return italian.minutes(count)

    def relative(self, due: datetime, now: datetime) -> str:
        """``tra 28 min`` / ``in 28 min``, ``in ritardo di 2 h`` / ``2 h late``."""
        return _relative_en(due, now) if self.english else italian.countdown(due, now)

    def money(self, amount: Decimal) -> str:
        """``1.234,50 €`` in both languages, as on the firm's papers."""
        return format_euro(amount)


def _relative_en(due: datetime, now: datetime) -> str:
    left = abs(due - now) // timedelta(minutes=1)
    if not left:
        return "now"
    days, rest = divmod(left, 24 * 60)
    length = f"{days} d {rest // 60} h" if days else italian.minutes(left)
    return f"{length} late" if now > due else f"in {length}"
