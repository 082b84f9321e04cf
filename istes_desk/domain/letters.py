"""What we write to customers: letters, their templates, the receipts that answer them (Q-2, Q-9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from istes_desk.domain.mail.pec import PecKind


class LetterKind(StrEnum):
    """What a letter is for; each kind but REPLY is made from its template."""

    ACKNOWLEDGEMENT = "acknowledgement"
    USE_PEC = "use_pec"
    CALL_BACK = "call_back"
    CLOSURE = "closure"
    REPLY = "reply"


class SendState(StrEnum):
    """WAITING goes out at the next occasion; FAILED was refused for good and says why."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """Words of a letter from a day on; ``{number}`` and the other fields are filled in when it is written."""

    kind: LetterKind
    name: str
    subject: str
    body: str
    valid_from: date
    valid_to: date | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One outgoing mail; its text and bytes are the message ``message_id`` (a row, not a Message-ID)."""

    incident_id: int
    message_id: int
    kind: LetterKind
    recipient: str
    created: datetime
    author: str = ""
    automatic: bool = False
    mailbox_id: int | None = None
    state: SendState = SendState.WAITING
    attempts: int = 0
    error: str = ""
    sent_at: datetime | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """A PEC receipt or a bounce that answers a letter; ``verified`` as for a PEC (Q-9)."""

    letter_id: int
    kind: PecKind
    at: datetime
    recipient: str = ""
    detail: str = ""
    verified: bool = False
    message_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class PecAuthority:
    """A certification authority of PEC providers, trusted from a day on (Q-9)."""

    subject: str
    sha256: str
    pem: str
    not_before: datetime
    not_after: datetime
    loaded_at: datetime
    loaded_by: str
    valid_from: date
    valid_to: date | None = None
    id: int = 0
    version: int = 0
