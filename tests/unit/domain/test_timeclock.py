"""Running segments under two clocks: heartbeats, sleep, clock changes, crashes (B-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import SegmentError
from istes_desk.domain.timeclock import (
    Reading,
    Segment,
    SegmentState,
    SleepAnswer,
    Tick,
    answer_sleep,
    close,
    close_after_crash,
    confirm,
    discard,
    heartbeat,
    start,
    total_ms,
)

TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
ZERO = Reading(TEN, 5_000, 9_000)
HOUR = timedelta(hours=1)


def later(reading: Reading, awake: int, slept: int = 0, moved: int = 0) -> Reading:
    """The clocks after some seconds awake, some asleep, and the wall clock moved by hand."""
    wall = timedelta(seconds=awake + slept + moved)
    return Reading(
        reading.utc + wall, reading.awake_ms + awake * 1000, reading.boot_ms + (awake + slept) * 1000
    )


def running() -> Segment:
    return start(7, ZERO, device_id=3, category=WorkCategory.SQL_SERVER)


def slept(seconds: int = 53 * 60) -> tuple[Tick, Reading]:
    """Twelve minutes of work, a sleep, three seconds awake again."""
    at = later(ZERO, 720)
    segment = replace(heartbeat(running(), ZERO, at).current, id=1, version=4)
    wake = later(at, 3, slept=seconds)
    return heartbeat(segment, at, wake), wake


def test_a_segment_counts_what_the_monotonic_clock_says() -> None:
    at = later(ZERO, 15)
    tick = heartbeat(running(), ZERO, at)
    assert (tick.current.elapsed_ms, tick.current.last_heartbeat_utc, tick.gap) == (15_000, at.utc, None)
    ended = close(tick.current, at, later(at, 5)).current
    assert (ended.elapsed_ms, ended.state, ended.start_offset_min) == (20_000, SegmentState.CLOSED, 60)
    assert ended.end_utc == TEN + timedelta(seconds=20)


@pytest.mark.parametrize(("moved", "word"), [(-1800, "indietro"), (86_400, "avanti")])
def test_a_moved_wall_clock_is_recorded_and_changes_no_length(moved: int, word: str) -> None:
    tick = close(running(), ZERO, later(ZERO, 300, moved=moved))
    assert (tick.jump_ms, tick.current.elapsed_ms) == (moved * 1000, 300_000)
    assert word in tick.current.note
    assert tick.current.end_utc is not None
    assert tick.current.end_utc >= tick.current.start_utc


def test_a_small_correction_of_the_clock_is_no_jump() -> None:
    tick = heartbeat(running(), ZERO, later(ZERO, 15, moved=-5))
    assert (tick.jump_ms, tick.current.note) == (0, "")


def test_clocks_that_run_backwards_never_shorten() -> None:
    tick = heartbeat(running(), ZERO, Reading(TEN, 0, 0))
    assert tick.current.elapsed_ms == 0


def test_a_nap_up_to_a_minute_counts() -> None:
    tick, _ = slept(60)
    assert (len(tick.segments), tick.gap, tick.current.elapsed_ms) == (1, None, 783_000)


def test_a_longer_sleep_splits_the_segment_and_is_not_counted() -> None:
    tick, wake = slept(61)
    before, after = tick.segments
    assert (before.state, before.elapsed_ms, before.id) == (SegmentState.CLOSED, 720_000, 1)
    assert (after.state, after.elapsed_ms, after.id) == (SegmentState.OPEN, 3_000, 0)
    assert after.start_utc == wake.utc - timedelta(seconds=3)
    assert tick.gap is not None
    assert (tick.gap.start_utc, tick.gap.end_utc) == (before.end_utc, after.start_utc)
    assert tick.gap.elapsed_ms == 61_000


def test_stopping_right_after_a_sleep_closes_both_parts() -> None:
    at = later(ZERO, 720)
    tick = close(heartbeat(running(), ZERO, at).current, at, later(at, 900, slept=53 * 60))
    assert [s.state for s in tick.segments] == [SegmentState.CLOSED] * 2
    assert total_ms(tick.segments) == 27 * 60_000


def test_the_three_answers_to_a_sleep() -> None:
    tick, _ = slept()
    (before, after), gap = tick.segments, tick.gap
    assert gap is not None
    assert answer_sleep(before, after, gap, SleepAnswer.PAUSE) == ()
    (filled,) = answer_sleep(before, after, gap, SleepAnswer.WORKED)
    assert (filled.elapsed_ms, filled.id, filled.device_id) == (53 * 60_000, 0, 3)
    assert total_ms([before, filled, after]) == 720_000 + 53 * 60_000 + 3_000
    at = gap.start_utc + timedelta(minutes=10)
    part, dropped = answer_sleep(before, after, gap, SleepAnswer.ENDED, at)
    assert (part.end_utc, part.elapsed_ms, dropped.state) == (at, 600_000, SegmentState.DISCARDED)


def test_work_that_ended_when_the_sleep_began_adds_nothing() -> None:
    tick, wake = slept()
    assert tick.gap is not None
    closed = close(tick.current, wake, later(wake, 5)).current
    (dropped,) = answer_sleep(tick.segments[0], closed, tick.gap, SleepAnswer.ENDED, tick.gap.start_utc)
    assert (dropped.state, dropped.end_utc) == (SegmentState.DISCARDED, closed.end_utc)


@pytest.mark.parametrize("ended", [None, TEN, TEN + 3 * HOUR])
def test_an_end_outside_the_sleep_is_refused(ended: datetime | None) -> None:
    tick, _ = slept()
    assert tick.gap is not None
    before, after = tick.segments
    with pytest.raises(SegmentError, match="tra le 10:12 e le 11:05"):
        answer_sleep(before, after, tick.gap, SleepAnswer.ENDED, ended)


def test_a_crash_ends_the_segment_at_its_last_heartbeat_until_confirmed() -> None:
    found = heartbeat(running(), ZERO, later(ZERO, 1890)).current
    ended = close_after_crash(found)
    assert (ended.end_utc, ended.elapsed_ms, ended.state) == (
        TEN + timedelta(seconds=1890),
        1_890_000,
        SegmentState.TO_VERIFY,
    )
    assert "10:31" in ended.note
    assert confirm(ended).state is SegmentState.CLOSED
    assert total_ms([ended, discard(ended, "errore")]) == 1_890_000


def test_steps_a_segment_cannot_take() -> None:
    open_one = running()
    ended = close(open_one, ZERO, ZERO).current
    for step in (
        lambda: confirm(ended),
        lambda: close_after_crash(ended),
        lambda: heartbeat(ended, ZERO, ZERO),
        lambda: discard(open_one, "errore"),
        lambda: discard(ended, " "),
    ):
        with pytest.raises(SegmentError):
            step()


BEATS = st.tuples(st.integers(0, 90), st.integers(0, 7200), st.integers(-86_400, 86_400))


@given(st.lists(BEATS, max_size=12))
def test_no_clock_history_loses_or_invents_work(beats: list[tuple[int, int, int]]) -> None:
    at, parts, asleep = ZERO, [running()], 0
    for awake, sleeping, moved in beats:
        now = later(at, awake, sleeping, moved)
        tick = heartbeat(parts[-1], at, now)
        parts[-1:] = tick.segments
        asleep += sleeping if tick.gap is None else 0
        at = now
    assert total_ms(parts) == (sum(beat[0] for beat in beats) + asleep) * 1000
    assert all(part.elapsed_ms >= 0 for part in parts)
