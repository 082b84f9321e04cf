"""The clock of a personal data breach, in words (L-2, GDPR art. 33); knows no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from istes_desk.domain.compliance import Breach
from istes_desk.domain.errors import require
from istes_desk.domain.italian import duration, full_stamp

TERM = timedelta(hours=72)
SOON = timedelta(hours=24)
MINUTE = timedelta(minutes=1)
PRUDENT = (
    "Il termine di 72 ore per la notifica al Garante è del titolare (art. 33, par. 1, GDPR); qui corre, in"
    " via prudenziale, dal momento in cui ne siamo venuti a conoscenza. Il responsabile informa il titolare"
    " senza ingiustificato ritardo (art. 33, par. 2)."
)


class ClockState(StrEnum):
    """How the term stands."""

    RUNNING = "running"
    SOON = "soon"
    LATE = "late"
    KEPT = "kept"
    MISSED = "missed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class BreachClock:
    """Where a breach stands: two Italian sentences, on the Garante and on the controller."""

    state: ClockState
    due: datetime
    words_it: str
    controller_it: str


def hours(length: timedelta) -> str:
    """``41 ore e 20 minuti``, never negative."""
    return duration(abs(length) // MINUTE)


def clock_of(breach: Breach, now: datetime) -> BreachClock:
    """The term from awareness, as it stands at ``now``."""
    due = breach.aware_at + TERM
    state = _state(breach, due, now)
    return BreachClock(state, due, _words(breach, state, due, now), _controller(breach, now))


def check_breach(breach: Breach, now: datetime) -> None:
    """DomainError names the field."""
    require(bool(breach.description.strip()), "Descrivere la violazione.", "description")
    require(breach.aware_at <= now, "La conoscenza non può avere una data futura.", "aware_at")
    for name, what in (
        ("controller_told_at", "L'informazione al titolare"),
        ("notified_at", "La notifica"),
        ("closed_at", "La chiusura"),
    ):
        at = getattr(breach, name)
        require(at is None or at >= breach.aware_at, f"{what} viene dopo la conoscenza.", name)
        require(at is None or at <= now, f"{what} non può avere una data futura.", name)


def _state(breach: Breach, due: datetime, now: datetime) -> ClockState:
    if breach.notified_at is not None:
        return ClockState.KEPT if breach.notified_at <= due else ClockState.MISSED
    if breach.closed_at is not None:
        return ClockState.CLOSED
    if now > due:
        return ClockState.LATE
    return ClockState.SOON if due - now <= SOON else ClockState.RUNNING


def _words(breach: Breach, state: ClockState, due: datetime, now: datetime) -> str:
    left = f"Restano {hours(due - now)} per la notifica al Garante, entro il {full_stamp(due)}."
    notified = breach.notified_at or now
    told = f"Notificata al Garante il {full_stamp(notified)}"
    closed = full_stamp(breach.closed_at or now)
    return {
        ClockState.RUNNING: left,
        ClockState.SOON: left,
        ClockState.LATE: (
            f"Il termine di 72 ore è trascorso da {hours(now - due)}: la notifica è ancora dovuta e va"
            " corredata dei motivi del ritardo."
        ),
        ClockState.KEPT: f"{told}, {hours(notified - breach.aware_at)} dopo la conoscenza: nei termini.",
        ClockState.MISSED: (
            f"{told}, con un ritardo di {hours(notified - due)}: la notifica va corredata dei motivi."
        ),
        ClockState.CLOSED: f"Chiusa il {closed} senza notifica al Garante: i motivi restano documentati.",
    }[state]


def _controller(breach: Breach, now: datetime) -> str:
    told = breach.controller_told_at
    if told is not None:
        after = hours(told - breach.aware_at)
        return f"Titolare informato il {full_stamp(told)}, {after} dopo la conoscenza."
    waited = hours(now - breach.aware_at)
    return f"Il titolare non risulta ancora informato, a {waited} dalla conoscenza: informarlo subito."
