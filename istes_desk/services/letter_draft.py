"""A letter before it is written: to whom, from which mailbox, with which words. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Contact
from istes_desk.domain.incidents import Incident
from istes_desk.domain.letters import LetterKind
from istes_desk.services.letter_boxes import incoming, mailbox_for
from istes_desk.services.letter_values import written
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the technician reads over; ``mailbox`` is the address it leaves from, "" when none can send."""

    kind: LetterKind
    recipient: str
    subject: str
    body: str
    mailbox: str


def prepare(uow: UnitOfWork, now: datetime, incident_id: int, kind: LetterKind, author: str) -> Prepared:
    """The template filled for the incident; DomainError when there is none or it is wrong."""
    incident = uow.get(Incident, incident_id)
    box = mailbox_for(uow, incident)
    subject, body = written(uow, incident, kind, now, author)
    return Prepared(kind, recipient_of(uow, incident), subject, body, box.address if box else "")


def recipient_of(uow: UnitOfWork, incident: Incident) -> str:
    """Who wrote last, else who is named on the request, else the customer's first contact with an address."""
    wrote = [mail.sender for mail in reversed(incoming(uow, incident.id))]
    contacts = uow.find(Contact, customer_id=incident.customer_id) if incident.customer_id else []
    candidates = (*wrote, incident.sender, *(contact.email for contact in contacts))
    return next((one.strip() for one in candidates if "@" in one), "")
