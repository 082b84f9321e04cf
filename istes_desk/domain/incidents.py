"""Incidents: what a request is, which states it goes through (Q-1, Q-4, Q-5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Severity(StrEnum):
    """How bad it is, given by the technician (Q-5)."""

    A = "A"
    B = "B"
    C = "C"


class Channel(StrEnum):
    """How the request reached us (Q-1)."""

    EMAIL = "email"
    PEC = "pec"
    PHONE = "phone"
    IN_PERSON = "in_person"


class RequestKind(StrEnum):
    """Incidents wait in the queue; the other two have lists of their own (Q-1)."""

    INCIDENT = "incident"
    CONSULTANCY = "consultancy"
    CUSTOMISATION = "customisation"


class CoveredObject(StrEnum):
    """What the request is about, and so which support contract can cover it (Q-4)."""

    OWN_SOFTWARE = "own_software"
    THIRD_PARTY_SOFTWARE = "third_party_software"
    HARDWARE = "hardware"


class IncidentClass(StrEnum):
    """Frozen at reception (Q-4); PARKED = no contract and no PEC, waits for the PEC."""

    CONTRACT = "1"
    NO_CONTRACT = "2"
    PARKED = "parked"


class IncidentState(StrEnum):
    QUEUED = "queued"
    CALLED_BACK = "called_back"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    WAITING_CUSTOMER = "waiting_customer"
    SOLVED = "solved"
    CLOSED = "closed"


OPEN_STATES = frozenset(IncidentState) - {IncidentState.SOLVED, IncidentState.CLOSED}


class PecVerdict(StrEnum):
    """What is known of a message that says it is a PEC (Q-9)."""

    NOT_PEC = "not_pec"
    UNVERIFIED = "unverified"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Incident:
    """One request of one customer. ``customer_id`` is None until assigned ("to be assigned", Q-10).

    ``due`` is the response deadline (None without contract); ``responded_at`` the first human answer;
    ``missed`` is recorded for good (Q-7). ``reason`` is the Italian sentence of class and deadline (P-3).
    """

    number: int
    subject: str
    received: datetime
    channel: Channel
    incident_class: IncidentClass
    reason: str
    kind: RequestKind = RequestKind.INCIDENT
    covered_object: CoveredObject = CoveredObject.OWN_SOFTWARE
    state: IncidentState = IncidentState.QUEUED
    severity: Severity | None = None
    urgent: bool = False
    due: datetime | None = None
    responded_at: datetime | None = None
    missed: bool = False
    customer_id: int | None = None
    device_id: int | None = None
    policy_id: int | None = None
    plan_id: int | None = None
    sender: str = ""
    body: str = ""
    pec: PecVerdict = PecVerdict.NOT_PEC
    pec_detail: str = ""
    technician: str = ""
    duplicate_of_id: int | None = None
    id: int = 0
    version: int = 0

    @property
    def tag(self) -> str:
        """The subject tag that threads replies (Q-10): ``INC-000123``."""
        return f"INC-{self.number:06d}"


class EventKind(StrEnum):
    """One kind of line in an incident's time line."""

    RECEIVED = "received"
    MESSAGE = "message"
    NOTE = "note"
    CALL = "call"
    STATE = "state"
    SEVERITY = "severity"
    ASSIGNED = "assigned"
    OVERRIDE = "override"
    AUTHORISED = "authorised"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class IncidentEvent:
    """One line of the time line; append-only."""

    incident_id: int
    at: datetime
    kind: EventKind
    text: str
    author: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """A mail as it came; ``sha256`` of its bytes is the identity without Message-ID.

    ``pec_detail`` is the verdict in words (Q-9), "" for ordinary mail.
    ``recipients`` are addresses joined by ", "; ``automatic`` was written by a program (Q-10).
    """

    incident_id: int | None
    received: datetime
    sender: str
    subject: str
    message_id: str
    sha256: str
    body: str = ""
    pec: PecVerdict = PecVerdict.NOT_PEC
    pec_identificativo: str = ""
    outgoing: bool = False
    recipients: str = ""
    automatic: bool = False
    pec_detail: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class MailSource:
    """The bytes of a message exactly as they came or went, kept for good (Q-10)."""

    message_id: int
    raw: bytes
    id: int = 0


@dataclass(frozen=True, slots=True)
class Authorisation:
    """The gate's items for one incident, as the technician ticked them (Q-11)."""

    incident_id: int
    written_request: bool = False
    watcher: str = ""
    dedicated_account: str = ""
    password_notified: bool = False
    override_reason: str = ""
    access_ended_at: datetime | None = None
    id: int = 0
    version: int = 0
