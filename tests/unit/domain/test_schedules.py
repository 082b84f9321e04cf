"""Schedules change without losing or doubling a period (D-1, D-2, D-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    DutyRule,
    DutyScope,
    DutyTemplate,
    Frequency,
    Occurrence,
    Outcome,
    Suspension,
)
from istes_desk.domain.duty_states import DutyState, catch_up, status
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import ONCE_KEY, local, occurrence_for, occurrences
from istes_desk.domain.schedules import (
    Schedule,
    anchor_words,
    hand_over,
    in_place,
    schedule_of,
    warning,
)

START = date(2026, 1, 7)
Chain = list[DutyAssignment]
Done = set[tuple[int, str]]


def duty(frequency: Frequency, anchor: date = date(2026, 1, 31)) -> DutyAssignment:
    return DutyAssignment(DutyCode.BKP, 1, frequency, anchor, START, device_id=1, id=1)


def change(chain: Chain, wanted: Schedule, day: date, done: Done) -> None:
    """Stores the handover as the services do."""
    made = hand_over(chain, wanted, day, done)
    if made.ended is None:
        chain[-1] = made.begun
    else:
        chain[-1:] = [made.ended, replace(made.begun, id=len(chain) + 1)]


def every(chain: Chain, until: date) -> list[Occurrence]:
    return [row for one in chain for row in occurrences(one, START, until)]


SCHEDULES = st.builds(
    Schedule,
    st.sampled_from(Frequency),
    st.none() | st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.just(time(18)) | st.just(time(2, 30)),
    st.integers(0, 400),
)
STEPS = st.lists(
    st.tuples(st.integers(0, 70), st.sampled_from(("change", "tick", "late")), SCHEDULES), max_size=14
)
CLOSED = st.lists(st.tuples(st.integers(0, 700), st.integers(0, 200)), max_size=3)


DAILY, MONTHLY, YEARLY = (Schedule(one) for one in (Frequency.DAILY, Frequency.MONTHLY, Frequency.YEARLY))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(Frequency), STEPS, CLOSED)
@example(
    Frequency.DAILY,
    [
        (0, "change", YEARLY),
        (0, "tick", DAILY),
        (0, "change", YEARLY),
        (0, "tick", DAILY),
        (0, "change", MONTHLY),
    ],
    [],
)
def test_each_period_exactly_once_whatever_is_changed_closed_or_done_late(
    first: Frequency, steps: list[tuple[int, str, Schedule]], closed: list[tuple[int, int]]
) -> None:
    chain, done, day = [duty(first)], set[tuple[int, str]](), START
    for days, what, wanted in steps:
        day += timedelta(days=days)
        before = every(chain, day - timedelta(days=1))
        if what == "change":
            change(chain, wanted, day, done)
        else:
            _tick(chain, done, day, late=what == "late")
        assert every(chain, day - timedelta(days=1)) == before, "what was due stays as it was"
    rows = every(chain, _horizon(chain, day))
    _check_tiling(chain, rows)
    assert done <= {(row.assignment_id, row.period_key) for row in rows}, "nothing done is lost"
    closings = [
        Suspension(1, START + timedelta(days=a), START + timedelta(days=a + length)) for a, length in closed
    ]
    _check_states(chain, rows, done, closings)


def _horizon(chain: Chain, day: date) -> date:
    """Past the first due day of the last link: done ahead of time, each yearly one moves it by a year."""
    last = chain[-1]
    anchor = last.anchor if last.frequency is Frequency.ONCE else day
    return max(day, anchor, last.assigned_on, last.due_from or day) + timedelta(days=400)


def _tick(chain: Chain, done: Done, day: date, *, late: bool) -> None:
    """The running period, or the last one that was missed, in whichever assignment it is."""
    past = [row for row in every(chain, day) if (row.assignment_id, row.period_key) not in done]
    running = occurrence_for(chain[-1], local(day, time(12)))
    row = past[-1] if late and past else running
    assert row is not None
    done.add((row.assignment_id, row.period_key))


def _check_tiling(chain: Chain, rows: list[Occurrence]) -> None:
    assert chain[0].assigned_on == START
    assert [b.assigned_on - timedelta(days=1) for _, b in pairwise(chain)] == [a.ended_on for a in chain[:-1]]
    assert chain[-1].ended_on is None
    for one in chain:
        own = [row for row in rows if row.assignment_id == one.id]
        assert own, "every link has a period"
        assert date_of(own[0].opens) == one.assigned_on
    keys = [row.period_key for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(
        a.opens < b.opens and a.due_on < b.due_on and a.due_on < date_of(b.opens) for a, b in pairwise(rows)
    )


def _check_states(chain: Chain, rows: list[Occurrence], done: Done, closed: list[Suspension]) -> None:
    """Total and exclusive: one state for each, and a closing hides it exactly when it covers the due date."""
    links = {one.id: one for one in chain}
    for row in rows[:: max(1, len(rows) // 40)]:
        made = [DutyResult(row.assignment_id, row.period_key, Outcome.OK, row.grace_end, "marco", "visto")]
        given_results = made if (row.assignment_id, row.period_key) in done else []
        for now in (
            row.opens - timedelta(seconds=1),
            row.due,
            row.grace_end,
            row.grace_end + timedelta(days=9),
        ):
            found = status(links[row.assignment_id], row, given_results, closed, now)
            covered = any(one.covers(row.due_on) for one in closed)
            assert (found.state is DutyState.SUSPENDED) == covered
            assert (found.state is DutyState.OK) == (bool(given_results) and not covered)
    for one in closed:
        missed = catch_up(rows, one)
        assert len({row.assignment_id for row in missed}) == len(missed)
        assert all(one.covers(row.due_on) and row.due_on < one.reopens_on for row in missed)


@settings(deadline=None)
@given(st.sampled_from(Frequency), SCHEDULES, st.integers(0, 500))
def test_the_next_deadline_is_never_further_than_two_periods_of_the_new_rhythm(
    first: Frequency, wanted: Schedule, days: int
) -> None:
    chain, day = [duty(first)], START + timedelta(days=days)
    change(chain, wanted, day, set())
    longest = {
        Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.FORTNIGHTLY: 14, Frequency.MONTHLY: 31,
        Frequency.QUARTERLY: 92, Frequency.YEARLY: 366,
    }  # fmt: skip
    due = occurrence_for(chain[-1], local(day, time(12)))
    assert due is not None
    assert due.due_on >= day
    if wanted.frequency in longest:
        assert due.due_on <= day + timedelta(days=2 * longest[wanted.frequency])


def test_a_stricter_schedule_takes_over_the_running_period() -> None:
    chain = [duty(Frequency.YEARLY, date(2026, 12, 31))]
    change(chain, Schedule(Frequency.MONTHLY, date(2026, 1, 31)), date(2027, 3, 10), set())
    assert [row.period_key for row in every(chain, date(2027, 5, 31))] == [
        "2026",
        "2027-03",
        "2027-04",
        "2027-05",
    ]
    assert chain[1].assigned_on == date(2027, 1, 1)


def test_what_was_done_ahead_of_time_stays_and_the_next_begins_after_it() -> None:
    chain = [duty(Frequency.MONTHLY)]
    change(chain, Schedule(Frequency.WEEKLY), date(2026, 3, 10), {(1, "2026-03")})
    assert chain[0].ended_on == date(2026, 3, 31)
    assert [row.due_on for row in every(chain, date(2026, 4, 4))][-2:] == [
        date(2026, 3, 31),
        date(2026, 4, 3),
    ]


def test_a_change_before_anything_was_due_changes_the_assignment_itself() -> None:
    chain = [replace(duty(Frequency.DAILY), version=4)]
    made = hand_over(chain, Schedule(Frequency.WEEKLY), START)
    assert (made.ended, made.begun.id, made.begun.version) == (None, 1, 4)
    assert (made.begun.frequency, made.begun.due_from) == (Frequency.WEEKLY, START)


def test_a_name_that_was_used_is_not_used_again() -> None:
    """Friday's week 46 was due; from Saturday on Sundays count: the first is that of week 47."""
    chain = [duty(Frequency.WEEKLY, date(2026, 1, 9))]
    change(chain, Schedule(Frequency.WEEKLY, date(2026, 1, 4)), date(2026, 11, 14), set())
    keys = [row.period_key for row in every(chain, date(2026, 11, 30))]
    assert keys[-3:] == ["2026-W46", "2026-W47", "2026-W48"]


