"""Segments of work and their two clocks: the monotonic one measures, the wall clock only places (B-5).

Pure: readings of the clocks come in, segments go out. Nothing here looks at a clock or stores anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.billing_rules import WorkCategory
from istes_desk.domain.errors import SegmentError
from istes_desk.domain.italian import clock, stamp
from istes_desk.domain.localtime import offset_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

SLEEP_LIMIT_MS = 60_000
JUMP_LIMIT_MS = 5_000
ABANDONED = timedelta(hours=1)
MS = timedelta(milliseconds=1)


class SegmentState(StrEnum):
    """TO_VERIFY counts, but waits for confirmation; DISCARDED stays on record and never counts."""

    OPEN = "open"
    CLOSED = "closed"
    TO_VERIFY = "to_verify"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Reading:
    """All clocks of one computer at one moment. ``awake_ms`` stands still during sleep, ``boot_ms`` goes on.

    ``machine`` tells computers apart: the counters of two of them say nothing about each other.
    """

    utc: datetime
    awake_ms: int
    boot_ms: int
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of work. ``elapsed_ms`` is its length; the instants are its place on the wall clock.

    ``machine`` is the computer that measured it; empty when typed by hand.
    """

    intervention_id: int
    start_utc: datetime
    start_offset_min: int
    last_heartbeat_utc: datetime
    device_id: int | None = None
    category: WorkCategory | None = None
    end_utc: datetime | None = None
    end_offset_min: int | None = None
    elapsed_ms: int = 0
    state: SegmentState = SegmentState.OPEN
    note: str = ""
    machine: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class SleepGap:
    """The computer slept between two ticks; not counted until answered."""

    start_utc: datetime
    end_utc: datetime
    elapsed_ms: int


class QuestionKind(StrEnum):
    """What the clocks cannot know (B-5)."""

    SLEEP = "sleep"
    IDLE = "idle"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class TimeQuestion:
    """A question that waits for its answer, kept like the time it is about (B-5).

    ``segment_id`` went on after the gap, or ran when the clock was set by ``elapsed_ms``; only a gap has a
    ``before_id``.
    """

    intervention_id: int
    segment_id: int
    kind: QuestionKind
    start_utc: datetime
    end_utc: datetime
    elapsed_ms: int
    before_id: int | None = None
    id: int = 0
    version: int = 0


class SleepAnswer(StrEnum):
    """The three answers to a sleep gap (B-5)."""

    WORKED = "worked"
    PAUSE = "pause"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Tick:
    """What a tick makes of a segment: itself, or, after a sleep, the part before and the part after.

    The last of ``segments`` is the current one; the new one has id 0. ``jump_ms`` is how far somebody moved
    the wall clock (0 = not).
    """

    segments: tuple[Segment, ...]
    gap: SleepGap | None = None
    jump_ms: int = 0

    @property
    def current(self) -> Segment:
        return self.segments[-1]


def start(
    intervention_id: int, now: Reading, device_id: int | None = None, category: WorkCategory | None = None
) -> Segment:
    """A running segment from now on."""
    return Segment(
        intervention_id, now.utc, offset_minutes(now.utc), now.utc, device_id, category, machine=now.machine
    )


def heartbeat(segment: Segment, before: Reading, now: Reading) -> Tick:
    """Counts the time since the last reading and notes sleep and clock changes; store the result at once.

    ``SegmentError`` when it is not open, or another computer measures it: no time counts twice.
    """
    _check_open(segment)
    if not measured_on(segment, now.machine):
        raise SegmentError("Questo tempo è misurato da un altro computer.", "machine")
    awake = max(0, now.awake_ms - before.awake_ms)
    real = max(awake, now.boot_ms - before.boot_ms)
    jump = (now.utc - before.utc) // MS - real
    jump = jump if abs(jump) > JUMP_LIMIT_MS else 0
    if real - awake > SLEEP_LIMIT_MS:
        return _split_at_sleep(segment, now, awake, real - awake, jump)
    counted = replace(segment, elapsed_ms=segment.elapsed_ms + real, last_heartbeat_utc=now.utc)
    return Tick((noted(counted, _jump_note(jump)),), jump_ms=jump)


def close(segment: Segment, before: Reading, now: Reading) -> Tick:
    """The last heartbeat, and the end; an end the clock shows before the start is placed at the start."""
    tick = heartbeat(segment, before, now)
    return replace(tick, segments=(*tick.segments[:-1], ended(tick.current, now.utc)))


def close_after_crash(segment: Segment) -> Segment:
    """An open segment found at start-up ends at its last heartbeat and waits for confirmation."""
    _check_open(segment)
    closed = ended(segment, segment.last_heartbeat_utc)
    note = f"Chiuso all'ultimo segnale ({stamp(segment.last_heartbeat_utc)}) dopo un arresto imprevisto."
    return noted(replace(closed, state=SegmentState.TO_VERIFY), note)


def measured_on(segment: Segment, machine: str) -> bool:
    """Do the counters of that computer tell the length of this segment?"""
    return segment.machine in ("", machine)


def left_behind(segment: Segment, machine: str, now: datetime) -> bool:
    """Is nobody measuring this open segment any more, seen from a program that starts on ``machine``?

    What another computer measures goes on there until it has been silent for ``ABANDONED``.
    """
    return measured_on(segment, machine) or now - segment.last_heartbeat_utc > ABANDONED


def confirm(segment: Segment) -> Segment:
    """The technician confirms a segment to be verified."""
    if segment.state is not SegmentState.TO_VERIFY:
        raise SegmentError("Questo tempo non è da verificare.", "state")
    return replace(segment, state=SegmentState.CLOSED)


