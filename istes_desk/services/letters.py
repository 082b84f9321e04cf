"""Letters to customers: written in one transaction, sent outside any, their outcome recorded (Q-2, Q-7).

A letter is claimed before it goes out: two programs never send it twice. A program that ends between
sending and recording leaves it claimed; it is then shown as unsure and sent again only when asked to.
"""

from __future__ import annotations

import hashlib
import secrets as random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain.errors import StateError, require
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import EventKind, Incident, MailSource, Message
from istes_desk.domain.letters import Letter, LetterKind, SendState
from istes_desk.domain.letters_text import tagged
from istes_desk.domain.mail import host_of, normalise_message_id
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import ConflictError, KnownError, TryAgainError
from istes_desk.services.letter_boxes import incoming, mailbox_for
from istes_desk.services.letter_mime import Envelope, OutgoingFile, checked_address, compose
from istes_desk.services.ports import Clock, Postman, SecretStore, Transactions, UnitOfWork
from istes_desk.services.responses import OUTCOMES, settled
from istes_desk.services.timeline import record

KINDS = {
    LetterKind.ACKNOWLEDGEMENT: "presa in carico",
    LetterKind.USE_PEC: "invito a usare la PEC",
    LetterKind.CALL_BACK: "proposta di richiamata",
    LetterKind.CLOSURE: "comunicazione di chiusura",
    LetterKind.REPLY: "risposta",
}
ANSWERS = frozenset({LetterKind.CALL_BACK, LetterKind.CLOSURE, LetterKind.REPLY})
"""What a person writes counts as the answer; acknowledgements do not (Q-7)."""
PAUSES = tuple(timedelta(minutes=pause) for pause in (1, 5, 15, 60, 240, 720))
GIVEN_UP = timedelta(minutes=15)
UNSURE = "L'invio si è interrotto: non è certo che il messaggio sia partito."
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


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter that this program alone may send now."""

    letter: Letter
    mailbox: Mailbox
    raw: bytes


@dataclass(frozen=True, slots=True)
class Claim:
    """``outgoing`` is None when nothing waits."""

    changes: Changes
    outgoing: Outgoing | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many letters a server took, and how many it did not take (now or for good)."""

    changes: Changes
    sent: int
    refused: int


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
    words = f"Messaggio per {envelope.recipient} in partenza ({how}): «{envelope.subject}»."
    return replace(record(uow, now, incident.id, EventKind.MESSAGE, words, author), new_id=letter.id)


def claim_next(uow: UnitOfWork, clock: Clock, author: str) -> Claim:
    """Marks the next waiting letter as being sent; ConflictError when another program was quicker."""
    now, changes = clock.now(), NOTHING
    for stale in _cut_off(uow, now):
        changes |= _refused(uow, stale, KnownError(UNSURE), now, author)
    letter = next((one for one in uow.find(Letter, state=SendState.WAITING) if is_due(one, now)), None)
    if letter is None or letter.mailbox_id is None:
        return Claim(changes)
    claimed = replace(letter, state=SendState.SENDING, tried_at=now, attempts=letter.attempts + 1)
    (source,) = uow.find(MailSource, message_id=letter.message_id)
    return Claim(changes, Outgoing(uow.save(claimed), uow.get(Mailbox, letter.mailbox_id), source.raw))


def something_waits(uow: UnitOfWork, now: datetime) -> bool:
    """Whether a letter can go out now, or the sending of one was cut off."""
    waiting = uow.find(Letter, state=SendState.WAITING)
    return any(is_due(letter, now) for letter in waiting) or bool(_cut_off(uow, now))


def is_due(letter: Letter, now: datetime) -> bool:
    """Whether a waiting letter may be tried now: after each refusal the pause grows."""
    pause = PAUSES[min(letter.attempts, len(PAUSES)) - 1]
    return letter.attempts == 0 or not _rests(letter.tried_at, pause, now)


def send(outgoing: Outgoing, postman: Postman, secrets: SecretStore) -> KnownError | None:
    """Hands it to the server, outside any transaction; the reason when it was refused.

    A password that this computer lacks may lie on another technician's, whose program then sends it.
    """
    box = outgoing.mailbox
    try:
        secret = secrets.get(box.secret_handle) if box.secret_handle else ""
    except KnownError as error:
        return TryAgainError(f"Casella {box.name}: {error.message}", error.hint, error.kept)
    try:
        postman.send(box, secret, outgoing.raw, [outgoing.letter.recipient])
    except KnownError as error:
        return error
    return None


