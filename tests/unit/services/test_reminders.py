"""Deadlines that were dealt with, or put off, and how that is taken back (C-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer
from istes_desk.domain.deadlines import Deadline, DeadlineKind
from istes_desk.domain.errors import DomainError
from istes_desk.domain.reminders import Reminder
from istes_desk.services.deadlines import DeadlineRow, deadlines
from istes_desk.services.reminders import mark_done, put_back, put_off
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

TODAY = date(2026, 3, 2)
YEAR = (date(2026, 3, 1), date(2026, 12, 31))


@pytest.fixture
def uow() -> FakeUnitOfWork:
    made = FakeDatabase(
        Customer("Hotel Aurora"), Appointment(1, "Anna Verdi", date(2026, 1, 1), date(2026, 12, 31))
    )
    return FakeUnitOfWork(made.rows, made.numbers)


def first(uow: FakeUnitOfWork, clock: FixedClock) -> DeadlineRow:
    return deadlines(uow, clock.now(), *YEAR)[0]


def test_what_is_done_reminds_nobody_until_it_is_taken_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    plain = first(uow, clock)
    assert plain.waits(TODAY)
    assert mark_done(uow, plain, TODAY, "anna").customers == {1}
    marked = first(uow, clock)
    assert (marked.done, marked.waits(TODAY)) == (True, False)
    put_back(uow, plain)
    assert first(uow, clock) == plain
    put_back(uow, plain)
    put_back(uow, marked)
    assert first(uow, clock).done


def test_what_is_put_off_comes_back_on_its_day(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    put_off(uow, first(uow, clock), TODAY + timedelta(days=7), TODAY, "anna")
    later = first(uow, clock)
    assert [later.waits(TODAY + timedelta(days=n)) for n in (0, 6, 7)] == [False, False, True]
    mark_done(uow, later, TODAY, "bruno")
    assert len(uow.find(Reminder)) == 1
    put_back(uow, later)
    back = first(uow, clock).mark
    assert back is not None
    assert (back.done_on, back.snoozed_until, back.author) == (None, TODAY + timedelta(days=7), "anna")


def test_it_is_put_off_to_a_day_to_come(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    row = first(uow, clock)
    with pytest.raises(DomainError, match="ancora venire") as error:
        put_off(uow, row, TODAY, TODAY, "anna")
    assert error.value.field == "until"
    assert uow.find(Reminder) == []
    put_back(uow, row)


def test_what_is_put_off_stays_in_the_list_until_it_is_done(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    row = first(uow, clock)
    put_off(uow, row, date(2027, 3, 1), TODAY, "anna")
    later = (date(2027, 2, 1), date(2027, 12, 31))
    shown = [one for one in deadlines(uow, clock.now(), *later) if one.deadline == row.deadline]
    (still,) = shown
    assert not still.counts(date(2027, 2, 28), date(2027, 3, 7))
    assert still.counts(date(2027, 3, 1), date(2027, 3, 8))
    mark_done(uow, still, date(2027, 3, 1), "anna")
    assert not [one for one in deadlines(uow, clock.now(), *later) if one.deadline == row.deadline]


def test_only_what_is_near_counts(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    row = first(uow, clock)
    on = row.deadline.on
    week = timedelta(days=7)
    assert [row.counts(day, day + week) for day in (on - week - timedelta(days=1), on - week, on)] == [
        False,
        True,
        True,
    ]
    assert not row.counts(on + timedelta(days=1), on + week)


def test_what_is_missed_in_a_checklist_ends_by_itself(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """One "done" must not hide what is missed later (C-6)."""
    missed = Deadline(TODAY, DeadlineKind.DUTY, 1, "3 mansioni", "", lasting=True)
    row = replace(first(uow, clock), deadline=missed)
    with pytest.raises(DomainError, match="Si chiude da sola"):
        mark_done(uow, row, TODAY, "anna")
    old = replace(row, mark=Reminder(1, row.deadline.key, done_on=TODAY))
    assert (old.done, old.waits(TODAY)) == (False, True)
    put_off(uow, row, TODAY + timedelta(days=1), TODAY, "anna")
    assert len(uow.find(Reminder, key="duty-1")) == 1