def test_once_again_has_a_name_of_its_own() -> None:
    chain = [duty(Frequency.ONCE, START)]
    change(chain, Schedule(Frequency.ONCE), date(2026, 5, 4), {(1, ONCE_KEY)})
    assert [row.period_key for row in every(chain, date(2027, 1, 1))] == [ONCE_KEY, "una-tantum-2026-05-04"]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_change_in_the_night_of_the_clock_change(day: date) -> None:
    chain = [duty(Frequency.DAILY)]
    change(chain, Schedule(Frequency.DAILY, None, time(2, 30)), day, set())
    rows = every(chain, day + timedelta(days=2))[-4:]
    assert [row.due_on for row in rows] == [day + timedelta(days=n) for n in range(-1, 3)]
    assert all(a.due < b.due for a, b in pairwise(rows))


@pytest.mark.parametrize(
    ("frequency", "anchor", "grounded", "words"),
    [
        (Frequency.DAILY, date(2030, 5, 31), date(2025, 1, 31), "ogni giorno"),
        (Frequency.WEEKLY, date(2026, 1, 16), date(2026, 1, 2), "ogni venerdì"),
        (Frequency.FORTNIGHTLY, date(2026, 1, 16), date(2026, 1, 2), "ogni 14 giorni, contati da 16/01/2026"),
        (Frequency.MONTHLY, date(2026, 5, 31), date(2025, 1, 31),
         "ogni mese, il giorno 31 (o l'ultimo giorno del mese)"),
        (Frequency.QUARTERLY, date(2026, 8, 31), date(2025, 5, 31),
         "ogni trimestre, il giorno 31 del 2º mese (o l'ultimo giorno del mese)"),
        (Frequency.QUARTERLY, date(2026, 6, 15), date(2025, 3, 15),
         "ogni trimestre, il giorno 15 del 3º mese"),
        (Frequency.YEARLY, date(2028, 2, 29), date(2024, 2, 29), "ogni anno, il 29/02"),
        (Frequency.YEARLY, date(2026, 6, 1), date(2025, 6, 1), "ogni anno, il 01/06"),
        (Frequency.ONCE, date(2026, 6, 1), date(2026, 6, 1), "una volta, entro il 01/06/2026"),
    ],
)  # fmt: skip
def test_an_anchor_in_the_future_passes_nothing_over(
    frequency: Frequency, anchor: date, grounded: date, words: str
) -> None:
    assert Schedule(frequency, anchor).anchored(START) == grounded
    assert Schedule(frequency, date(2020, 1, 1)).anchored(START) == date(2020, 1, 1)
    assert anchor_words(frequency, anchor) == words