def discard(segment: Segment, reason: str) -> Segment:
    """Takes a finished segment out of the count; it stays on record with its reason."""
    if segment.state is SegmentState.OPEN:
        raise SegmentError("Questo tempo è in corso: prima va chiuso.", "state")
    if not reason.strip():
        raise SegmentError("Indicare il motivo.", "note")
    return replace(noted(segment, reason.strip()), state=SegmentState.DISCARDED)


def answer_sleep(
    before: Segment, after: Segment, gap: SleepGap, answer: SleepAnswer, ended_at: datetime | None = None
) -> tuple[Segment, ...]:
    """New and changed segments once the technician has said what the sleep was.

    WORKED adds the gap; PAUSE changes nothing; ENDED adds the gap up to ``ended_at`` and discards what ran
    after it (the caller stops the intervention).
    """
    if answer is SleepAnswer.PAUSE:
        return ()
    if answer is SleepAnswer.WORKED:
        note = "Lavoro svolto sul PC del cliente, confermato."
        return (_gap_segment(before, gap, gap.end_utc, gap.elapsed_ms, note),)
    if ended_at is None or not gap.start_utc <= ended_at <= gap.end_utc:
        span = f"{clock(gap.start_utc)} e le {clock(gap.end_utc)}"
        raise SegmentError(f"L'ora di fine deve stare tra le {span}.", "ended_at")
    closed = ended(after, after.end_utc or after.last_heartbeat_utc)
    dropped = discard(closed, f"Lavoro terminato alle {clock(ended_at)}.")
    if ended_at == gap.start_utc:
        return (dropped,)
    length = min(gap.elapsed_ms, (ended_at - gap.start_utc) // MS)
    return (_gap_segment(before, gap, ended_at, length, "Parte dell'interruzione, confermata."), dropped)


def manual_segment(
    intervention_id: int,
    start_utc: datetime,
    end_utc: datetime,
    others: Iterable[Segment],
    reason: str,
    device_id: int | None = None,
    category: WorkCategory | None = None,
) -> Segment:
    """A segment typed by hand, from instants made by ``localtime.instant_of``; needs a reason.

    ``SegmentError`` when it does not end after its start or overlaps one of the technician's ``others``.
    """
    if end_utc <= start_utc:
        raise SegmentError("La fine deve venire dopo l'inizio.", "end")
    if not reason.strip():
        raise SegmentError("Indicare il motivo dell'inserimento a mano.", "note")
    typed = Segment(intervention_id, start_utc, offset_minutes(start_utc), end_utc, device_id, category)
    length = (end_utc - start_utc) // MS
    return checked_free(replace(ended(typed, end_utc), elapsed_ms=length, note=reason.strip()), others)


def checked_free(segment: Segment, others: Iterable[Segment]) -> Segment:
    """A finished segment, if none of the technician's ``others`` has its time already; ``SegmentError``."""
    end = segment.end_utc or segment.last_heartbeat_utc
    for other in counted(others):
        if _overlaps(other, segment.start_utc, end):
            raise SegmentError(f"Si sovrappone al tempo iniziato {stamp(other.start_utc)}.", "start")
    return segment


def counted(segments: Iterable[Segment]) -> list[Segment]:
    """All but the discarded ones."""
    return [segment for segment in segments if segment.state is not SegmentState.DISCARDED]


def total_ms(segments: Iterable[Segment]) -> int:
    """The summed length, to be divided once (B-1); discarded segments never count."""
    return sum(segment.elapsed_ms for segment in counted(segments))


def _check_open(segment: Segment) -> None:
    if segment.state is not SegmentState.OPEN:
        raise SegmentError(
            "Questo tempo non è in corso: è già stato chiuso, forse da un altro computer.", "state"
        )


def _overlaps(other: Segment, start_utc: datetime, end_utc: datetime) -> bool:
    """Do half-open spans cross? A running segment reaches at least to its last heartbeat."""
    return other.start_utc < end_utc and start_utc < (other.end_utc or other.last_heartbeat_utc)


def ended(segment: Segment, at: datetime) -> Segment:
    """Closed at that moment, or at its start when the wall clock is behind it."""
    end = max(at, segment.start_utc)
    return replace(segment, end_utc=end, end_offset_min=offset_minutes(end), state=SegmentState.CLOSED)


def noted(segment: Segment, note: str) -> Segment:
    """With one more remark."""
    return replace(segment, note=" ".join(filter(None, (segment.note, note))))


def _jump_note(jump_ms: int) -> str:
    if not jump_ms:
        return ""
    direction = "avanti" if jump_ms > 0 else "indietro"
    return f"Orologio spostato {direction} di {abs(jump_ms) // 1000} s: durata invariata."


def _split_at_sleep(segment: Segment, now: Reading, awake_ms: int, slept_ms: int, jump_ms: int) -> Tick:
    """Closes at the last heartbeat and goes on after the sleep; what was awake in between is kept."""
    before = ended(segment, segment.last_heartbeat_utc)
    resumed = now.utc - awake_ms * MS
    after = replace(
        segment,
        id=0,
        version=0,
        start_utc=resumed,
        start_offset_min=offset_minutes(resumed),
        last_heartbeat_utc=now.utc,
        elapsed_ms=awake_ms,
        note=f"Ripreso dopo una sospensione di {slept_ms // 60_000} min.",
    )
    gap = SleepGap(segment.last_heartbeat_utc, resumed, slept_ms)
    return Tick((before, noted(after, _jump_note(jump_ms))), gap, jump_ms)


def _gap_segment(before: Segment, gap: SleepGap, until: datetime, length: int, note: str) -> Segment:
    filled = replace(
        before,
        id=0,
        version=0,
        start_utc=gap.start_utc,
        start_offset_min=offset_minutes(gap.start_utc),
        last_heartbeat_utc=until,
        elapsed_ms=length,
        note=note,
    )
    return ended(filled, until)
