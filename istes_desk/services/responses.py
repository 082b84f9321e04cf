"""The answer to a customer: call-backs, deadlines met or missed for good (Q-7, Q-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from istes_desk.domain.call_back import CallBack, call_back
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.incidents import (
    OPEN_STATES,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    RequestKind,
)
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.queue import QueueSection
from istes_desk.domain.row_reasons import PARKED
from istes_desk.domain.sla import response_missed
from istes_desk.services.changes import Changes
from istes_desk.services.policies import Rules, holidays, rules_at
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.timeline import record

OUT_OF_TURN = "Avviato fuori ordine: "
OUTCOMES = {True: "termine di risposta mancato", False: "risposta in tempo"}


class NotYetCallableError(DomainError):
    """The call-back is held back by Q-8; a reason lets it through."""


def settled(incident: Incident, now: datetime) -> Incident:
    """Records a miss for good; a provisional deadline (no severity yet) is never missed for good (Q-5)."""
    late = response_missed(incident.due, incident.responded_at, now, incident.missed)
    return replace(incident, missed=incident.missed or (late and incident.severity is not None))


def blocked_by(uow: UnitOfWork, policy: QueuePolicy, now: datetime) -> int:
    """How many class 1 incidents hold class 2 back, whoever they are of (Q-8)."""
    if policy.only_waiting_blocks:
        return uow.queue.counts().get(RequestKind.INCIDENT, {}).get(QueueSection.CONTRACT, 0)
    return uow.queue.index(QueueFilter(now, incident_class=IncidentClass.CONTRACT)).size


def call_back_of(uow: UnitOfWork, incident: Incident, now: datetime) -> CallBack:
    """Whether this incident may be called now; who has a contract or asks for advice always may (Q-1)."""
    if incident.incident_class is IncidentClass.CONTRACT or incident.kind is not RequestKind.INCIDENT:
        return CallBack(True, now, "")
    if incident.incident_class is IncidentClass.PARKED:
        return CallBack(False, None, PARKED)
    rules = _rules(uow, incident, now)
    return call_back(blocked_by(uow, rules.policy, now), rules.policy, rules.holidays, now)


def log_call(
    uow: UnitOfWork, clock: Clock, incident_id: int, text: str, author: str, override_reason: str = ""
) -> Changes:
    """A call to the customer: the first one is the response. NotYetCallableError without a reason (Q-8)."""
    now, incident = clock.now(), uow.get(Incident, incident_id)
    _permit(uow, incident, override_reason, author, now)
    answered = settled(replace(incident, responded_at=incident.responded_at or now), now)
    if answered.state is IncidentState.QUEUED:
        answered = replace(answered, state=IncidentState.CALLED_BACK)
    answered = replace(answered, technician=answered.technician or author)
    uow.save(answered)
    return record(uow, now, incident_id, EventKind.CALL, _words(incident, answered, text), author)


def may_start_now(uow: UnitOfWork, incident: Incident, now: datetime) -> CallBack:
    """Whether work on it may begin: its turn has come, or a reason was recorded since it waits (Q-8)."""
    found = call_back_of(uow, incident, now)
    if found.callable or incident.state is not IncidentState.QUEUED:
        return CallBack(True, now, "")
    known = uow.find(IncidentEvent, incident_id=incident.id, kind=EventKind.OVERRIDE)
    overridden = any(line.text.startswith(OUT_OF_TURN) for line in known)
    return CallBack(True, now, "") if overridden else found


def start_out_of_turn(uow: UnitOfWork, clock: Clock, incident_id: int, reason: str, author: str) -> Changes:
    """Records why work begins before its turn, or outside the hours of who has no contract (Q-8)."""
    incident, words = uow.get(Incident, incident_id), reason.strip().rstrip(".")
    found = may_start_now(uow, incident, clock.now())
    require(not found.callable, "È già il suo turno.", "override_reason")
    require(bool(words), f"{found.reason} Per avviare comunque indicare il motivo.", "override_reason")
    line = f"{OUT_OF_TURN}{words}. {found.reason}"
    return record(uow, clock.now(), incident_id, EventKind.OVERRIDE, line, author)


def misses(uow: UnitOfWork, now: datetime) -> list[Incident]:
    """Open incidents whose deadline passed without an answer and that do not say so yet, marked."""
    return [settled(incident, now) for incident in uow.find(Incident, id=uow.queue.overdue(now))]


def record_misses(uow: UnitOfWork, clock: Clock, author: str) -> Changes:
    """Writes down every deadline that passed without an answer, once."""
    touched = Changes()
    for late in misses(uow, clock.now()):
        uow.save(late)
        words = "Termine di risposta mancato."
        touched |= record(uow, clock.now(), late.id, EventKind.STATE, words, author)
    return touched


def _rules(uow: UnitOfWork, incident: Incident, now: datetime) -> Rules:
    if incident.policy_id is None:
        return rules_at(uow, now)
    return Rules(uow.get(QueuePolicy, incident.policy_id), holidays(uow))


def _permit(uow: UnitOfWork, incident: Incident, reason: str, author: str, now: datetime) -> None:
    if incident.state is not IncidentState.QUEUED:
        return
    found = call_back_of(uow, incident, now)
    if found.callable:
        return
    words = reason.strip().rstrip(".")
    if not words:
        message = f"{found.reason} Per richiamare comunque indicare il motivo."
        raise NotYetCallableError(message, "override_reason")
    line = f"Richiamato fuori ordine: {words}. {found.reason}"
    record(uow, now, incident.id, EventKind.OVERRIDE, line, author)


def _words(before: Incident, after: Incident, text: str) -> str:
    first = before.responded_at is None and before.due is not None and before.severity is not None
    outcome = f" ({OUTCOMES[after.missed]})" if first else ""
    said = text.strip()
    return f"Cliente richiamato{outcome}{f': {said}' if said else '.'}"


def confirm_urgent(uow: UnitOfWork, clock: Clock, incident_id: int, urgent: bool, author: str) -> Changes:
    """A confirmed urgency goes before everything else of class 1 (Q-8)."""
    incident = uow.get(Incident, incident_id)
    require(incident.state in OPEN_STATES, "La richiesta è già conclusa.", "urgent")
    uow.save(replace(incident, urgent=urgent))
    words = "Urgenza confermata." if urgent else "Urgenza tolta."
    return record(uow, clock.now(), incident_id, EventKind.SEVERITY, words, author)
