"""Italian words for instants, days and durations, as Rome reads them; nothing else composes them."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

ROME = ZoneInfo("Europe/Rome")
EARLIEST_MIDNIGHT = 22
"""Rome was never more than two hours ahead: before this hour of UTC both write the same date."""
DAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
DAY_NAMES = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")

MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)


def date_of(at: datetime) -> date:
    """The local date of an aware instant (P-4)."""
    if at.tzinfo is UTC and at.hour < EARLIEST_MIDNIGHT:
        return at.date()
    return at.astimezone(ROME).date()


def day(on: date) -> str:
    """``gio 10/12``."""
    return f"{DAYS[on.weekday()]} {on:%d/%m}"


def full_date(on: date) -> str:
    """``10/12/2026``."""
    return f"{on:%d/%m/%Y}"


def clock(at: datetime) -> str:
    """``09:30``, local time of an aware instant."""
    return f"{at.astimezone(ROME):%H:%M}"


def end_clock(at: datetime) -> str:
    """Like ``clock``, for the end of a stretch: midnight reads ``24:00``."""
    text = clock(at)
    return "24:00" if text == "00:00" else text


def stamp(at: datetime) -> str:
    """``gio 10/12 09:30``, local time of an aware instant."""
    return f"{day(date_of(at))} {clock(at)}"


def full_stamp(at: datetime) -> str:
    """``10/12/2026 09:30``, local time of an aware instant."""
    return f"{full_date(date_of(at))} {clock(at)}"


def minutes(count: int) -> str:
    """Short duration: ``45 min``, ``1 h``, ``1 h 30 min``."""
    hours, rest = divmod(count, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)


def plural(count: int, one: str, many: str) -> str:
    """``1 ora``, ``2 ore``."""
    return f"{count} {one if count == 1 else many}"


def duration(count: int) -> str:
    """Spoken duration of whole minutes: ``1 ora``, ``2 ore e 30 minuti``."""
    hours, rest = divmod(count, 60)
    spoken = [plural(hours, "ora", "ore")] if hours else []
    if rest or not hours:
        spoken.append(plural(rest, "minuto", "minuti"))
    return " e ".join(spoken)


def countdown(due: datetime, now: datetime) -> str:
    """``tra 1 h 30 min``, ``in ritardo di 2 g 3 h``; ``adesso`` within a minute of ``due``."""
    left = abs(due - now) // timedelta(minutes=1)
    if not left:
        return "adesso"
    days, rest = divmod(left, 24 * 60)
    length = f"{days} g {rest // 60} h" if days else minutes(left)
    return f"in ritardo di {length}" if now > due else f"tra {length}"