def test_only_what_is_laxer_asks_for_a_reason() -> None:
    usual = Schedule(Frequency.WEEKLY)
    assert warning(usual, usual) == warning(Schedule(Frequency.DAILY, grace_hours=900), usual) == ""
    assert "mensile invece di settimanale" in warning(Schedule(Frequency.MONTHLY), usual)
    assert "72 ore invece di 48" in warning(Schedule(Frequency.WEEKLY, grace_hours=72), usual)


def test_who_asks_for_which_schedule() -> None:
    template = DutyTemplate(DutyCode.AVS, "Scansione", Frequency.WEEKLY, DutyScope.DEVICE, START)
    rule = DutyRule(1, DutyCode.AVS, Frequency.MONTHLY, START, anchor=START)
    assert schedule_of(template) == Schedule(Frequency.WEEKLY)
    assert schedule_of(rule) == Schedule(Frequency.MONTHLY, START)
    given_one = duty(Frequency.MONTHLY)
    assert in_place(given_one, Schedule(Frequency.MONTHLY))
    assert not in_place(given_one, Schedule(Frequency.MONTHLY, START))
    assert not in_place(given_one, Schedule(Frequency.WEEKLY))
    assert schedule_of(given_one).anchor == given_one.anchor


@settings(deadline=None)
@given(st.sampled_from(Frequency), SCHEDULES, st.integers(0, 500))
def test_what_is_in_place_falls_due_on_the_same_days(first: Frequency, wanted: Schedule, days: int) -> None:
    chain, day = [duty(first)], START + timedelta(days=days)
    change(chain, wanted, day, set())
    last = chain[-1]
    assert in_place(last, wanted)
    usual = replace(wanted, anchor=None)
    other = replace(last, anchor=usual.anchored(last.assigned_on))
    assert in_place(last, usual) == _falls_due_alike(last, other)


def _falls_due_alike(one: DutyAssignment, other: DutyAssignment) -> bool:
    until = START + timedelta(days=3000)
    return occurrences(one, START, until) == occurrences(other, START, until)


def test_instants_are_utc() -> None:
    assert datetime(2026, 1, 31, 17, tzinfo=UTC) == every([duty(Frequency.MONTHLY)], date(2026, 1, 31))[0].due
