"""One request said twice: a person closes the later one into the other; proposed, never merged alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from istes_desk.domain import italian
from istes_desk.domain.errors import require
from istes_desk.domain.incidents import OPEN_STATES, EventKind, Incident, IncidentClass, IncidentState
from istes_desk.domain.mail import fingerprint
from istes_desk.services.changes import Changes
from istes_desk.services.errors import NotFoundError
from istes_desk.services.ports import Between, Clock, UnitOfWork
from istes_desk.services.responses import settled
from istes_desk.services.timeline import record

NEAR = timedelta(days=7)
MOST = 5


def proposed_originals(uow: UnitOfWork, incident: Incident) -> tuple[Incident, ...]:
    """Open requests that this one may repeat: the same words first, then the latest of the same customer."""
    if incident.state not in OPEN_STATES:
        return ()
    near: dict[str, Any] = {
        "received": Between(incident.received - NEAR, incident.received + NEAR),
        "state": OPEN_STATES,
    }
    found = {one.id: one for one in uow.find(Incident, sender=incident.sender, **near) if incident.sender}
    if incident.customer_id is not None:
        found |= {one.id: one for one in uow.find(Incident, customer_id=incident.customer_id, **near)}
    words = fingerprint(incident.subject, incident.body)
    likely = [one for one in found.values() if _may_keep(one, incident)]
    likely.sort(key=lambda one: (one.received, one.number), reverse=True)
    likely.sort(key=lambda one: fingerprint(one.subject, one.body) != words)
    return tuple(likely[:MOST])


def numbered(uow: UnitOfWork, number: int) -> int:
    """The id of the request with that number; NotFoundError when there is none."""
    found = uow.find(Incident, number=number)
    if not found:
        raise NotFoundError(f"Non c'è nessuna richiesta con il numero {number}.")
    return found[0].id


def mark_duplicate(uow: UnitOfWork, clock: Clock, incident_id: int, original_id: int, author: str) -> Changes:
    """Closes a request into the one it repeats; both time lines say so. DomainError when it may not be."""
    incident, original = uow.get(Incident, incident_id), uow.get(Incident, original_id)
    _check(incident, original)
    closed = replace(settled(incident, clock.now()), state=IncidentState.CLOSED, duplicate_of_id=original.id)
    uow.save(replace(closed, technician=incident.technician or author))
    said = f"Unita {_named(incident)}, ricevuta {_when(incident.received)}: è la stessa richiesta."
    changes = record(uow, clock.now(), original.id, EventKind.NOTE, said, author)
    words = f"Chiusa come doppione di {_named(original)}: si risponde là."
    return changes | record(uow, clock.now(), incident.id, EventKind.STATE, words, author)


def standing(uow: UnitOfWork, incident: Incident) -> Incident:
    """The request itself, or the one it was closed into: where its mail goes from then on."""
    while incident.duplicate_of_id is not None:
        incident = uow.get(Incident, incident.duplicate_of_id)
    return incident


def parted(uow: UnitOfWork, at: datetime, incident: Incident, original_id: int, author: str) -> Changes:
    """The other's time line, after the two were taken for one no longer."""
    words = f"{_named(incident)} non è più unita a questa: è una richiesta a sé."
    return record(uow, at, original_id, EventKind.NOTE, words, author)


def _check(incident: Incident, original: Incident) -> None:
    tag = original.tag
    require(incident.id != original.id, "Una richiesta non è il doppione di sé stessa.", "original")
    require(incident.state in OPEN_STATES, f"{incident.tag} è già conclusa.", "original")
    require(original.state in OPEN_STATES, f"{tag} è già conclusa: prima va riaperta.", "original")
    require(_of_one(incident, original), f"{tag} è di un altro cliente.", "original")
    keeps = f"{tag} resta indietro rispetto a questa: chiudere {tag} in {incident.tag}, non il contrario."
    require(_may_keep(original, incident), keeps, "original")


def _of_one(incident: Incident, original: Incident) -> bool:
    return (
        None in (incident.customer_id, original.customer_id) or incident.customer_id == original.customer_id
    )


def _may_keep(original: Incident, incident: Incident) -> bool:
    """What waits for a PEC gives way, then what came later: nobody loses place or time (Q-7, Q-8)."""
    return _of_one(incident, original) and _rank(original) < _rank(incident)


def _rank(incident: Incident) -> tuple[bool, datetime, int]:
    return incident.incident_class is IncidentClass.PARKED, incident.received, incident.number


def _named(incident: Incident) -> str:
    return f"{incident.tag} «{incident.subject}»"


def _when(at: datetime) -> str:
    return f"il {italian.full_stamp(at)}"
