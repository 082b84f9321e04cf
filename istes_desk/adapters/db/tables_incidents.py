"""Tables of incidents, their time line, mail and authorisation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, ref
from istes_desk.domain.incidents import (
    Authorisation,
    Channel,
    CoveredObject,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    Message,
    PecVerdict,
    RequestKind,
    Severity,
)

# All that the queue is chosen and sorted by: it never looks at the rows with their text.
QUEUE = (
    *("kind", "state", "incident_class", "urgent", "due", "severity"),
    *("responded_at", "missed", "received", "number", "customer_id", "technician"),
)


class IncidentRow(Versioned, Base, entity=Incident):
    __tablename__ = "incidents"
    __table_args__ = (
        Index("ix_incidents_queue", *QUEUE),
        Index("ix_incidents_term", "responded_at", "missed", "due"),
    )

    number: Mapped[int] = mapped_column(unique=True)
    subject: Mapped[str]
    received: Mapped[datetime]
    channel: Mapped[Channel]
    incident_class: Mapped[IncidentClass]
    reason: Mapped[str]
    kind: Mapped[RequestKind]
    covered_object: Mapped[CoveredObject]
    state: Mapped[IncidentState]
    severity: Mapped[Severity | None]
    urgent: Mapped[bool]
    due: Mapped[datetime | None]
    responded_at: Mapped[datetime | None]
    missed: Mapped[bool]
    customer_id: Mapped[int | None] = ref("customers")
    device_id: Mapped[int | None] = ref("devices")
    policy_id: Mapped[int | None] = ref("queue_policies")
    plan_id: Mapped[int | None] = ref("plans")
    sender: Mapped[str]
    body: Mapped[str]
    pec: Mapped[PecVerdict]
    pec_detail: Mapped[str]
    technician: Mapped[str]
    duplicate_of_id: Mapped[int | None] = ref("incidents")


Index("ix_incidents_sender_received", IncidentRow.sender, IncidentRow.received)


class IncidentEventRow(Base, entity=IncidentEvent):
    __tablename__ = "incident_events"
    incident_id: Mapped[int] = ref("incidents")
    at: Mapped[datetime]
    kind: Mapped[EventKind]
    text: Mapped[str]
    author: Mapped[str]


class MessageRow(Base, entity=Message):
    __tablename__ = "messages"
    incident_id: Mapped[int | None] = ref("incidents")
    received: Mapped[datetime]
    sender: Mapped[str]
    subject: Mapped[str]
    message_id: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(index=True)
    body: Mapped[str]
    pec: Mapped[PecVerdict]
    pec_identificativo: Mapped[str] = mapped_column(index=True)
    outgoing: Mapped[bool]
    recipients: Mapped[str]
    automatic: Mapped[bool]
    pec_detail: Mapped[str]


class AuthorisationRow(Versioned, Base, entity=Authorisation):
    __tablename__ = "authorisations"
    incident_id: Mapped[int] = ref("incidents", unique=True)
    written_request: Mapped[bool]
    watcher: Mapped[str]
    dedicated_account: Mapped[str]
    password_notified: Mapped[bool]
    override_reason: Mapped[str]
    access_ended_at: Mapped[datetime | None]
