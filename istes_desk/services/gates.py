"""The authorisation gate of an incident: what is ticked, what is missing, the temporary access (Q-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from istes_desk.domain import authorisation as rules
from istes_desk.domain.authorisation import Gate
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.errors import require
from istes_desk.domain.incidents import Authorisation, EventKind, Incident
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services.changes import Changes
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record


def authorisation_of(uow: UnitOfWork, incident_id: int) -> Authorisation:
    """The stored items, or empty ones (id 0)."""
    found = uow.find(Authorisation, incident_id=incident_id)
    return found[0] if found else Authorisation(incident_id)


def gate(uow: UnitOfWork, incident_id: int, now: datetime) -> Gate:
    """All conditions of today; somebody without appointment is never the sole administrator."""
    incident = uow.get(Incident, incident_id)
    appointments = uow.find(Appointment, customer_id=incident.customer_id) if incident.customer_id else []
    sole = rules.is_sole_ads(appointments, date_of(now))
    return rules.gate(sole, incident.channel, authorisation_of(uow, incident_id), _on_server(uow, incident))


def authorise(uow: UnitOfWork, clock: Clock, items: Authorisation, author: str) -> Changes:
    """Stores the items as ticked; nothing is logged when nothing changed."""
    stored = authorisation_of(uow, items.incident_id)
    fresh = replace(items, id=stored.id, version=stored.version)
    if fresh == stored:
        return Changes()
    _store(uow, fresh)
    found = gate(uow, items.incident_id, clock.now())
    words = f"Autorizzazione aggiornata. {found.reason}"
    return record(uow, clock.now(), items.incident_id, EventKind.AUTHORISED, words, author)


def start_anyway(uow: UnitOfWork, clock: Clock, incident_id: int, reason: str, author: str) -> Changes:
    """Records why work starts although something is missing; GateClosedError without a reason."""
    line = rules.permit(gate(uow, incident_id, clock.now()), reason)
    _store(uow, replace(authorisation_of(uow, incident_id), override_reason=reason.strip()))
    return record(uow, clock.now(), incident_id, EventKind.OVERRIDE, line, author)


def end_access(uow: UnitOfWork, clock: Clock, incident_id: int, author: str) -> Changes:
    """The temporary account was closed or its password changed."""
    stored = authorisation_of(uow, incident_id)
    require(rules.access_still_open(stored), "Nessun accesso temporaneo da chiudere.", "access")
    uow.save(replace(stored, access_ended_at=clock.now()))
    words = f"Accesso temporaneo chiuso: {stored.dedicated_account.strip()}."
    return record(uow, clock.now(), incident_id, EventKind.AUTHORISED, words, author)


def _store(uow: UnitOfWork, items: Authorisation) -> None:
    if items.id:
        uow.save(items)
    else:
        uow.add(items)


def _on_server(uow: UnitOfWork, incident: Incident) -> bool:
    return incident.device_id is not None and uow.get(Device, incident.device_id).kind is DeviceKind.SERVER
