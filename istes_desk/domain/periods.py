"""Spans of whole days a report is asked for, both ends included; knows no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from istes_desk.domain.errors import require
from istes_desk.domain.italian import full_date
from istes_desk.domain.working_time import local_instant

ONE_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """Periods that have a name; CUSTOM is from a day to a day."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, in Rome."""

    first: date
    last: date

    def __post_init__(self) -> None:
        require(self.first <= self.last, "Il periodo finisce prima di cominciare.", "last")

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """UTC, from the first midnight to the midnight after the last day, end excluded."""
        return local_instant(self.first, time()), local_instant(self.last + ONE_DAY, time())

    @property
    def words(self) -> str:
        """``dal 01/03/2026 al 31/03/2026``."""
        return f"dal {full_date(self.first)} al {full_date(self.last)}"


def period(kind: PeriodKind, today: date) -> Period:
    """The month, quarter or year that holds today, or the month before; CUSTOM begins as this month."""
    month = today.replace(day=1)
    if kind is PeriodKind.LAST_MONTH:
        return Period((month - ONE_DAY).replace(day=1), month - ONE_DAY)
    if kind is PeriodKind.YEAR:
        return Period(date(today.year, 1, 1), date(today.year, 12, 31))
    if kind is PeriodKind.QUARTER:
        first = date(today.year, 1 + (today.month - 1) // 3 * 3, 1)
        return Period(first, _next(_next(_next(first))) - ONE_DAY)
    return Period(month, _next(month) - ONE_DAY)


def _next(month: date) -> date:
    return (month + 31 * ONE_DAY).replace(day=1)
