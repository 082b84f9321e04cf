"""Open time as instants: windows, clock changes, walks (Q-7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Closure, Holidays
from istes_desk.domain.working_time import NeverOpensError, Schedule, WorkingTime, local_instant
from tests.unit.domain.policy_files import HOLIDAYS, PLANS, at

BASIC = WorkingTime(PLANS["basic"].schedule, HOLIDAYS)
ALWAYS = WorkingTime(PLANS["enterprise"].schedule, HOLIDAYS)
NIGHT = WorkingTime(Schedule.parse(range(1, 8), [["01:00", "02:30"], ["02:30", "24:00"]], False), Holidays())
TIMES = [BASIC, ALWAYS, NIGHT, WorkingTime(PLANS["professional"].schedule, HOLIDAYS)]
NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 6 * 365 * 86400).map(lambda n: NEW_YEAR + timedelta(seconds=n))
BUDGETS = st.integers(1, 6000)


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        ("2026-12-04T08:59:59+01:00", False),
        ("2026-12-04T09:00+01:00", True),
        ("2026-12-04T12:59:59+01:00", True),
        ("2026-12-04T13:00+01:00", False),
        ("2026-12-04T18:00+01:00", False),
        ("2026-12-05T10:00+01:00", False),
        ("2026-12-08T10:00+01:00", False),
        ("2028-02-29T10:00+01:00", True),
    ],
)
def test_windows_hold_their_start_and_not_their_end(instant: str, is_open: bool) -> None:
    assert BASIC.is_open(at(instant)) is is_open


@pytest.mark.parametrize(
    ("received", "minutes", "due"),
    [
        ("2028-02-28T17:00+01:00", 120, "2028-02-29T10:00+01:00"),
        ("2026-12-31T17:30+01:00", 60, "2027-01-04T09:30+01:00"),
        ("2026-10-02T17:00+02:00", 120, "2026-10-05T10:00+02:00"),
        ("2027-10-01T17:00+02:00", 120, "2027-10-05T10:00+02:00"),
        ("2026-04-03T17:00+02:00", 120, "2026-04-07T10:00+02:00"),
        ("2026-12-04T18:00+01:00", 1, "2026-12-07T09:01+01:00"),
        ("2026-12-04T17:00+01:00", 60, "2026-12-04T18:00+01:00"),
        ("2026-03-27T17:00+01:00", 120, "2026-03-30T10:00+02:00"),
    ],
)
def test_walks_past_leap_days_years_feasts_and_clock_changes(received: str, minutes: int, due: str) -> None:
    assert BASIC.walk(at(received), minutes)[0] == at(due)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"),
        ("2026-10-25T01:30+02:00", "2026-10-25T02:30+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T03:30+01:00"),
    ],
)
def test_an_hour_is_an_hour_at_both_clock_changes(received: str, due: str) -> None:
    assert ALWAYS.walk(at(received), 60)[0] == at(due)


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 1), 24)])
def test_a_day_is_as_long_as_it_is(day: tuple[int, int, int], hours: int) -> None:
    (span,) = ALWAYS.spans_of(date(*day))
    assert span.end - span.start == timedelta(hours=hours)


def test_skipped_and_doubled_wall_times() -> None:
    assert local_instant(date(2026, 3, 29), time(2, 30)) == at("2026-03-29T01:00+00:00")
    assert local_instant(date(2026, 10, 25), time(2, 30)) == at("2026-10-25T00:30+00:00")


def test_windows_that_meet_inside_a_clock_change_neither_overlap_nor_leave_a_hole() -> None:
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        first, second = NIGHT.spans_of(day)
        assert first.end == second.start


def test_a_window_swallowed_by_the_clock_change_is_no_opening() -> None:
    gap = WorkingTime(Schedule.parse(range(1, 8), [["02:00", "02:30"]], False), Holidays())
    assert gap.next_opening(at("2026-03-29T00:00+01:00")) == at("2026-03-30T02:00+02:00")


def test_minutes_of_the_steps_add_up_even_from_odd_seconds() -> None:
    due, steps = BASIC.walk(at("2026-12-04T16:30:20+01:00"), 240)
    assert due == at("2026-12-07T11:30:20+01:00")
    assert sum(step.minutes for step in steps) == 240


def test_never_opening_is_said_and_not_searched_for_ever() -> None:
    for schedule in (Schedule.parse([], [["09:00", "10:00"]], False), Schedule.parse([1], [], False)):
        with pytest.raises(NeverOpensError):
            WorkingTime(schedule, HOLIDAYS).next_opening(at("2026-12-04T10:00+01:00"))
    shut = Holidays((), (Closure("Chiuso per sempre", date(2020, 1, 1), date(2040, 1, 1)),))
    with pytest.raises(NeverOpensError):
        WorkingTime(PLANS["basic"].schedule, shut).walk(at("2026-12-04T10:00+01:00"), 1)


@pytest.mark.parametrize(
    ("days", "windows"),
    [
        ([0], []),
        ([8], []),
        ([1], [["10:00", "09:00"]]),
        ([1], [["09:00", "09:00"]]),
        ([1], [["09:00", "12:00"], ["11:00", "13:00"]]),
        ([1], [["09:00", "24:00"], ["10:00", "11:00"]]),
        ([1], [["00:00", "24:00"], ["00:00", "24:00"]]),
    ],
)
def test_disordered_schedules_are_refused(days: list[int], windows: list[list[str]]) -> None:
    with pytest.raises(DomainError):
        Schedule.parse(days, windows, False)


def test_no_budget_is_refused() -> None:
    with pytest.raises(DomainError):
        BASIC.walk(at("2026-12-04T10:00+01:00"), 0)


@pytest.mark.parametrize(
    ("days", "windows", "holidays", "words"),
    [
        (range(1, 6), [["09:30", "13:00"]], True, "lun-ven 09:30-13:00, escluse le feste"),
        (range(1, 8), [["00:00", "24:00"]], False, "tutti i giorni 00:00-24:00"),
        ([6, 7], [["09:00", "13:00"], ["14:00", "18:00"]], False, "sab, dom 09:00-13:00 e 14:00-18:00"),
        ([1, 3, 5], [["09:00", "13:00"]], False, "lun, mer, ven 09:00-13:00"),
    ],
)
def test_a_schedule_in_words(days: list[int], windows: list[list[str]], holidays: bool, words: str) -> None:
    assert Schedule.parse(days, windows, holidays).describe() == words


@given(st.sampled_from(TIMES), INSTANTS, BUDGETS)
def test_due_is_reached_after_exactly_the_budget_of_open_time(
    hours: WorkingTime, received: datetime, budget: int
) -> None:
    due, steps = hours.walk(received, budget)
    spent = [step.end - step.start for step in steps if not step.closed]
    assert sum(spent, timedelta()) == timedelta(minutes=budget)
    assert sum(step.minutes for step in steps) == budget
    assert due == steps[-1].end
    assert hours.is_open(due - timedelta(microseconds=1))
    assert all(before.end <= after.start for before, after in pairwise(steps))


@given(st.sampled_from(TIMES), INSTANTS, st.timedeltas(timedelta(), timedelta(days=9)), BUDGETS, BUDGETS)
def test_due_never_moves_back_with_a_later_reception_or_a_larger_budget(
    hours: WorkingTime, received: datetime, later: timedelta, budget: int, more: int
) -> None:
    due = hours.walk(received, budget)[0]
    assert due <= hours.walk(received + later, budget)[0]
    assert due < hours.walk(received, budget + more)[0]


@given(st.sampled_from(TIMES), INSTANTS)
def test_next_opening_is_open_and_nothing_before_it_is(hours: WorkingTime, since: datetime) -> None:
    opening = hours.next_opening(since)
    assert hours.is_open(opening)
    assert opening == since if hours.is_open(since) else opening > since
    assert opening == since or not hours.is_open(opening - timedelta(microseconds=1))
