"""Letters to customers are written: text, envelope, bytes, a line in the time line (Q-2). Sends nothing."""

from __future__ import annotations

import hashlib
import secrets as random
from dataclasses import dataclass, replace
from datetime import datetime

from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import EventKind, Incident, MailSource, Message
from istes_desk.domain.letters import Letter, LetterKind
from istes_desk.domain.letters_text import tagged
from istes_desk.domain.mail import host_of, normalise_message_id
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.letter_boxes import incoming, mailbox_for
from istes_desk.services.letter_envelope import Envelope, OutgoingFile, checked_address, checked_copies
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record

KINDS = {
    LetterKind.ACKNOWLEDGEMENT: "presa in carico",
    LetterKind.USE_PEC: "invito a usare la PEC",
    LetterKind.CALL_BACK: "proposta di richiamata",
    LetterKind.CLOSURE: "comunicazione di chiusura",
    LetterKind.REPLY: "risposta",
}
NO_MAILBOX = (
    "Nessuna casella attiva può inviare posta.",
    "Indicare il server di invio (SMTP) di una casella nelle impostazioni.",
    "Il testo resta nella bozza.",
)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What is to be written; the number of the request is put into the subject by itself."""

    kind: LetterKind
    recipient: str
    subject: str
    body: str
    files: tuple[OutgoingFile, ...] = ()
    cc: str = ""


def write_letter(
    uow: UnitOfWork, clock: Clock, incident_id: int, draft: LetterDraft, author: str, automatic: bool = False
) -> Changes:
    """Stores the letter, to go out at the next occasion; ``new_id`` is the letter's.

    DomainError names the field to blame; KnownError when no mailbox can send.
    """
    incident, now = uow.get(Incident, incident_id), clock.now()
    box = mailbox_for(uow, incident)
    if box is None:
        raise KnownError(*NO_MAILBOX)
    require(bool(draft.body.strip()), "Scrivere il testo.", "body")
    envelope = _envelope(uow, incident, draft, box, now, automatic)
    message = _stored(uow, incident, envelope, draft, now)
    letter = Letter(incident.id, message.id, draft.kind, envelope.recipient, now, author, automatic, box.id)
    letter = uow.add(letter)
    how = f"{'risposta automatica: ' if automatic else ''}{KINDS[draft.kind]}"
    whom = ", ".join(envelope.everyone)
    words = f"Messaggio per {whom} in partenza ({how}): «{envelope.subject}»."
    return replace(record(uow, now, incident.id, EventKind.MESSAGE, words, author), new_id=letter.id)


def _envelope(
    uow: UnitOfWork, incident: Incident, draft: LetterDraft, box: Mailbox, now: datetime, automatic: bool
) -> Envelope:
    firm = next(iter(uow.find(Firm)), Firm())
    number = len(uow.find(Letter, incident_id=incident.id)) + 1
    name = f"{incident.tag.lower()}-{number}.{random.token_hex(8)}@{host_of(box.address)}"
    answered = [mail.message_id for mail in incoming(uow, incident.id) if mail.message_id]
    return Envelope(
        firm.name,
        box.address,
        checked_address(draft.recipient),
        tagged(draft.subject, incident.tag),
        normalise_message_id(f"<{name}>"),
        now,
        answered,
        automatic,
        checked_copies(draft.cc),
    )


def _stored(
    uow: UnitOfWork, incident: Incident, envelope: Envelope, draft: LetterDraft, now: datetime
) -> Message:
    from istes_desk.services.letter_mime import compose  # much of the library, for who writes a letter

    raw = compose(envelope, draft.body, draft.files)
    message = uow.add(
        Message(
            incident_id=incident.id,
            received=now,
            sender=envelope.sender,
            subject=envelope.subject,
            message_id=envelope.message_id,
            sha256=hashlib.sha256(raw).hexdigest(),
            body=draft.body,
            outgoing=True,
            recipients=", ".join(envelope.everyone),
            automatic=envelope.automatic,
        )
    )
    uow.add(MailSource(message.id, raw))
    return message
