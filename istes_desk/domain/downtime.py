"""Hours in which a customer could not work: merged, cut at month ends in Rome, held against a limit (L-3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from istes_desk.domain.compliance import ConformityTarget, Downtime, DowntimeCause, TargetKind
from istes_desk.domain.italian import date_of, duration
from istes_desk.domain.recurrence import period_label
from istes_desk.domain.working_time import local_instant

Span = tuple[datetime, datetime]
MINUTE = timedelta(minutes=1)
NOTHING = timedelta()
COUNTED = frozenset({TargetKind.PROGRAM_DOWN, TargetKind.OTHER_DOWN})
"""The targets that are measured in hours; the others are reached or not."""
CAUSES_IT = {
    DowntimeCause.PROGRAM: "programma gestionale",
    DowntimeCause.HARDWARE: "hardware lento o guasto",
    DowntimeCause.EXTERNAL: "evento esterno",
}


@dataclass(frozen=True, slots=True)
class MonthDown:
    """A calendar month in Rome, named by its first day, and how long was down in it."""

    month: date
    length: timedelta

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded."""
        return round(self.length / MINUTE)


def month_words(month: date) -> str:
    """``ottobre 2026``."""
    return period_label(f"{month:%Y-%m}")


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def months(first: date, last: date) -> tuple[date, ...]:
    """The first days of all months from the one that holds ``first`` to the one that holds ``last``."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = next_month(month)
    return tuple(found)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time without overlaps, in order; spans without length are left out."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def total(spans: Iterable[Span]) -> timedelta:
    """How long altogether; time that two spans share counts once."""
    return sum((end - start for start, end in merged(spans)), NOTHING)


def by_month(spans: Iterable[Span]) -> dict[date, timedelta]:
    """How long in each calendar month in Rome; months without any are left out."""
    found: dict[date, timedelta] = {}
    for start, end in merged(spans):
        at = start
        while at < end:
            month = date_of(at).replace(day=1)
            until = min(end, local_instant(next_month(month), time()))
            found[month] = found.get(month, NOTHING) + (until - at)
            at = until
    return found


def counts(target: ConformityTarget, down: Downtime) -> bool:
    """Whether a stop belongs to what the target measures."""
    if target.kind is TargetKind.PROGRAM_DOWN:
        named = target.program.strip().casefold()
        fits = not named or down.program.strip().casefold() == named
        return fits and down.cause is DowntimeCause.PROGRAM
    return target.kind is TargetKind.OTHER_DOWN and down.cause is not DowntimeCause.PROGRAM


def measured(
    target: ConformityTarget, downs: Iterable[Downtime], first: date, last: date, now: datetime
) -> tuple[MonthDown, ...]:
    """The months from ``first`` to ``last`` with what the target measures; open ones end ``now``."""
    found = by_month((one.started, min(one.ended or now, now)) for one in downs if counts(target, one))
    return tuple(MonthDown(month, found.get(month, NOTHING)) for month in months(first, last))


def twelve_months(last: date) -> date:
    """Where they begin when the month of ``last`` is the twelfth."""
    return next_month(last.replace(year=last.year - 1, day=1))


def last_year(target: ConformityTarget, downs: Iterable[Downtime], now: datetime) -> tuple[MonthDown, ...]:
    """What the target measures in twelve months, the present one and the eleven before it."""
    today = date_of(now)
    return measured(target, downs, twelve_months(today), today, now)


def over_limit(target: ConformityTarget, shown: Iterable[MonthDown]) -> tuple[MonthDown, ...]:
    """The months in which more was down than agreed; none without a limit."""
    limit = target.limit_minutes
    return tuple(one for one in shown if limit is not None and one.length > limit * MINUTE)


def limit_words(target: ConformityTarget) -> str:
    """``al massimo 4 ore al mese``; empty without a limit."""
    return "" if target.limit_minutes is None else f"al massimo {duration(target.limit_minutes)} al mese"


def measure_words(target: ConformityTarget, shown: Iterable[MonthDown]) -> str:
    """What was measured, in one Italian sentence."""
    rows = tuple(shown)
    whole = sum((one.length for one in rows), NOTHING)
    if not whole:
        return "Nessun fermo nel periodo."
    worst = max(rows, key=lambda one: one.length)
    told = (
        f"Fermi per {duration(round(whole / MINUTE))} nel periodo; il mese peggiore è "
        f"{month_words(worst.month)} con {duration(worst.minutes)}"
    )
    over = over_limit(target, rows)
    said = f", oltre il limite in {', '.join(month_words(one.month) for one in over)}" if over else ""
    kept = ", sempre entro il limite" if target.limit_minutes is not None and not over else ""
    return f"{told}{said}{kept}."
