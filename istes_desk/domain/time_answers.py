"""What becomes of segments when nobody touched the computer, the clock was set, the program died (B-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from istes_desk.domain.errors import SegmentError
from istes_desk.domain.italian import clock
from istes_desk.domain.localtime import offset_minutes
from istes_desk.domain.timeclock import (
    MS,
    Reading,
    Segment,
    SegmentState,
    SleepGap,
    Tick,
    confirm,
    ended,
    noted,
)


def part_at_idle(segment: Segment, now: Reading, idle_ms: int) -> Tick:
    """Ends a running segment where the last touch was and goes on from now; between is not counted yet."""
    idle = min(idle_ms, segment.elapsed_ms)
    before = ended(replace(segment, elapsed_ms=segment.elapsed_ms - idle), now.utc - idle * MS)
    after = replace(
        segment,
        id=0,
        version=0,
        start_utc=now.utc,
        start_offset_min=offset_minutes(now.utc),
        last_heartbeat_utc=now.utc,
        elapsed_ms=0,
        note=f"Ripreso dopo {idle // 60_000} min senza attività.",
    )
    return Tick((before, after), SleepGap(before.end_utc or now.utc, now.utc, idle))


def placed_anew(segment: Segment, jump_ms: int) -> Segment:
    """The clock was wrong before it was set: the start moves with it, the length stays."""
    start = min(segment.start_utc + jump_ms * MS, segment.end_utc or segment.last_heartbeat_utc)
    moved = replace(segment, start_utc=start, start_offset_min=offset_minutes(start))
    return noted(moved, f"Inizio riportato all'ora giusta, {clock(start)}.")


def confirmed_until(segment: Segment, end: datetime) -> Segment:
    """A segment to be verified, confirmed with an earlier end; ``SegmentError`` when that is before it."""
    if end <= segment.start_utc:
        raise SegmentError("La fine deve venire dopo l'inizio.", "ended_at")
    if segment.end_utc is None or segment.end_utc <= end:
        return confirm(segment)
    length = min(segment.elapsed_ms, (end - segment.start_utc) // MS)
    shorter = replace(ended(segment, end), elapsed_ms=length, state=SegmentState.TO_VERIFY)
    return noted(confirm(shorter), f"Lavoro terminato alle {clock(end)}, confermato.")
