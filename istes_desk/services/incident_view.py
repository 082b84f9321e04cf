"""One incident with all that the pane at the right shows. Reads only (P-3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.authorisation import Gate, access_still_open
from istes_desk.domain.call_back import CallBack
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import (
    Authorisation,
    Incident,
    IncidentEvent,
    IncidentState,
    MailSource,
    Message,
)
from istes_desk.domain.sla import Deadline
from istes_desk.services.classing import deadline_of
from istes_desk.services.duplicates import proposed_originals
from istes_desk.services.errors import NotFoundError
from istes_desk.services.gates import authorisation_of, gate
from istes_desk.services.incident_states import allowed
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.proposing import proposed
from istes_desk.services.queue_view import QueueRow, rows
from istes_desk.services.responses import may_start_now


@dataclass(frozen=True, slots=True)
class IncidentDetails:
    """``deadline`` is None without plan; ``turn``: whether work may begin now (Q-8);
    ``proposed``: whose it may be, while nobody's; ``originals``: which request it may repeat.

    ``deadline.due`` may differ from the stored one when a miss was recorded or a holiday was added since.
    """

    incident: Incident
    row: QueueRow
    gate: Gate
    turn: CallBack
    authorisation: Authorisation
    access_open: bool
    deadline: Deadline | None
    events: tuple[IncidentEvent, ...]
    messages: tuple[Message, ...]
    next_states: tuple[IncidentState, ...]
    proposed: tuple[Customer, ...] = ()
    originals: tuple[Incident, ...] = ()


def details(uow: UnitOfWork, now: datetime, incident_id: int) -> IncidentDetails:
    """NotFoundError when it is gone."""
    incident = uow.get(Incident, incident_id)
    stored = authorisation_of(uow, incident_id)
    events = sorted(uow.find(IncidentEvent, incident_id=incident_id), key=lambda one: (one.at, one.id))
    messages = uow.find(Message, incident_id=incident_id)
    return IncidentDetails(
        incident=incident,
        row=rows(uow, now, [incident_id])[0],
        gate=gate(uow, incident_id, now),
        turn=may_start_now(uow, incident, now),
        authorisation=stored,
        access_open=access_still_open(stored),
        deadline=deadline_of(uow, incident),
        events=tuple(events),
        messages=tuple(messages),
        next_states=allowed(incident.state),
        proposed=proposed(uow, incident),
        originals=proposed_originals(uow, incident),
    )


def raw_message(uow: UnitOfWork, message_id: int) -> bytes:
    """The mail exactly as it came; NotFoundError when its bytes are not kept."""
    kept = uow.find(MailSource, message_id=message_id)
    if not kept:
        raise NotFoundError("L'originale di questo messaggio non è conservato.")
    return kept[0].raw
