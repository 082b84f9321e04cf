"""Time typed by hand: its order, its neighbours and its reason are checked before it exists (B-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from istes_desk.domain.errors import SegmentError
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.timeclock import Reading, Segment, SegmentState, manual_segment, start

TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def typed(
    begin: datetime = TEN, end: datetime = TEN + HOUR, *others: Segment, reason: str = "Timer spento"
) -> Segment:
    return manual_segment(1, begin, end, others, reason)


def test_it_is_closed_and_as_long_as_the_instants_say() -> None:
    segment = typed()
    assert (segment.state, segment.elapsed_ms, segment.end_utc) == (
        SegmentState.CLOSED,
        3_600_000,
        TEN + HOUR,
    )
    assert (segment.note, segment.end_offset_min) == ("Timer spento", 60)


def test_the_night_of_the_clock_change_has_its_real_length() -> None:
    day = TEN.replace(month=10, day=25).date()
    segment = typed(instant_of(day, time(2, 10), 0), instant_of(day, time(2, 10), 1))
    assert (segment.elapsed_ms, segment.start_offset_min, segment.end_offset_min) == (3_600_000, 120, 60)


@pytest.mark.parametrize("end", [TEN, TEN - HOUR])
def test_an_end_not_after_the_start_is_refused(end: datetime) -> None:
    with pytest.raises(SegmentError, match="dopo l'inizio"):
        typed(end=end)


def test_a_reason_is_needed() -> None:
    with pytest.raises(SegmentError, match="motivo"):
        typed(reason=" ")


@pytest.mark.parametrize(
    ("begin", "end"),
    [(-30, 1), (59, 90), (10, 20), (-5, 65), (0, 60)],
    ids=["head", "tail", "in", "over", "same"],
)
def test_an_overlap_is_refused(begin: int, end: int) -> None:
    with pytest.raises(SegmentError, match="mar 10/11 10:00"):
        typed(TEN + timedelta(minutes=begin), TEN + timedelta(minutes=end), typed())


def test_neighbours_that_touch_and_discarded_ones_are_no_overlap() -> None:
    gone = replace(typed(TEN, TEN + 2 * HOUR), state=SegmentState.DISCARDED)
    assert typed(TEN, TEN + HOUR, typed(TEN - HOUR, TEN), typed(TEN + HOUR, TEN + 2 * HOUR), gone).elapsed_ms


def test_a_running_segment_reaches_to_its_last_heartbeat() -> None:
    running = replace(start(1, Reading(TEN, 0, 0)), last_heartbeat_utc=TEN + HOUR)
    with pytest.raises(SegmentError):
        typed(TEN + HOUR / 2, TEN + 2 * HOUR, running)
    assert typed(TEN + HOUR, TEN + 2 * HOUR, running)
