"""Italian holidays as dated rows (P-4); the rows are handed in, none is built in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from istes_desk.domain.errors import require


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A yearly holiday: a fixed ``month`` and ``day``, or days after Easter; years are inclusive.

    The patron saint is such a row too.
    """

    name: str
    month: int = 0
    day: int = 0
    easter_offset: int | None = None
    first_year: int = 1
    last_year: int = 9999
    id: int = 0
    version: int = 0

    def __post_init__(self) -> None:
        fixed = 1 <= self.month <= 12 and 1 <= self.day <= 31
        valid = fixed != (self.easter_offset is not None)
        require(valid, "Indicare il giorno e il mese della festa, oppure la distanza dalla Pasqua.", "day")
        require(self.first_year <= self.last_year, "Il primo anno viene dopo l'ultimo.", "first_year")

    def falls_on(self, on: date) -> bool:
        """True when this row makes that day a holiday."""
        if not self.first_year <= on.year <= self.last_year:
            return False
        if self.easter_offset is None:
            return (self.month, self.day) == (on.month, on.day)
        return easter(on.year) + timedelta(days=self.easter_offset) == on


@dataclass(frozen=True, slots=True)
class Closure:
    """An extra closure of the firm, first and last day included."""

    name: str
    first: date
    last: date
    id: int = 0
    version: int = 0

    def __post_init__(self) -> None:
        require(self.first <= self.last, "La chiusura finisce prima di cominciare.", "last")

    def falls_on(self, on: date) -> bool:
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Holidays:
    """All rows that close the office, national ones and the user's own."""

    rows: tuple[Holiday, ...] = ()
    closures: tuple[Closure, ...] = ()

    def name_of(self, on: date) -> str | None:
        """Italian name of the first row that falls on the day, None on an ordinary day."""
        rows: tuple[Holiday | Closure, ...] = (*self.rows, *self.closures)
        return next((row.name for row in rows if row.falls_on(on)), None)
