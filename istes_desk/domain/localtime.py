"""The instant of a wall time typed in Rome, where an hour may be missing or come twice (B-5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from istes_desk.domain.errors import AmbiguousTimeError, NonexistentTimeError
from istes_desk.domain.italian import ROME, full_date


def offset_minutes(instant: datetime) -> int:
    """Minutes east of UTC that clocks in Rome show at an instant."""
    return (instant.astimezone(ROME).utcoffset() or timedelta()) // timedelta(minutes=1)


def instant_of(day: date, at: time, fold: int | None = None) -> datetime:
    """The UTC instant of a wall time in Rome.

    ``fold`` 0/1 = first or second pass of an hour that exists twice; without it such a time raises
    ``AmbiguousTimeError``, a skipped one always raises ``NonexistentTimeError`` (B-5).
    """
    first, second = (datetime.combine(day, at.replace(fold=turn), ROME).astimezone(UTC) for turn in (0, 1))
    if first.astimezone(ROME).time() != at.replace(fold=0):
        raise NonexistentTimeError(
            f"Le {at:%H:%M} del {full_date(day)} non esistono: quella notte scatta l'ora legale.", "time"
        )
    if first != second and fold is None:
        raise AmbiguousTimeError(
            f"Le {at:%H:%M} del {full_date(day)} ricorrono due volte: indicare se ora legale o ora solare.",
            "time",
        )
    return second if fold == 1 else first
