"""Every period exactly once, whatever the clock does (D-2); the worked examples of due dates."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.duties import DutyAssignment, DutyCode, Frequency
from istes_desk.domain.recurrence import (
    default_anchor,
    local,
    occurrence_for,
    occurrences,
    period_label,
    present_and_before,
)

EXAMPLES = json.loads((Path(__file__).parent / "data" / "duty_schedule.json").read_text("utf-8"))
ITALIAN = {
    "giornaliera": Frequency.DAILY,
    "settimanale": Frequency.WEEKLY,
    "quindicinale": Frequency.FORTNIGHTLY,
    "mensile": Frequency.MONTHLY,
    "trimestrale": Frequency.QUARTERLY,
    "annuale": Frequency.YEARLY,
    "una tantum": Frequency.ONCE,
}
DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))


def duty(frequency: Frequency, anchor: date, assigned_on: date | None = None) -> DutyAssignment:
    return DutyAssignment(DutyCode.BKP, 1, frequency, anchor, assigned_on or anchor, device_id=1, id=7)


def at(day: date, hour: int = 12) -> datetime:
    return local(day, time(hour))


@pytest.mark.parametrize("row", EXAMPLES["due_dates"], ids=lambda row: row["frequenza"])
def test_worked_examples(row: dict[str, list[str]]) -> None:
    anchor = date.fromisoformat(str(row["ancora"]))
    rows = occurrences(
        duty(ITALIAN[str(row["frequenza"])], anchor), anchor, date.fromisoformat(row["scadenze"][-1])
    )
    assert [row.due_on.isoformat() for row in rows] == row["scadenze"]
    assert [row.due.isoformat() for row in rows] == row["scadenze_utc"]


@pytest.mark.parametrize(
    ("frequency", "anchor", "due", "key", "opens"),
    [
        (Frequency.DAILY, date(2026, 1, 1), date(2026, 11, 22), "2026-11-22", date(2026, 11, 22)),
        (Frequency.WEEKLY, date(2026, 1, 2), date(2026, 11, 6), "2026-W45", date(2026, 11, 2)),
        (Frequency.WEEKLY, date(2020, 1, 3), date(2027, 1, 1), "2026-W53", date(2026, 12, 28)),
        (Frequency.FORTNIGHTLY, date(2026, 10, 23), date(2026, 11, 6), "2026-F45", date(2026, 10, 24)),
        (Frequency.MONTHLY, date(2026, 1, 31), date(2026, 11, 30), "2026-11", date(2026, 11, 1)),
        (Frequency.QUARTERLY, date(2026, 2, 28), date(2026, 11, 28), "2026-Q4", date(2026, 10, 1)),
        (Frequency.YEARLY, date(2024, 12, 31), date(2026, 12, 31), "2026", date(2026, 1, 1)),
    ],
)
def test_periods(frequency: Frequency, anchor: date, due: date, key: str, opens: date) -> None:
    row = occurrence_for(duty(frequency, anchor), at(due))
    assert row is not None
    assert (row.due_on, row.period_key, row.opens) == (due, key, local(opens, time.min))
    assert row.grace_end - row.due == timedelta(hours=48)


def test_fortnight_is_fourteen_days_from_its_anchor_across_the_year_end() -> None:
    rows = occurrences(duty(Frequency.FORTNIGHTLY, date(2026, 12, 18)), date(2026, 12, 1), date(2027, 1, 31))
    assert [row.due_on for row in rows] == [
        date(2026, 12, 18),
        date(2027, 1, 1),
        date(2027, 1, 15),
        date(2027, 1, 29),
    ]
    assert [row.period_key for row in rows] == ["2026-F51", "2026-F53", "2027-F02", "2027-F04"]


def test_first_occurrence_opens_on_the_day_of_assignment() -> None:
    late = duty(Frequency.YEARLY, date(2020, 2, 29), date(2026, 6, 1))
    row = occurrence_for(late, at(date(2026, 6, 1)))
    assert row is not None
    assert (row.due_on, row.period_key) == (date(2027, 2, 28), "2027")
    assert row.opens == local(date(2026, 6, 1), time.min)
    assert occurrence_for(late, at(date(2026, 1, 1))) == row


def test_once_is_one_period_never_due_before_it_was_assigned() -> None:
    once = duty(Frequency.ONCE, date(2026, 1, 1), date(2026, 11, 22))
    (row,) = occurrences(once, date(2000, 1, 1), date(2100, 1, 1))
    assert (row.period_key, row.due_on) == ("una-tantum", date(2026, 11, 22))
    assert occurrence_for(once, at(date(2035, 1, 1))) == row
    assert occurrences(once, date(2027, 1, 1), date(2028, 1, 1)) == ()


def test_nothing_falls_due_after_the_end() -> None:
    ended = replace(duty(Frequency.MONTHLY, date(2026, 1, 31)), ended_on=date(2026, 3, 30))
    rows = occurrences(ended, date(2026, 1, 1), date(2026, 12, 31))
    assert [row.period_key for row in rows] == ["2026-01", "2026-02"]
    assert occurrence_for(ended, at(date(2026, 3, 1))) is None


@pytest.mark.parametrize(
    ("frequency", "anchor"),
    [
        (Frequency.DAILY, date(2026, 11, 22)),
        (Frequency.WEEKLY, date(2026, 11, 27)),
        (Frequency.FORTNIGHTLY, date(2026, 11, 27)),
        (Frequency.MONTHLY, date(2026, 1, 31)),
        (Frequency.QUARTERLY, date(2026, 3, 31)),
        (Frequency.YEARLY, date(2026, 12, 31)),
        (Frequency.ONCE, date(2026, 11, 22)),
    ],
)
def test_default_anchor(frequency: Frequency, anchor: date) -> None:
    assert default_anchor(frequency, date(2026, 11, 22)) == anchor


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("2026-11-22", "22/11/2026"),
        ("2026-W45", "settimana 45 del 2026"),
        ("2026-F45", "quindicina fino alla settimana 45 del 2026"),
        ("2026-10", "ottobre 2026"),
        ("2026-Q4", "4º trimestre 2026"),
        ("2026", "2026"),
        ("una-tantum", "una tantum"),
    ],
)
def test_period_labels(key: str, label: str) -> None:
    assert period_label(key) == label


@given(st.sampled_from(Frequency), DAYS, DAYS, st.integers(0, 900))
def test_each_period_exactly_once(frequency: Frequency, anchor: date, assigned: date, length: int) -> None:
    row = duty(frequency, anchor, assigned)
    end = assigned + timedelta(days=length)
    rows = occurrences(row, assigned, end)
    keys = [one.period_key for one in rows]
    assert len(set(keys)) == len(keys)
    assert all(one.opens < one.due <= one.grace_end for one in rows)
    assert all(a.due < b.due and a.due <= b.opens for a, b in pairwise(rows))
    assert all(b.due_on - a.due_on <= timedelta(days=366) for a, b in pairwise(rows))


@given(st.sampled_from(Frequency), DAYS, DAYS, DAYS, st.integers(0, 1000))
def test_windows_glue_without_loss_or_double(
    frequency: Frequency, anchor: date, assigned: date, start: date, cut: int
) -> None:
    row = duty(frequency, anchor, assigned)
    middle = start + timedelta(days=cut)
    end = middle + timedelta(days=400)
    glued = occurrences(row, start, middle) + occurrences(row, middle + timedelta(days=1), end)
    assert glued == occurrences(row, start, end)


@given(st.sampled_from(Frequency), DAYS, DAYS, st.integers(1546300800, 1988150400))
def test_every_instant_has_the_one_occurrence_of_its_period(
    frequency: Frequency, anchor: date, assigned: date, instant: int
) -> None:
    row = duty(frequency, anchor, assigned)
    now = datetime.fromtimestamp(instant, UTC)
    here = occurrence_for(row, now)
    assert here is not None
    assert here in occurrences(row, here.due_on, here.due_on)
    later = occurrence_for(row, max(now, here.opens))
    assert later == here


@given(
    st.sampled_from(sorted(set(Frequency) - {Frequency.ONCE})),
    DAYS,
    st.lists(st.integers(1, 200), max_size=6),
)
def test_handing_a_duty_on_neither_loses_nor_doubles_a_period(
    frequency: Frequency, anchor: date, lengths: list[int]
) -> None:
    whole = duty(frequency, anchor)
    end = anchor + timedelta(days=sum(lengths) + 400)
    keys: list[str] = []
    start = anchor
    for length in [*lengths, 400]:
        last = start + timedelta(days=length - 1)
        part = replace(whole, assigned_on=start, ended_on=last)
        keys += [row.period_key for row in occurrences(part, anchor, end)]
        start = last + timedelta(days=1)
    assert keys == [row.period_key for row in occurrences(whole, anchor, start - timedelta(days=1))]


@given(st.sampled_from(Frequency), DAYS, DAYS, DAYS)
def test_present_and_before_are_neighbours(
    frequency: Frequency, anchor: date, assigned: date, day: date
) -> None:
    row = duty(frequency, anchor, assigned)
    here, earlier = present_and_before(row, day)
    assert here == occurrence_for(row, at(day))
    assert here is not None
    past = occurrences(row, assigned, here.due_on - timedelta(days=1))
    assert earlier == (past[-1] if past else None)


def test_an_ended_duty_has_its_last_period_before() -> None:
    ended = replace(duty(Frequency.MONTHLY, date(2026, 1, 31)), ended_on=date(2026, 3, 30))
    here, earlier = present_and_before(ended, date(2026, 3, 1))
    assert (here, earlier and earlier.period_key) == (None, "2026-02")
