"""The life of an incident: allowed steps, start of work, reopening, taking a step back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from istes_desk.domain.authorisation import permit
from istes_desk.domain.errors import StateError
from istes_desk.domain.incidents import OPEN_STATES, EventKind, Incident, IncidentEvent, IncidentState
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.duplicates import parted
from istes_desk.services.gates import authorisation_of, gate
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.responses import NotYetCallableError, may_start_now, settled
from istes_desk.services.timeline import record

S = IncidentState
WORDS = {
    S.QUEUED: "in coda",
    S.CALLED_BACK: "cliente richiamato",
    S.PLANNED: "pianificata",
    S.IN_PROGRESS: "in lavorazione",
    S.WAITING_CUSTOMER: "in attesa del cliente",
    S.SOLVED: "risolta",
    S.CLOSED: "chiusa",
}
_ENDS = frozenset({S.SOLVED, S.CLOSED})
_ACTIVE = frozenset({S.PLANNED, S.IN_PROGRESS, S.WAITING_CUSTOMER})
TRANSITIONS = {
    S.QUEUED: _ACTIVE | _ENDS,
    S.CALLED_BACK: _ACTIVE | _ENDS | {S.QUEUED},
    S.PLANNED: _ACTIVE | _ENDS | {S.QUEUED},
    S.IN_PROGRESS: _ACTIVE | _ENDS | {S.QUEUED},
    S.WAITING_CUSTOMER: _ACTIVE | _ENDS | {S.QUEUED},
    S.SOLVED: frozenset({S.QUEUED, S.IN_PROGRESS, S.CLOSED}),
    S.CLOSED: frozenset({S.QUEUED}),
}
"""Called back is reached only by logging a call; a reopened incident goes back to the queue."""


def allowed(state: IncidentState) -> tuple[IncidentState, ...]:
    """Where one may go from a state, in the order of a life."""
    return tuple(s for s in IncidentState if s in TRANSITIONS[state] - {state})


def change_state(
    uow: UnitOfWork, clock: Clock, incident_id: int, state: IncidentState, author: str, note: str = ""
) -> Changes:
    """One allowed step, with an optional word; StateError otherwise. A recorded miss stays (Q-7).

    Into work only in its turn, like the timer: NotYetCallableError before it (Q-8).
    """
    incident = uow.get(Incident, incident_id)
    if state not in allowed(incident.state):
        raise StateError(f"Da «{WORDS[incident.state]}» non si passa a «{WORDS[state]}».", "state")
    if state is S.IN_PROGRESS:
        _in_turn(uow, incident, clock.now())
    return _move(uow, clock, incident, state, author, f". {note.strip()}" if note.strip() else ".")


def reopen(uow: UnitOfWork, clock: Clock, incident_id: int, author: str, note: str = "") -> Changes:
    """Back into the queue from solved or closed."""
    return change_state(uow, clock, incident_id, S.QUEUED, author, note)


def work_started(uow: UnitOfWork, clock: Clock, incident_id: int, author: str) -> Changes:
    """The timer of an incident started: GateClosedError when the gate does not let it (Q-11),
    NotYetCallableError before its turn (Q-8).

    Starting again, after a pause, changes nothing; that somebody set the state by hand opens no gate.
    """
    now, incident = clock.now(), uow.get(Incident, incident_id)
    line = permit(gate(uow, incident_id, now), authorisation_of(uow, incident_id).override_reason)
    if incident.state is S.IN_PROGRESS:
        return NOTHING
    _in_turn(uow, incident, now)
    uow.save(replace(incident, state=S.IN_PROGRESS, technician=incident.technician or author))
    return record(uow, now, incident_id, EventKind.WORK, f"Intervento avviato. {line}", author)


def _in_turn(uow: UnitOfWork, incident: Incident, now: datetime) -> None:
    turn = may_start_now(uow, incident, now)
    if not turn.callable:
        message = f"{turn.reason} Per avviare comunque indicare il motivo."
        raise NotYetCallableError(message, "override_reason")


def _move(
    uow: UnitOfWork, clock: Clock, incident: Incident, state: IncidentState, author: str, tail: str
) -> Changes:
    now, left = clock.now(), settled(incident, clock.now())
    changes = NOTHING
    if incident.duplicate_of_id is not None:
        changes = parted(uow, now, incident, incident.duplicate_of_id, author)
    uow.save(replace(left, state=state, technician=incident.technician or author, duplicate_of_id=None))
    words = f"{_step(incident.state, state)}{tail}"
    return changes | record(uow, clock.now(), incident.id, EventKind.STATE, words, author)


def _step(before: IncidentState, after: IncidentState) -> str:
    """How the time line tells a step; ``solved_at`` reads it there."""
    return f"Stato: da {WORDS[before]} a {WORDS[after]}"


_SOLVING = tuple(f"{_step(before, end)}." for before in OPEN_STATES for end in _ENDS)


def solved_at(uow: UnitOfWork, incident: Incident) -> datetime | None:
    """When work on it ended: to close what was solved earlier moves nothing; None while it is open."""
    if incident.state in OPEN_STATES:
        return None
    lines = uow.find(IncidentEvent, incident_id=incident.id, kind=EventKind.STATE)
    solving = [one.at for one in lines if one.text.startswith(_SOLVING)] or [one.at for one in lines]
    return max(solving, default=incident.received)
