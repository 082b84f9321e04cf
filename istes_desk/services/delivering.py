"""Letters go out: claimed by one program, sent outside any transaction, their outcome recorded (Q-7).

A letter is claimed before it goes out: two programs never send it twice. A program that ends between
sending and recording leaves it claimed; it is then shown as unsure and sent again only when asked to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from istes_desk.domain.errors import StateError
from istes_desk.domain.incidents import EventKind, Incident, MailSource, Message
from istes_desk.domain.letters import Letter, LetterKind, SendState
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import ConflictError, KnownError, TryAgainError
from istes_desk.services.filing import Stumbling, Transact, in_words
from istes_desk.services.ports import Clock, Postman, SecretStore, UnitOfWork
from istes_desk.services.responses import OUTCOMES, settled
from istes_desk.services.timeline import record

ANSWERS = frozenset({LetterKind.CALL_BACK, LetterKind.CLOSURE, LetterKind.REPLY})
"""What a person writes counts as the answer; acknowledgements do not (Q-7)."""
PAUSES = tuple(timedelta(minutes=pause) for pause in (1, 5, 15, 60, 240, 720))
GIVEN_UP = timedelta(minutes=15)
UNSURE = "L'invio si è interrotto: non è certo che il messaggio sia partito."


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter that this program alone may send now."""

    letter: Letter
    mailbox: Mailbox
    raw: bytes
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """``outgoing`` is None when nothing waits."""

    changes: Changes
    outgoing: Outgoing | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A letter that was refused for good, and why."""

    letter_id: int
    error: KnownError


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many letters a server took, how many are tried again later, and which were refused for good."""

    sent: int = 0
    later: int = 0
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Errand:
    """What a delivery works with; ``told`` hears of each committed step, on the thread of the delivery."""

    transact: Transact
    clock: Clock
    postman: Postman
    secrets: SecretStore
    author: str
    told: Callable[[Changes], None] = lambda _changes: None
    cancelled: Callable[[], bool] = lambda: False


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
    whom = tuple(uow.get(Message, letter.message_id).recipients.split(", "))
    box = uow.get(Mailbox, letter.mailbox_id)
    return Claim(changes, Outgoing(uow.save(claimed), box, source.raw, whom))


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
    stumbling = Stumbling()
    try:
        with stumbling:
            postman.send(box, secret, outgoing.raw, outgoing.recipients)
    except KnownError as error:
        return error
    return in_words(stumbling.error, UNSURE, box.name)


def record_outcome(
    uow: UnitOfWork, clock: Clock, outgoing: Outgoing, error: KnownError | None, author: str
) -> tuple[Changes, SendState]:
    """Sent, to be tried again, or refused for good, with a line in the time line; the state it is in now."""
    letter, now = uow.get(Letter, outgoing.letter.id), clock.now()
    if error is None:
        uow.save(replace(letter, state=SendState.SENT, sent_at=now, error=""))
        return _sent(uow, letter, outgoing.mailbox, now, author), SendState.SENT
    if isinstance(error, TryAgainError) and letter.attempts <= len(PAUSES):
        waiting = replace(letter, state=SendState.WAITING, error=error.message)
        return Changes(incidents=frozenset({uow.save(waiting).incident_id})), SendState.WAITING
    return _refused(uow, letter, error, now, author), SendState.FAILED


def retry(uow: UnitOfWork, clock: Clock, letter_id: int, author: str) -> Changes:
    """A person wants it sent after all; StateError unless it failed."""
    letter = uow.get(Letter, letter_id)
    if letter.state is not SendState.FAILED:
        raise StateError("Si ritenta soltanto l'invio di un messaggio non inviato.", "state")
    uow.save(replace(letter, state=SendState.WAITING, attempts=0, error=""))
    words = f"Nuovo tentativo di invio a {letter.recipient}."
    return record(uow, clock.now(), letter.incident_id, EventKind.MESSAGE, words, author)


def deliver(errand: Errand) -> Delivery:
    """Sends all that waits, one after the other. For a pool thread or a command without a window."""
    done = Delivery()
    while not errand.cancelled():
        claim = _claimed(errand)
        errand.told(claim.changes)
        if claim.outgoing is None:
            break
        done = _one(errand, claim.outgoing, done)
    return done


def try_sending(postman: Postman, mailbox: Mailbox, secret: str) -> str:
    """Connects and logs in as for a letter, "" without a server to send by. KnownError: what is wrong."""
    if not mailbox.smtp_host:
        return ""
    try:
        postman.check(mailbox, secret)
    except KnownError as error:
        raise KnownError(f"Invio: {error.message}", error.hint) from error
    return f"Invio: il server {mailbox.smtp_host} accetta l'accesso."


def _one(errand: Errand, outgoing: Outgoing, done: Delivery) -> Delivery:
    error = send(outgoing, errand.postman, errand.secrets)
    changes, state = errand.transact(
        lambda uow: record_outcome(uow, errand.clock, outgoing, error, errand.author)
    )
    errand.told(changes)
    if error is None:
        return replace(done, sent=done.sent + 1)
    if state is SendState.WAITING:
        return replace(done, later=done.later + 1)
    return replace(done, refused=(*done.refused, Refusal(outgoing.letter.id, error)))


def _claimed(errand: Errand) -> Claim:
    """Tries on while other programs are quicker."""
    while True:
        try:
            return errand.transact(lambda uow: claim_next(uow, errand.clock, errand.author))
        except ConflictError:
            continue


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
