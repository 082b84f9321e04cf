"""Holidays and closures as the user makes them: days that have been kept stay (P-1, P-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from istes_desk.domain import validation
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.rule_words import closure_effect, holiday_effect
from istes_desk.services.changes import EVERYTHING_SETTINGS, Changes
from istes_desk.services.ports import UnitOfWork

Day = Holiday | Closure
LEAP_CYCLE = 8
"""Within so many years every day of the calendar comes round, 29 February too."""
ONCE_BEGUN = "Questa festa è già stata osservata: si può soltanto sostituire dall'anno prossimo."


def begun(row: Day, today: date) -> bool:
    """Whether the row has closed the office on some day up to today."""
    if isinstance(row, Closure):
        return row.first <= today
    past = (today - timedelta(days=n) for n in range(_days(row, today)))
    return any(row.falls_on(day) for day in past)


def starting(row: Holiday, today: date) -> Holiday:
    """The row from its first occurrence after today on; DomainError for a day no year has."""
    ahead = (today + timedelta(days=n) for n in range(1, LEAP_CYCLE * 366))
    first = next((day for day in ahead if row.falls_on(day)), None)
    if first is None:
        raise DomainError("In questi anni quel giorno non cade mai.", "day")
    return replace(row, first_year=max(row.first_year, first.year))


def holiday_successor(row: Holiday, today: date) -> Holiday:
    """A copy from next year on, for the user to change."""
    return replace(row, id=0, first_year=today.year + 1, last_year=date.max.year, version=0)


def save_holiday(uow: UnitOfWork, row: Holiday, today: date) -> Changes:
    """A feast from its next occurrence on; one of the same name that has been kept ends before it (P-2)."""
    validation.named(row.name, "il nome della festa")
    require(not row.id or not begun(uow.get(Holiday, row.id), today), ONCE_BEGUN)
    fresh = starting(row, today)
    for other in uow.find(Holiday, name=fresh.name):
        if other.id != fresh.id and other.first_year < fresh.first_year:
            uow.save(_ended(other, fresh.first_year - 1))
    return _put(uow, fresh)


def save_closure(uow: UnitOfWork, row: Closure, today: date) -> Changes:
    """A closure to come; of one that has begun only the last day moves, never before today."""
    validation.named(row.name, "il nome della chiusura")
    stored = uow.get(Closure, row.id) if row.id else None
    if stored and stored.first <= today:
        kept = row.first == stored.first and row.name == stored.name
        require(kept, "La chiusura è già cominciata: si può cambiare soltanto l'ultimo giorno.", "first")
        require(min(row.last, stored.last) >= today, "I giorni già passati restano chiusi.", "last")
    else:
        require(row.first > today, "Una chiusura nuova comincia dopo oggi.", "first")
    return _put(uow, row)


def remove_day(uow: UnitOfWork, row: Day, today: date) -> Changes:
    """Takes away what has not begun; a feast that has been kept ends with the last year in which it fell."""
    stored = uow.get(type(row), row.id)
    if not begun(stored, today):
        return _withdraw(uow, stored)
    if isinstance(stored, Closure):
        raise DomainError("La chiusura è già cominciata: si può soltanto anticiparne l'ultimo giorno.")
    fell = any(stored.falls_on(day) for day in _days_of_year_until(today))
    uow.save(_ended(stored, today.year if fell else today.year - 1))
    return EVERYTHING_SETTINGS


def restore_day(uow: UnitOfWork, row: Day) -> Changes:
    """Takes ``remove_day`` back, whether the row was taken away or ended."""
    stored = uow.find(type(row), id=row.id)
    if stored and isinstance(row, Holiday):
        uow.save(replace(row, version=stored[0].version))
    else:
        uow.add(replace(row, id=0))
    return EVERYTHING_SETTINGS


def day_effect(row: Day, today: date) -> str:
    """What the draft changes and from when; DomainError for a day that never comes."""
    return closure_effect(row) if isinstance(row, Closure) else holiday_effect(starting(row, today))


def _withdraw(uow: UnitOfWork, row: Day) -> Changes:
    """A feast that ended because this one was to come goes on."""
    uow.remove(row)
    if isinstance(row, Holiday):
        for other in uow.find(Holiday, name=row.name, last_year=row.first_year - 1):
            uow.save(replace(other, last_year=date.max.year))
    return EVERYTHING_SETTINGS


def _ended(row: Holiday, last_year: int) -> Holiday:
    return replace(row, last_year=min(row.last_year, last_year))


def _days(row: Holiday, today: date) -> int:
    """How many days back are worth looking at: from the row's first year, but no more than a cycle."""
    since = date(max(row.first_year, today.year - LEAP_CYCLE), 1, 1)
    return max(0, (today - since).days + 1)


def _days_of_year_until(today: date) -> list[date]:
    return [today - timedelta(days=n) for n in range(today.timetuple().tm_yday)]


def _put(uow: UnitOfWork, row: Day) -> Changes:
    stored = uow.save(row) if row.id else uow.add(row)
    return Changes(settings=True, new_id=stored.id)
