"""Wall times in Rome around the two clock changes: refused, asked, or one instant (B-5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from istes_desk.domain.errors import AmbiguousTimeError, NonexistentTimeError
from istes_desk.domain.localtime import instant_of, offset_minutes

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize("at", [time(2, 0), time(2, 30), time(2, 59, 59)])
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_a_skipped_time_is_refused(at: time, fold: int | None) -> None:
    with pytest.raises(NonexistentTimeError, match="29/03/2026 non esistono"):
        instant_of(SPRING, at, fold)


@pytest.mark.parametrize("at", [time(2, 0), time(2, 59)])
def test_a_time_that_exists_twice_asks_which(at: time) -> None:
    with pytest.raises(AmbiguousTimeError, match="ora legale o ora solare"):
        instant_of(AUTUMN, at)
    first, second = instant_of(AUTUMN, at, 0), instant_of(AUTUMN, at, 1)
    assert (second - first).seconds == 3600
    assert [offset_minutes(first), offset_minutes(second)] == [120, 60]


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (SPRING, time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (SPRING, time(3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (AUTUMN, time(1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (AUTUMN, time(3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_the_times_beside_the_change_are_one_instant(
    day: date, at: time, utc: datetime, fold: int | None
) -> None:
    assert instant_of(day, at, fold) == utc
