"""Letters of the office that hang on no request: what they are, their mailbox, how they leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.letter_envelope import Envelope, OutgoingFile, checked_address
from istes_desk.services.letter_mime import compose
from istes_desk.services.ports import Postman, SecretStore, UnitOfWork

LEFT = "La lettera a {} è partita, ma non è stato possibile registrarlo: non inviarla di nuovo."
NO_BOX = "Nessuna casella può inviare: indicare il server SMTP nelle Impostazioni."


@dataclass(frozen=True, slots=True)
class OfficeLetter:
    """What will be written; the files are added when it leaves."""

    mailbox: Mailbox
    envelope: Envelope
    body: str


@dataclass(frozen=True, slots=True)
class Post:
    """What a letter leaves by, and what its leaving is recorded with."""

    transact: Transact
    postman: Postman
    secrets: SecretStore


def office_letter(
    uow: UnitOfWork, recipient: str, what: str, body: str, mark: str, at: datetime
) -> OfficeLetter:
    """``what`` is the subject after the firm's name, ``mark`` what makes its message id its own.

    KnownError without a mailbox that can send, DomainError for an address that is none.
    """
    box, name = outgoing_box(uow), firm_name(uow)
    message_id = f"<{mark}-{at:%Y%m%d%H%M%S%f}@{box.address.rpartition('@')[2]}>"
    to, subject = checked_address(recipient), f"{name}: {what}"
    return OfficeLetter(box, Envelope(name, box.address, to, subject, message_id, at), body)


def firm_name(uow: UnitOfWork) -> str:
    """What a letter is signed with; empty before the firm is set up."""
    firms = uow.find(Firm)
    return firms[0].name if firms else ""


def outgoing_box(uow: UnitOfWork) -> Mailbox:
    """The mailbox the office writes from; KnownError when there is none."""
    box = next((one for one in uow.find(Mailbox, active=True) if one.smtp_host and not one.pec), None)
    if box is None:
        raise KnownError(NO_BOX)
    return box


class UnrecordedError(KnownError):
    """It left, and that could not be written down: whoever sends it again sends it twice."""


def send_once(
    post: Post, letter: OfficeLetter, files: tuple[OutgoingFile, ...], record: Callable[[UnitOfWork], Changes]
) -> Changes:
    """Sends outside any transaction, then records. KnownError when the server refuses.

    UnrecordedError when only the second fails.
    """
    box = letter.mailbox
    secret = post.secrets.get(box.secret_handle) if box.secret_handle else ""
    raw = compose(letter.envelope, letter.body, files)
    post.postman.send(box, secret, raw, letter.envelope.everyone)
    try:
        return post.transact(record)
    except (KnownError, DomainError) as error:
        raise UnrecordedError(LEFT.format(letter.envelope.recipient), str(error)) from error
