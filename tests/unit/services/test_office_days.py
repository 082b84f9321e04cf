"""Holidays and closures: what has been kept stays, what is to come may change (P-1, P-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.services import office_days
from istes_desk.services.changes import EVERYTHING_SETTINGS
from tests.fake_uow import FakeDatabase, FakeUnitOfWork

TODAY = date(2026, 3, 2)
EVER = date.max.year


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase()
    return FakeUnitOfWork(database.rows, database.numbers)


@pytest.mark.parametrize(
    ("row", "first_year"),
    [
        (Holiday("Patrono", 11, 11), 2026),
        (Holiday("Patrono", 1, 31), 2027),
        (Holiday("Oggi", 3, 2), 2027),
        (Holiday("Domani", 3, 3), 2026),
        (Holiday("Bisesto", 2, 29), 2028),
        (Holiday("Lontana", 6, 1, first_year=2030), 2030),
        (Holiday("Pasquetta", easter_offset=1), 2026),
    ],
)
def test_a_new_feast_begins_with_its_next_day(uow: FakeUnitOfWork, row: Holiday, first_year: int) -> None:
    id = office_days.save_holiday(uow, row, TODAY).new_id
    assert uow.get(Holiday, id).first_year == first_year
    assert not office_days.begun(uow.get(Holiday, id), TODAY)


def test_a_feast_that_never_comes_is_refused(uow: FakeUnitOfWork) -> None:
    with pytest.raises(DomainError, match="non cade mai"):
        office_days.save_holiday(uow, Holiday("Mai", 2, 30), TODAY)
    with pytest.raises(DomainError, match="nome della festa"):
        office_days.save_holiday(uow, Holiday(" ", 11, 11), TODAY)


def test_a_feast_that_was_kept_is_superseded_under_its_name(uow: FakeUnitOfWork) -> None:
    saint = uow.add(Holiday("San Giovanni", 6, 24))
    assert office_days.begun(saint, TODAY)
    with pytest.raises(DomainError, match="già stata osservata"):
        office_days.save_holiday(uow, replace(saint, day=25), TODAY)
    fresh = replace(office_days.holiday_successor(saint, TODAY), day=25)
    new = uow.get(Holiday, office_days.save_holiday(uow, fresh, TODAY).new_id)
    assert (uow.get(Holiday, saint.id).last_year, new.first_year) == (2026, 2027)
    office_days.save_holiday(uow, replace(new, day=26), TODAY)
    assert uow.get(Holiday, new.id).day == 26
    office_days.remove_day(uow, uow.get(Holiday, new.id), TODAY)
    assert [one.last_year for one in uow.find(Holiday)] == [EVER]


@pytest.mark.parametrize(("row", "last_year"), [(Holiday("A", 1, 31), 2026), (Holiday("B", 11, 11), 2025)])
def test_a_feast_that_was_kept_ends_where_it_was_kept_last(
    uow: FakeUnitOfWork, row: Holiday, last_year: int
) -> None:
    stored = uow.add(row)
    assert office_days.remove_day(uow, stored, TODAY) == EVERYTHING_SETTINGS
    assert uow.get(Holiday, stored.id).last_year == last_year
    office_days.restore_day(uow, stored)
    assert uow.get(Holiday, stored.id).last_year == EVER


def test_a_closure_to_come_comes_and_goes(uow: FakeUnitOfWork) -> None:
    id = office_days.save_closure(uow, Closure("Ferie", date(2026, 8, 10), date(2026, 8, 21)), TODAY).new_id
    stored = uow.get(Closure, id)
    office_days.remove_day(uow, stored, TODAY)
    assert uow.find(Closure) == []
    office_days.restore_day(uow, stored)
    assert uow.find(Closure)[0].name == "Ferie"
    with pytest.raises(DomainError, match="dopo oggi"):
        office_days.save_closure(uow, Closure("Oggi", TODAY, TODAY), TODAY)
    with pytest.raises(DomainError, match="nome della chiusura"):
        office_days.save_closure(uow, replace(stored, name=""), TODAY)


def test_of_a_closure_that_has_begun_only_the_end_moves(uow: FakeUnitOfWork) -> None:
    stored = uow.add(Closure("Ferie", date(2026, 2, 23), date(2026, 3, 6)))
    office_days.save_closure(uow, replace(stored, last=TODAY), TODAY)
    assert uow.get(Closure, stored.id).last == TODAY
    stored = uow.get(Closure, stored.id)
    with pytest.raises(DomainError, match="soltanto l'ultimo giorno"):
        office_days.save_closure(uow, replace(stored, first=date(2026, 2, 24)), TODAY)
    with pytest.raises(DomainError, match="già passati"):
        office_days.save_closure(uow, replace(stored, last=date(2026, 3, 1)), TODAY)
    with pytest.raises(DomainError, match="già cominciata"):
        office_days.remove_day(uow, stored, TODAY)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Holiday("Patrono", 11, 11), "Dal 2026 il 11/11 è festa (Patrono)"),
        (Holiday("Una tantum", 6, 2, first_year=2027, last_year=2027), "Dal 2027 fino al 2027 il 02/06"),
        (Holiday("Pasquetta", easter_offset=1), "Dal 2026 il lunedì dell'Angelo è festa"),
        (Holiday("Corpus Domini", easter_offset=60), "Dal 2026 +60 giorni da Pasqua è festa"),
        (Closure("Ponte", date(2026, 6, 1), date(2026, 6, 1)), "L'ufficio è chiuso il 01/06/2026 per"),
        (Closure("Ferie", date(2026, 8, 10), date(2026, 8, 21)), "al 21/08/2026 (12 giorni) per"),
    ],
)
def test_what_a_day_changes_is_told(row: office_days.Day, words: str) -> None:
    told = office_days.day_effect(row, TODAY)
    assert words in told
    assert told.endswith("i termini già calcolati restano come sono.")
