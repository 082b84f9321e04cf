"""What becomes of a segment by an answer: places on the wall clock move, lengths never grow by it (B-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.errors import SegmentError
from istes_desk.domain.time_answers import confirmed_until, part_at_idle, placed_anew
from istes_desk.domain.timeclock import (
    Reading,
    Segment,
    SegmentState,
    SleepAnswer,
    SleepGap,
    answer_sleep,
    close_after_crash,
    measured_on,
    start,
)

TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
MINUTE, MINUTES_MS = timedelta(minutes=1), 60_000


def running(minutes: int, measured: int | None = None) -> Segment:
    """On the wall clock for so many minutes; ``measured`` is what the counters said."""
    length = (minutes if measured is None else measured) * MINUTES_MS
    begun = start(1, Reading(TEN, 0, 0, "here"))
    return replace(begun, id=1, last_heartbeat_utc=TEN + minutes * MINUTE, elapsed_ms=length)


def test_time_without_a_touch_is_parted_where_the_last_touch_was() -> None:
    now = Reading(TEN + 30 * MINUTE, 0, 0, "here")
    tick = part_at_idle(running(30), now, 12 * MINUTES_MS)
    before, after = tick.segments
    assert (before.end_utc, before.elapsed_ms) == (TEN + 18 * MINUTE, 18 * MINUTES_MS)
    assert (after.start_utc, after.elapsed_ms) == (now.utc, 0)
    assert tick.gap == SleepGap(TEN + 18 * MINUTE, now.utc, 12 * MINUTES_MS)


def test_more_rest_than_work_leaves_no_negative_work() -> None:
    tick = part_at_idle(running(5), Reading(TEN + 5 * MINUTE, 0, 0), 12 * MINUTES_MS)
    assert [one.elapsed_ms for one in tick.segments] == [0, 0]
    assert tick.gap is not None
    assert tick.gap.elapsed_ms == 5 * MINUTES_MS


@pytest.mark.parametrize(("jump", "start_min"), [(-600_000, -10), (600_000, 10), (3_600_000, 30)])
def test_a_start_set_right_never_comes_after_the_end(jump: int, start_min: int) -> None:
    moved = placed_anew(running(30), jump)
    assert moved.start_utc == TEN + start_min * MINUTE
    assert moved.elapsed_ms == 30 * MINUTES_MS


def test_an_earlier_end_never_counts_more_than_was_measured() -> None:
    """The clock was set forward meanwhile: 30 minutes on the wall, 10 by the counters."""
    crashed = close_after_crash(running(30, measured=10))
    assert confirmed_until(crashed, TEN + 20 * MINUTE).elapsed_ms == 10 * MINUTES_MS
    assert confirmed_until(crashed, TEN + 5 * MINUTE).elapsed_ms == 5 * MINUTES_MS
    assert confirmed_until(crashed, TEN + 30 * MINUTE).elapsed_ms == 10 * MINUTES_MS
    with pytest.raises(SegmentError, match="dopo l'inizio"):
        confirmed_until(crashed, TEN)


def test_work_in_a_sleep_never_counts_more_than_the_sleep_lasted() -> None:
    before = replace(running(30), state=SegmentState.CLOSED, end_utc=TEN + 30 * MINUTE)
    after = replace(running(90), id=2, start_utc=TEN + 90 * MINUTE)
    gap = SleepGap(TEN + 30 * MINUTE, TEN + 90 * MINUTE, 15 * MINUTES_MS)
    part, _ = answer_sleep(before, after, gap, SleepAnswer.ENDED, TEN + 70 * MINUTE)
    assert part.elapsed_ms == 15 * MINUTES_MS


def test_a_segment_of_no_computer_belongs_to_each() -> None:
    assert measured_on(replace(running(1), machine=""), "there")
    assert measured_on(running(1), "here")
    assert not measured_on(running(1), "there")
