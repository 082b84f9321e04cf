"""Versions of a rule: gaps and overlaps in words; hours as one types them (P-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Holiday
from istes_desk.domain.policy import in_force
from istes_desk.domain.rule_chains import Rule, chain, problems, renamed, reopened, sealed
from istes_desk.domain.rule_words import effect, holiday_effect
from istes_desk.domain.schedule_text import parse_windows, typed_schedule, windows_text
from tests.unit.domain.policy_files import PLANS, POLICY

TODAY = date(2026, 3, 2)
A = replace(POLICY, name="A", id=1)
B = replace(POLICY, name="B", id=2, valid_from=date(2026, 7, 1))


def test_versions_close_each_other_and_open_again() -> None:
    closed = sealed([B, A])
    assert [(one.name, one.valid_to) for one in closed] == [("A", date(2026, 6, 30)), ("B", None)]
    assert reopened(closed[:1], B) == [A]
    earlier = replace(A, valid_to=date(2026, 1, 31))
    assert sealed([earlier, B])[0] is earlier
    assert reopened([earlier], B) == [earlier]
    assert sealed([]) == []


def test_a_chain_is_of_one_plan() -> None:
    basic, other = PLANS["basic"], replace(PLANS["basic"], id=7, valid_from=date(2027, 1, 1))
    assert chain([other, *PLANS.values(), POLICY], replace(basic, id=7)) == [basic]
    assert chain([basic], replace(basic, id=0)) == [basic]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([A, B], ["«A» e «B» valgono entrambe dal 01/07/2026: conta la più recente."]),
        (
            [replace(A, valid_to=date(2026, 5, 31)), B],
            ["Dal 01/06/2026 al 30/06/2026 non vale alcuna versione di «B»."],
        ),
        (
            [A, replace(B, valid_to=date(2026, 8, 31))],
            [
                "«A» e «B» valgono entrambe dal 01/07/2026: conta la più recente.",
                "Dal 01/09/2026 in poi non vale alcuna versione di «B».",
            ],
        ),
        (sealed([A, B]), []),
        ([], []),
    ],
)
def test_days_with_none_or_two_are_told(rows: list[Rule], words: list[str]) -> None:
    assert list(problems(rows, TODAY)) == words


def test_a_gap_that_is_over_is_not_told() -> None:
    past = [replace(A, valid_to=date(2025, 1, 1)), replace(B, valid_from=date(2026, 1, 1))]
    assert list(problems(past, TODAY)) == []


def test_every_switch_of_a_policy_is_told() -> None:
    new = replace(B, only_waiting_blocks=False)
    assert "tutte le richieste con contratto ancora aperte; quelle ricevute" in effect(new, A)
    assert holiday_effect(Holiday("Natale", 12, 25)).startswith("Ogni anno il 25/12 è festa")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("09:00-13:00, 14:00-18:00", "09:00-13:00, 14:00-18:00"),
        ("9-13;14.30–24", "09:00-13:00, 14:30-24:00"),
        (" 8:30 - 12 e 13-17 ", "08:30-12:00, 13:00-17:00"),
        ("0-24", "00:00-24:00"),
        ("", ""),
    ],
)
def test_hours_as_one_types_them(text: str, shown: str) -> None:
    assert windows_text(parse_windows(text)) == shown


@pytest.mark.parametrize("text", ["mattina", "25-26", "9-13-14", "09:60-10:00", "-"])
def test_hours_that_are_none(text: str) -> None:
    with pytest.raises(DomainError, match="09:00-13:00, 14:00-18:00"):
        parse_windows(text)


@pytest.mark.parametrize(
    ("days", "hours", "field"),
    [
        ((), "9-13", "days"),
        ((1,), " ", "windows"),
        ((1,), "13-9", "windows"),
        ((1,), "9-13,12-14", "windows"),
    ],
)
def test_a_week_opens_at_least_once(days: tuple[int, ...], hours: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        typed_schedule(days, hours, closed_on_holidays=True)
    assert refused.value.field == field


def test_a_week_is_described() -> None:
    assert typed_schedule((1, 2, 3), "9-13", closed_on_holidays=True).describe() == (
        "lun-mer 09:00-13:00, escluse le feste"
    )


STARTS = st.lists(st.integers(0, 400), min_size=1, max_size=6, unique=True)


def versions(starts: list[int]) -> list[Rule]:
    begin = date(2026, 1, 1)
    rows = [replace(POLICY, name=f"v{n}", id=n + 1) for n in range(len(starts))]
    return [replace(row, valid_from=begin + timedelta(days=n)) for row, n in zip(rows, starts, strict=True)]


@given(STARTS, st.integers(-10, 420))
def test_closing_each_other_changes_no_day(starts: list[int], later: int) -> None:
    """Whichever version was in force on a day still is, and no day has two or none after the first."""
    rows, day = versions(starts), date(2026, 1, 1) + timedelta(days=later)
    closed = sealed(rows)
    alive = [one for one in closed if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
    assert len(alive) == (later >= min(starts))
    if alive:
        assert alive[0].id == in_force(rows, day).id
    assert list(problems(closed, TODAY)) == []


@given(STARTS, st.data())
def test_withdrawing_one_leaves_the_others_as_they_alone_are(starts: list[int], data: st.DataObject) -> None:
    rows = versions(starts)
    gone = data.draw(st.sampled_from(sealed(rows)))
    others = [one for one in sealed(rows) if one.id != gone.id]
    assert sealed(reopened(others, gone)) == sealed([one for one in rows if one.id != gone.id])


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Tariffe 2026", "Tariffe 2027"),
        ("Tariffario del 01/01/2026", "Tariffario del 15/02/2027"),
        ("Condizioni del 05/03/2026", "Condizioni del 05/03/2026"),
        ("Tariffe 2025", "Tariffe 2025"),
        ("Listino 20260", "Listino 20260"),
        ("Basic", "Basic"),
    ],
)
def test_a_name_that_says_its_first_day_or_year_says_the_new_one(name: str, now: str) -> None:
    assert renamed(name, date(2026, 1, 1), date(2027, 2, 15)) == now
