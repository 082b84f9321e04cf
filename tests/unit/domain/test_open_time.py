"""Open minutes between two instants, medians and percentiles, named periods (Q-7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.open_time import OpenTime, median, percentile
from istes_desk.domain.periods import Period, PeriodKind, period
from istes_desk.domain.working_time import WorkingTime
from tests.unit.domain.policy_files import HOLIDAYS, PLANS, at

HOURS = {code: WorkingTime(plan.schedule, HOLIDAYS) for code, plan in PLANS.items()}


@pytest.mark.parametrize(
    ("code", "since", "until", "expected"),
    [
        ("basic", "2026-12-04T16:30+01:00", "2026-12-07T11:30+01:00", 240),
        ("basic", "2026-12-04T10:00+01:00", "2026-12-04T10:00+01:00", 0),
        ("basic", "2026-12-04T12:30+01:00", "2026-12-04T14:30+01:00", 60),
        ("basic", "2026-12-07T17:00+01:00", "2026-12-09T12:00+01:00", 240),
        ("enterprise", "2027-03-28T01:30+01:00", "2027-03-28T03:30+02:00", 60),
        ("enterprise", "2026-10-24T12:00+02:00", "2026-10-26T12:00+01:00", 49 * 60),
        ("professional", "2026-12-24T12:00+01:00", "2026-12-27T10:00+01:00", 300 + 480 + 480 + 60),
        ("basic", "2026-12-04T17:00+01:00", "2026-12-04T10:00+01:00", 0),
    ],
)
def test_open_minutes(code: str, since: str, until: str, expected: int) -> None:
    assert OpenTime(HOURS[code]).minutes(at(since), at(until)) == expected


def test_days_seen_before_count_the_same() -> None:
    time = OpenTime(HOURS["basic"])
    asked = [(at("2026-12-03T10:00+01:00"), at("2026-12-10T10:00+01:00"))] * 2
    assert [time.minutes(*pair) for pair in asked] == [4 * 480, 4 * 480]


@given(st.sampled_from(sorted(HOURS)), st.integers(0, 3 * 365 * 1440), st.integers(1, 3000))
def test_it_measures_what_the_walk_spends(code: str, minute: int, budget: int) -> None:
    received = at("2026-01-01T00:00+00:00") + timedelta(minutes=minute)
    due = HOURS[code].walk(received, budget)[0]
    assert OpenTime(HOURS[code]).minutes(received, due) == budget


@pytest.mark.parametrize(
    ("values", "middle", "high"),
    [([], None, None), ([7], 7, 7), ([1, 2], 1, 2), ([3, 1, 2], 2, 3), (list(range(1, 101)), 50, 95)],
)
def test_middle_and_nearest_rank(values: list[int], middle: int | None, high: int | None) -> None:
    assert (median(values), percentile(values)) == (middle, high)


@pytest.mark.parametrize(
    ("kind", "today", "first", "last"),
    [
        (PeriodKind.THIS_MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (PeriodKind.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (PeriodKind.LAST_MONTH, date(2026, 3, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (PeriodKind.QUARTER, date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (PeriodKind.QUARTER, date(2026, 11, 22), date(2026, 10, 1), date(2026, 12, 31)),
        (PeriodKind.YEAR, date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodKind.CUSTOM, date(2026, 11, 22), date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_named_periods(kind: PeriodKind, today: date, first: date, last: date) -> None:
    assert period(kind, today) == Period(first, last)


def test_a_period_is_whole_days_of_rome() -> None:
    since, until = Period(date(2026, 3, 29), date(2026, 3, 29)).instants
    assert until - since == timedelta(hours=23)
    assert Period(date(2026, 3, 1), date(2026, 3, 31)).words == "dal 01/03/2026 al 31/03/2026"
    with pytest.raises(DomainError):
        Period(date(2026, 3, 2), date(2026, 3, 1))
