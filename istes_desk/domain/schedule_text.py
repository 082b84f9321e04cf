"""Open hours as one types them, ``09:00-13:00, 14:00-18:00``, and as they are shown back; no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.working_time import Schedule, Window, parse_time, window_text

BETWEEN = re.compile(r"[,;]|\be\b")
RANGE = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?\s*")
HOW = "Scrivere le fasce come 09:00-13:00, 14:00-18:00."


def parse_windows(text: str) -> tuple[Window, ...]:
    """``9-13, 14:30-24`` too; DomainError says how to write them."""
    return tuple(_window(part) for part in BETWEEN.split(text) if part.strip())


def windows_text(windows: Iterable[Window]) -> str:
    """``09:00-13:00, 14:00-18:00``."""
    return ", ".join(map(window_text, windows))


def typed_schedule(days: Iterable[int], windows: str, closed_on_holidays: bool) -> Schedule:
    """A schedule that opens at least once a week; DomainError else."""
    chosen = frozenset(days)
    require(bool(chosen), "Scegliere almeno un giorno.", "days")
    parsed = parse_windows(windows)
    require(bool(parsed), f"Manca l'orario. {HOW}", "windows")
    return Schedule(chosen, parsed, closed_on_holidays)


def _window(part: str) -> Window:
    found = RANGE.fullmatch(part)
    if found is None:
        raise DomainError(f"«{part.strip()}» non è una fascia oraria. {HOW}", "windows")
    start_hour, start_minute, end_hour, end_minute = found.groups(default="00")
    return _time(start_hour, start_minute), _time(end_hour, end_minute)


def _time(hour: str, minute: str) -> time:
    try:
        return parse_time(f"{hour:0>2}:{minute}")
    except ValueError as error:
        raise DomainError(f"«{hour}:{minute}» non è un'ora. {HOW}", "windows") from error
