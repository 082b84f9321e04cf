"""What we write to customers: letters, their templates, the receipts that answer them (Q-2, Q-9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from istes_desk.domain.mail.pec import PecKind


class LetterKind(StrEnum):
    """What a letter is for; each kind has its templates, that of a REPLY is a frame to write in."""

    ACKNOWLEDGEMENT = "acknowledgement"
    USE_PEC = "use_pec"
    CALL_BACK = "call_back"
    CLOSURE = "closure"
    REPLY = "reply"


class SendState(StrEnum):
    """WAITING goes out at the next occasion; FAILED was refused for good and says why.

    SENDING was claimed by a program: when that program ends before it knows the outcome, nobody sends
    the letter a second time without being asked.
    """

    WAITING = "waiting"
    SENDING = "sending"
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
    tried_at: datetime | None = None
    sent_at: datetime | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A letter that ``author`` began for a request; one for each of both."""

    incident_id: int
    author: str
    kind: LetterKind
    recipient: str
    cc: str
    subject: str
    body: str
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """A PEC receipt that answers a letter, ``verified`` as for a PEC (Q-9); a bounce is NOT_DELIVERED."""

    letter_id: int
    kind: PecKind
    at: datetime
    recipient: str = ""
    detail: str = ""
    verified: bool = False
    bounce: bool = False
    message_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """How the program answers: the one row of it. Nothing goes out by itself until ``automatic`` (Q-2, Q-10).

    ``daily_cap``: automatic letters to one address in a day. ``pec_to_ordinary``: whether a PEC mailbox may
    answer ordinary mail by itself. Requests older than ``fresh_hours`` are not acknowledged.
    """

    automatic: bool = False
    daily_cap: int = 3
    pec_to_ordinary: bool = False
    fresh_hours: int = 24
    signature: str = ""
    id: int = 0
    version: int = 0


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
