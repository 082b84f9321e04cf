"""Words for instants and durations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain import italian
from tests.unit.domain.policy_files import at


def test_instants_are_read_in_rome() -> None:
    late = at("2026-12-10T23:30+00:00")
    assert italian.date_of(late) == date(2026, 12, 11)
    assert italian.stamp(at("2026-12-10T08:30+00:00")) == "gio 10/12 09:30"
    assert italian.full_stamp(at("2026-07-10T08:30+00:00")) == "10/07/2026 10:30"
    assert italian.end_clock(at("2026-12-10T23:00+00:00")) == "24:00"
    assert italian.end_clock(late) == "00:30"


@pytest.mark.parametrize(
    ("count", "short", "spoken"),
    [
        (0, "0 min", "0 minuti"),
        (1, "1 min", "1 minuto"),
        (45, "45 min", "45 minuti"),
        (60, "1 h", "1 ora"),
        (90, "1 h 30 min", "1 ora e 30 minuti"),
        (960, "16 h", "16 ore"),
    ],
)
def test_durations(count: int, short: str, spoken: str) -> None:
    assert (italian.minutes(count), italian.duration(count)) == (short, spoken)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-12-10T10:58+01:00", "tra 28 min"),
        ("2026-12-10T10:30:40+01:00", "adesso"),
        ("2026-12-10T10:29:40+01:00", "adesso"),
        ("2026-12-10T08:00+01:00", "in ritardo di 2 h 30 min"),
        ("2026-12-12T13:45+01:00", "tra 2 g 3 h"),
    ],
)
def test_countdown(due: str, words: str) -> None:
    assert italian.countdown(at(due), at("2026-12-10T10:30+01:00")) == words


@given(st.integers(-(70 * 366 * 24), 130 * 366 * 24), st.sampled_from([UTC, italian.ROME]))
def test_the_date_is_that_of_rome(hours: int, zone: tzinfo) -> None:
    at = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hours)).astimezone(zone)
    assert italian.date_of(at) == at.astimezone(italian.ROME).date()