def record_outcome(
    uow: UnitOfWork, clock: Clock, outgoing: Outgoing, error: KnownError | None, author: str
) -> Changes:
    """Sent, to be tried again, or refused for good, with a line in the time line."""
    letter, now = uow.get(Letter, outgoing.letter.id), clock.now()
    if error is None:
        uow.save(replace(letter, state=SendState.SENT, sent_at=now, error=""))
        return _sent(uow, letter, outgoing.mailbox, now, author)
    if isinstance(error, TryAgainError) and letter.attempts <= len(PAUSES):
        waiting = replace(letter, state=SendState.WAITING, error=error.message)
        return Changes(incidents=frozenset({uow.save(waiting).incident_id}))
    return _refused(uow, letter, error, now, author)


def retry(uow: UnitOfWork, clock: Clock, letter_id: int, author: str) -> Changes:
    """A person wants it sent after all; StateError unless it failed."""
    letter = uow.get(Letter, letter_id)
    if letter.state is not SendState.FAILED:
        raise StateError("Si ritenta soltanto l'invio di un messaggio non inviato.", "state")
    uow.save(replace(letter, state=SendState.WAITING, attempts=0, error=""))
    words = f"Nuovo tentativo di invio a {letter.recipient}."
    return record(uow, clock.now(), letter.incident_id, EventKind.MESSAGE, words, author)


def deliver(
    transactions: Transactions,
    clock: Clock,
    postman: Postman,
    secrets: SecretStore,
    author: str,
    cancelled: Callable[[], bool] = lambda: False,
) -> Delivery:
    """Sends all that waits, one after the other. For a pool thread or a command without a window."""
    changes, taken, refused = NOTHING, 0, 0
    while not cancelled():
        claim = _claimed(transactions, clock, author)
        changes |= claim.changes
        if claim.outgoing is None:
            break
        error = send(claim.outgoing, postman, secrets)
        taken, refused = taken + (error is None), refused + (error is not None)
        with transactions() as uow:
            changes |= record_outcome(uow, clock, claim.outgoing, error, author)
    return Delivery(changes, taken, refused)


def _claimed(transactions: Transactions, clock: Clock, author: str) -> Claim:
    """Tries on while other programs are quicker."""
    while True:
        try:
            with transactions() as uow:
                return claim_next(uow, clock, author)
        except ConflictError:
            continue


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
    )


def _stored(
    uow: UnitOfWork, incident: Incident, envelope: Envelope, draft: LetterDraft, now: datetime
) -> Message:
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
            recipients=envelope.recipient,
            automatic=envelope.automatic,
        )
    )
    uow.add(MailSource(message.id, raw))
    return message


def _cut_off(uow: UnitOfWork, now: datetime) -> list[Letter]:
    """Claimed so long ago that the program which did it must have ended."""
    claimed = uow.find(Letter, state=SendState.SENDING)
    return [letter for letter in claimed if not _rests(letter.tried_at, GIVEN_UP, now)]


def _rests(tried_at: datetime | None, pause: timedelta, now: datetime) -> bool:
    """Whether the pause since the last try still lasts; a clock set back does not lengthen it."""
    return tried_at is not None and timedelta() <= now - tried_at < pause


def _sent(uow: UnitOfWork, letter: Letter, box: Mailbox, now: datetime, author: str) -> Changes:
    outcome = _answered(uow, letter, now) if letter.kind in ANSWERS and not letter.automatic else ""
    words = f"Messaggio a {letter.recipient} inviato dalla casella {box.name}{outcome}."
    return record(uow, now, letter.incident_id, EventKind.MESSAGE, words, author)


def _answered(uow: UnitOfWork, letter: Letter, now: datetime) -> str:
    """The first answer of a person is the response, at the moment it left (Q-7)."""
    incident = uow.get(Incident, letter.incident_id)
    if incident.responded_at is not None:
        return ""
    answered = settled(replace(incident, responded_at=now), now)
    uow.save(replace(answered, technician=answered.technician or letter.author))
    counts = incident.due is not None and incident.severity is not None
    return f" ({OUTCOMES[answered.missed]})" if counts else ""


def _refused(uow: UnitOfWork, letter: Letter, error: KnownError, now: datetime, author: str) -> Changes:
    uow.save(replace(letter, state=SendState.FAILED, error=error.message))
    words = " ".join(
        filter(None, (f"Messaggio a {letter.recipient} non inviato.", error.message, error.hint))
    )
    return record(uow, now, letter.incident_id, EventKind.MESSAGE, words, author)
