"""Days on which euro payments move: the TARGET calendar, the same in every year (C-1, C-5)."""

from __future__ import annotations

from datetime import date, timedelta

from istes_desk.domain.holidays import easter

_FIXED = frozenset({(1, 1), (5, 1), (12, 25), (12, 26)})
_AROUND_EASTER = frozenset({-2, 1})
_SATURDAY = 5


def is_target_day(on: date) -> bool:
    """False on weekends, New Year, Good Friday, Easter Monday, 1 May, 25 and 26 December."""
    moved = (on - easter(on.year)).days in _AROUND_EASTER
    return on.weekday() < _SATURDAY and (on.month, on.day) not in _FIXED and not moved


def target_day(on: date) -> date:
    """The day itself or the next one on which payments move."""
    while not is_target_day(on):
        on += timedelta(days=1)
    return on
