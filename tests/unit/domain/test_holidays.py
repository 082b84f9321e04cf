"""Holidays: shipped rows against a maintained library, user rows, limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Closure, Holiday, Holidays, easter
from tests.unit.domain.policy_files import HOLIDAYS

ONCE_ONLY = {date(2011, 3, 17), date(2000, 6, 4)}


def test_same_days_as_the_library_wherever_it_closes_offices() -> None:
    """The library adds Sundays of remembrance in November and two days that came once."""
    theirs = country_holidays("IT", years=range(2000, 2061))
    days = [date(2000, 1, 1) + timedelta(days=n) for n in range(61 * 365 + 16)]
    assert days[-1] == date(2060, 12, 31)
    differing = [day for day in days if (day in theirs) != (HOLIDAYS.name_of(day) is not None)]
    assert [d for d in differing if d not in ONCE_ONLY and (d.month, d.isoweekday()) != (11, 7)] == []


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (1981, date(1981, 4, 19)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_at_its_limits(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(("year", "name"), [(2025, None), (2026, "San Francesco d'Assisi")])
def test_fourth_of_october_from_2026(year: int, name: str | None) -> None:
    assert HOLIDAYS.name_of(date(year, 10, 4)) == name


def test_patron_saint_and_closures_are_rows_like_others() -> None:
    """S. Marco on 25/4 keeps the national name; a leap-day feast exists in leap years only."""
    saint, leap = Holiday("San Marco", 4, 25), Holiday("Bisesto", 2, 29)
    own = Holidays((*HOLIDAYS.rows, saint, leap), (Closure("Ferie", date(2026, 8, 10), date(2026, 8, 14)),))
    assert own.name_of(date(2026, 4, 25)) == "Festa della Liberazione"
    assert own.name_of(date(2028, 2, 29)) == "Bisesto"
    assert own.name_of(date(2027, 2, 28)) is own.name_of(date(2027, 3, 1)) is None
    assert [own.name_of(date(2026, 8, day)) for day in (9, 10, 14, 16)] == [None, "Ferie", "Ferie", None]


def test_a_row_ends_with_its_last_year() -> None:
    row = Holiday("Una tantum", 3, 17, first_year=2011, last_year=2011)
    assert [row.falls_on(date(year, 3, 17)) for year in (2010, 2011, 2012)] == [False, True, False]


def test_impossible_rows_are_refused() -> None:
    with pytest.raises(DomainError):
        Holiday("Niente")
    with pytest.raises(DomainError):
        Holiday("Due volte", 1, 1, easter_offset=0)
    with pytest.raises(DomainError):
        Holiday("Rovescia", 1, 1, first_year=2027, last_year=2026)
    with pytest.raises(DomainError):
        Closure("Rovescia", date(2026, 8, 2), date(2026, 8, 1))
