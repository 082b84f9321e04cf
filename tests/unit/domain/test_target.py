"""TARGET closing days and the day a collection really falls on."""

from __future__ import annotations

from datetime import date

import pytest

from istes_desk.domain.target import is_target_day, target_day


@pytest.mark.parametrize(
    "closed",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 1),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 11, 22),  # Sunday
        date(2026, 11, 21),  # Saturday
    ],
)
def test_closed(closed: date) -> None:
    assert not is_target_day(closed)


@pytest.mark.parametrize(
    "opened", [date(2026, 6, 2), date(2026, 1, 6), date(2026, 12, 24), date(2026, 8, 15 - 1)]
)
def test_italian_holidays_are_no_target_holidays(opened: date) -> None:
    assert is_target_day(opened)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (date(2027, 1, 31), date(2027, 2, 1)),
        (date(2026, 1, 31), date(2026, 2, 2)),
        (date(2028, 1, 31), date(2028, 1, 31)),
        (date(2026, 4, 3), date(2026, 4, 7)),
    ],
)
def test_payment_moves_to_the_next_open_day(asked: date, given: date) -> None:
    assert target_day(asked) == given
