"""A letter before it is written: to whom, from which mailbox, with which words. Reads only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Contact
from istes_desk.domain.incidents import Channel, Incident, MailSource, Message, PecVerdict
from istes_desk.domain.italian import clock, date_of, full_date
from istes_desk.domain.letters import LetterKind
from istes_desk.services.letter_boxes import incoming, mailbox_for
from istes_desk.services.letter_envelope import ADDRESS
from istes_desk.services.letter_values import written
from istes_desk.services.ports import UnitOfWork

BY_MAIL = frozenset({Channel.EMAIL, Channel.PEC})
LONGEST_HEAD = 256 * 1024


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
    """Who wrote last, or where he wants the answer; else who is named on the request, else the customer's
    first contact with an address.
    """
    mails = incoming(uow, incident.id)
    wrote = [*(_answers_to(uow, mail) for mail in mails[-1:]), *(mail.sender for mail in reversed(mails))]
    contacts = uow.find(Contact, customer_id=incident.customer_id) if incident.customer_id else []
    candidates = (*wrote, incident.sender, *(contact.email for contact in contacts))
    return next((one.strip() for one in candidates if "@" in one), "")


def quoted(uow: UnitOfWork, incident_id: int) -> str:
    """The last mail that came, or one that was typed by hand, each line marked, below a line that says whose
    it is; "" when nothing was written.
    """
    incident = uow.get(Incident, incident_id)
    typed = [incident] if incident.channel in BY_MAIL and incident.sender else []
    mails: list[Incident | Message] = [*typed, *incoming(uow, incident_id)]
    last = next((one for one in reversed(mails) if one.body.strip()), None)
    if last is None:
        return ""
    when = f"{full_date(date_of(last.received))} alle {clock(last.received)}"
    lines = (f"> {line}".rstrip() for line in last.body.strip().splitlines())
    return "\n".join((f"Il {when} {last.sender} ha scritto:", *lines))


def _answers_to(uow: UnitOfWork, mail: Message) -> str:
    """The Reply-To of an ordinary mail; in a PEC only what is signed counts (Q-9)."""
    kept = uow.find(MailSource, message_id=mail.id) if mail.pec is PecVerdict.NOT_PEC else []
    from email.parser import BytesHeaderParser  # for who writes a letter
    from email.utils import getaddresses

    wanted = [str(BytesHeaderParser().parsebytes(_head(one.raw)).get("Reply-To", "")) for one in kept]
    found = (address.lower() for _name, address in getaddresses(wanted))
    return next((one for one in found if ADDRESS.fullmatch(one)), "")


def _head(raw: bytes) -> bytes:
    """What stands before the first empty line."""
    return re.split(rb"\r?\n\r?\n", raw[:LONGEST_HEAD], maxsplit=1)[0]
