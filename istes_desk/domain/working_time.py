"""Open hours as instants: weekly windows of Europe/Rome walked in UTC, right at both clock changes (Q-7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.italian import DAYS, ROME, date_of

MIDNIGHT = time()
ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LONGEST_CLOSURE = 400
LONGEST_WALK = 3 * 366 * ONE_DAY
Window = tuple[time, time]


class NeverOpensError(DomainError):
    """No opening within ``LONGEST_CLOSURE`` days: the schedule is empty or always on holiday."""


def parse_time(text: str) -> time:
    """``09:30``; ``24:00`` is midnight, which as the end of a window means the end of the day."""
    return MIDNIGHT if text == "24:00" else time.fromisoformat(text)


def window_text(window: Window) -> str:
    """``09:00-13:00``; an end at midnight reads 24:00."""
    start, end = window
    return f"{start:%H:%M}-{'24:00' if end == MIDNIGHT else f'{end:%H:%M}'}"


def days_text(days: Iterable[int]) -> str:
    """``lun-ven``, ``sab, dom``, ``tutti i giorni`` for ISO weekdays."""
    ordered = sorted(days)
    if len(ordered) == len(DAYS):
        return "tutti i giorni"
    names = [DAYS[day - 1] for day in ordered]
    run = len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1
    return f"{names[0]}-{names[-1]}" if run else ", ".join(names)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Weekly open hours: ISO weekdays (1 = Monday) and windows; a window ending at 00:00 ends at 24:00."""

    days: frozenset[int]
    windows: tuple[Window, ...]
    closed_on_holidays: bool

    def __post_init__(self) -> None:
        require(self.days <= frozenset(range(1, 8)), "I giorni vanno da 1 (lunedì) a 7 (domenica).", "days")
        ends = [MIDNIGHT]
        for start, end in self.windows:
            ordered = ends[-1] <= start and (start < end or end == MIDNIGHT)
            require(ordered and (len(ends) == 1 or ends[-1] != MIDNIGHT), _DISORDER, "windows")
            ends.append(end)

    @classmethod
    def parse(
        cls, days: Iterable[int], windows: Iterable[Iterable[str]], closed_on_holidays: bool
    ) -> Schedule:
        """From rows as they stand in the policy files: ``[["09:00", "13:00"], ["14:00", "24:00"]]``."""
        parsed = tuple((parse_time(start), parse_time(end)) for start, end in windows)
        return cls(frozenset(days), parsed, closed_on_holidays)

    def describe(self) -> str:
        """``lun-ven 09:00-13:00 e 14:00-18:00, escluse le feste``."""
        hours = " e ".join(map(window_text, self.windows))
        return f"{days_text(self.days)} {hours}{', escluse le feste' if self.closed_on_holidays else ''}"


_TOO_LONG = "Con questo orario il tempo di risposta durerebbe anni: allungare le fasce o accorciarlo."
_DISORDER = "Le fasce orarie devono essere in ordine, senza sovrapporsi e dentro lo stesso giorno."


def local_instant(on: date, at: time) -> datetime:
    """UTC instant of a Rome wall time: the first of two, the clock change itself for one that is skipped."""
    wall = datetime.combine(on, at)
    instant = wall.replace(tzinfo=ROME).astimezone(UTC)
    if instant.astimezone(ROME).replace(tzinfo=None) == wall:
        return instant
    return wall.replace(minute=0, second=0, microsecond=0, tzinfo=ROME).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """UTC stretch, end excluded; ``closed`` is empty while open, else says in Italian why nobody is there.

    ``minutes`` is what a walk counted in it.
    """

    start: datetime
    end: datetime
    closed: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """A schedule on a calendar of holidays."""

    schedule: Schedule
    holidays: Holidays

    def closed_because(self, on: date) -> str:
        """Why the whole day is closed, in Italian; empty on a day with open hours."""
        name = self.holidays.name_of(on) if self.schedule.closed_on_holidays else None
        if name is None and on.isoweekday() in self.schedule.days and self.schedule.windows:
            return ""
        return f"chiuso ({name})" if name else "chiuso"

    def spans_of(self, on: date) -> list[Span]:
        """Open spans of a local day, or one closed span as long as the day."""
        closed = self.closed_because(on)
        windows = ((MIDNIGHT, MIDNIGHT),) if closed else self.schedule.windows
        return [Span(local_instant(on, start), _end(on, end), closed) for start, end in windows]

    def spans(self, since: datetime) -> Iterator[Span]:
        """Open spans and closed days from an instant on, for ever; NeverOpensError on a year without one."""
        since, day, idle = since.astimezone(UTC), date_of(since), 0
        while idle < LONGEST_CLOSURE:
            today = self.spans_of(day)
            idle = idle + 1 if today[0].closed else 0
            yield from (Span(max(s.start, since), s.end, s.closed) for s in today if s.end > since)
            day += ONE_DAY
        raise NeverOpensError(
            "L'orario di servizio non prevede alcuna apertura: controllare giorni, fasce e feste."
        )

    def openings(self, since: datetime) -> Iterator[Span]:
        """Open spans alone."""
        return (span for span in self.spans(since) if not span.closed and span.start < span.end)

    def is_open(self, at: datetime) -> bool:
        """Start of a window included, end excluded (P-4)."""
        return any(s.start <= at < s.end for s in self.spans_of(date_of(at)) if not s.closed)

    def next_opening(self, at: datetime) -> datetime:
        """The instant itself when open, else the start of the next window, in UTC."""
        return next(self.openings(at)).start

    def walk(self, received: datetime, budget_minutes: int) -> tuple[datetime, tuple[Span, ...]]:
        """Spends a budget of open minutes from reception: the UTC deadline and the spans crossed (Q-7)."""
        require(budget_minutes > 0, "Il tempo di risposta deve essere di almeno un minuto.", "minutes")
        budget, spent, steps, spans = budget_minutes * MINUTE, timedelta(), list[Span](), self.spans(received)
        while spent < budget:
            span = next(spans)
            require(span.start - received < LONGEST_WALK, _TOO_LONG, "minutes")
            used = timedelta() if span.closed else min(budget - spent, span.end - span.start)
            end = span.end if span.closed else span.start + used
            steps.append(Span(span.start, end, span.closed, (spent + used) // MINUTE - spent // MINUTE))
            spent += used
        return steps[-1].end, tuple(steps)


def _end(on: date, end: time) -> datetime:
    return local_instant(on + ONE_DAY if end == MIDNIGHT else on, end)
