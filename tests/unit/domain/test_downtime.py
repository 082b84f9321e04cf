"""Down time by calendar month in Rome: merged, cut, summed to the same total (L-3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.compliance import ConformityTarget, Downtime, DowntimeCause, TargetKind
from istes_desk.domain.downtime import (
    NOTHING,
    MonthDown,
    Span,
    by_month,
    counts,
    last_year,
    limit_words,
    measure_words,
    measured,
    merged,
    months,
    over_limit,
    total,
)

PROGRAM, OTHER = TargetKind.PROGRAM_DOWN, TargetKind.OTHER_DOWN
HOUR = timedelta(hours=1)
START = datetime(2025, 12, 1, tzinfo=UTC)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def target(kind: TargetKind = PROGRAM, limit: int | None = 240, program: str = "") -> ConformityTarget:
    return ConformityTarget(1, "Fermi", kind=kind, limit_minutes=limit, program=program)


def down(
    start: datetime, end: datetime | None, cause: DowntimeCause = DowntimeCause.PROGRAM, program: str = ""
) -> Downtime:
    return Downtime(1, cause, start, end, program)


def test_overlaps_count_once_and_empty_spans_not_at_all() -> None:
    spans = [(at(3, 1, 9), at(3, 1, 11)), (at(3, 1, 10), at(3, 1, 12)), (at(3, 1, 12), at(3, 1, 12))]
    assert merged(spans) == ((at(3, 1, 9), at(3, 1, 12)),)
    assert total(spans) == 3 * HOUR
    inside = [(at(3, 1, 9), at(3, 1, 12)), (at(3, 1, 10), at(3, 1, 11))]
    assert total(inside) == 3 * HOUR


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (at(1, 31, 22), at(2, 1, 1), {date(2026, 1, 1): HOUR, date(2026, 2, 1): 2 * HOUR}),
        (at(6, 30, 21), at(6, 30, 23), {date(2026, 6, 1): HOUR, date(2026, 7, 1): HOUR}),
        (at(3, 29, 0), at(3, 29, 3), {date(2026, 3, 1): 3 * HOUR}),
        (at(10, 25, 0), at(10, 25, 3), {date(2026, 10, 1): 3 * HOUR}),
    ],
)
def test_it_is_cut_at_midnight_of_rome_and_hours_are_real_ones(
    start: datetime, end: datetime, wanted: dict[date, timedelta]
) -> None:
    assert by_month([(start, end)]) == wanted


def test_a_whole_month_with_summer_time_is_an_hour_short() -> None:
    found = by_month([(at(2, 28, 23), at(3, 31, 22))])
    assert found == {date(2026, 3, 1): 31 * 24 * HOUR - HOUR}


spans = st.lists(
    st.tuples(st.integers(0, 600_000), st.integers(0, 100_000)).map(
        lambda pair: (
            START + timedelta(minutes=pair[0]),
            START + timedelta(minutes=pair[0] + pair[1]),
        )
    ),
    max_size=8,
)


@given(spans)
def test_the_months_sum_up_to_the_total(found: list[Span]) -> None:
    assert sum(by_month(found).values(), NOTHING) == total(found)


@given(spans, spans)
def test_more_stops_are_never_less_down_time(some: list[Span], more: list[Span]) -> None:
    both, one = by_month([*some, *more]), by_month(some)
    assert all(both[month] >= length for month, length in one.items())


def test_months_of_a_span() -> None:
    assert months(date(2025, 12, 15), date(2026, 2, 1)) == (
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    )


@pytest.mark.parametrize(
    ("kind", "program", "cause", "stopped", "wanted"),
    [
        (PROGRAM, "", DowntimeCause.PROGRAM, "HotelSQL", True),
        (PROGRAM, " hotelsql ", DowntimeCause.PROGRAM, "HotelSQL", True),
        (PROGRAM, "Cassa", DowntimeCause.PROGRAM, "HotelSQL", False),
        (PROGRAM, "", DowntimeCause.HARDWARE, "", False),
        (OTHER, "", DowntimeCause.HARDWARE, "", True),
        (OTHER, "", DowntimeCause.EXTERNAL, "", True),
        (OTHER, "", DowntimeCause.PROGRAM, "", False),
        (TargetKind.RESTORE, "", DowntimeCause.EXTERNAL, "", False),
    ],
)
def test_what_a_target_counts(
    kind: TargetKind, program: str, cause: DowntimeCause, stopped: str, wanted: bool
) -> None:
    assert counts(target(kind, program=program), down(at(3, 1), None, cause, stopped)) is wanted


def test_open_ends_go_up_to_now_and_nothing_beyond() -> None:
    now = at(3, 2, 12)
    rows = [down(at(3, 2, 10), None), down(at(3, 2, 11), at(3, 2, 18))]
    assert measured(target(), rows, date(2026, 2, 1), date(2026, 3, 2), now) == (
        MonthDown(date(2026, 2, 1), NOTHING),
        MonthDown(date(2026, 3, 1), 2 * HOUR),
    )


def test_the_last_twelve_months_are_twelve() -> None:
    old = [
        down(datetime(2025, month, 20, tzinfo=UTC), datetime(2025, month, 21, tzinfo=UTC)) for month in (2, 3)
    ]
    shown = last_year(target(), old, at(2, 23))
    assert [one.month for one in shown] == list(months(date(2025, 3, 1), date(2026, 2, 1)))
    assert [one.length for one in shown if one.length] == [24 * HOUR]


def test_words() -> None:
    rows = (MonthDown(date(2026, 2, 1), 5 * HOUR), MonthDown(date(2026, 3, 1), HOUR))
    assert [one.month.month for one in over_limit(target(), rows)] == [2]
    assert over_limit(target(limit=None), rows) == ()
    assert measure_words(target(), rows) == (
        "Fermi per 6 ore nel periodo; il mese peggiore è febbraio 2026 con 5 ore, oltre il limite in febbraio"
        " 2026."
    )
    assert measure_words(target(limit=300), rows).endswith("con 5 ore, sempre entro il limite.")
    assert measure_words(target(limit=None), rows).endswith("con 5 ore.")
    assert measure_words(target(), ()) == "Nessun fermo nel periodo."
    assert limit_words(target()) == "al massimo 4 ore al mese"
    assert limit_words(target(limit=None)) == ""
