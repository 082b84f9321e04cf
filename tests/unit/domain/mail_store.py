"""A store of one incident in memory, and mails built from the facts of the JSON examples."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from istes_desk.domain.incidents import IncidentState
from istes_desk.domain.mail import (
    CustomerMatch,
    ImapIdentity,
    IncidentRef,
    RawMail,
    fingerprint,
    match_customer,
    message_ids,
    normalise_address,
    normalise_message_id,
)

DATA = Path(__file__).parent / "data"


def examples(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / name).read_text("utf-8"))
    return loaded


def with_headers(given: dict[str, str]) -> RawMail:
    """A mail that is nothing but its headers, as the automatic examples give them."""
    headers = {name.lower(): value for name, value in given.items()}
    return RawMail(
        b"",
        "0",
        message_id=normalise_message_id(headers.get("message-id", "")),
        sender=normalise_address(headers.get("from", "")),
        subject=headers.get("subject", ""),
        headers=tuple(headers.items()),
    )


FACTS = examples("mail_threading.json")["incident"]


def mail_from(facts: dict[str, Any]) -> RawMail:
    """A mail with the facts of one threading example."""
    imap = facts.get("imap")
    raw = json.dumps(facts).encode()
    return RawMail(
        raw,
        hashlib.sha256(raw).hexdigest(),
        message_id=normalise_message_id(facts.get("message_id", "")),
        sender=normalise_address(facts.get("from", facts.get("from_daticert", ""))),
        subject=facts.get("subject", ""),
        in_reply_to=message_ids(facts.get("in_reply_to", "")),
        references=message_ids(facts.get("references", "")),
        reported_ids=message_ids(facts.get("reported", "")),
        headers=tuple(facts.get("headers", {}).items()),
        imap=ImapIdentity(*imap) if imap else None,
    )


@dataclass
class Store:
    """ThreadIndex over the incident of the examples."""

    state: IncidentState = IncidentState.QUEUED
    imported: set[str] = field(default_factory=lambda: {*FACTS["incoming"], "imap:INBOX:5:9"})
    outgoing: set[str] = field(default_factory=lambda: set(FACTS["outgoing"]))

    @property
    def incident(self) -> IncidentRef:
        return IncidentRef(1, FACTS["number"], self.state, FACTS["customer"])

    def is_outgoing(self, message_id: str) -> bool:
        return message_id in self.outgoing

    def is_imported(self, identity: str) -> bool:
        return identity in self.imported

    def incident_of(self, message_id: str) -> IncidentRef | None:
        known = (*FACTS["outgoing"], *FACTS["incoming"], *FACTS["identificativi"])
        return self.incident if message_id in map(normalise_message_id, known) else None

    def incident_numbered(self, number: int) -> IncidentRef | None:
        return self.incident if number == FACTS["number"] else None

    def customer_of(self, address: str) -> CustomerMatch:
        contacts = dict.fromkeys(FACTS["contacts"], (FACTS["customer"],))
        return match_customer(address, contacts, {}, {"gmail.com"})

    def similar(self, mail: RawMail) -> IncidentRef | None:
        same = fingerprint(mail.subject, mail.body_text) == fingerprint(FACTS["subject"], "")
        return self.incident if same and mail.sender in FACTS["contacts"] else None
