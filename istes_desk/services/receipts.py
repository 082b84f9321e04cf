"""PEC receipts and bounces find the letter they answer; they never open an incident (Q-9, Q-10)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.incidents import EventKind, Message, PecVerdict
from istes_desk.domain.letters import Letter, Receipt
from istes_desk.domain.mail import Decision, PecKind, RawMail, message_ids, normalise_message_id
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.letter_words import receipt_words
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timeline import record

LONGEST_DETAIL = 300
NO_ERROR = "nessuno"


def attach_receipt(
    uow: UnitOfWork, clock: Clock, mail: RawMail, decision: Decision, message_id: int
) -> Changes:
    """Ties the stored mail ``message_id`` (a row) to its letter and says so in the time line.

    Not verified receipts are tied too, and say so. Nothing happens when no letter of ours fits.
    """
    letter = _letter(uow, mail, decision)
    if letter is None:
        return NOTHING
    receipt = uow.add(_receipt(mail, letter, message_id, clock))
    if mail.pec is not None and mail.pec.kind is PecKind.ACCEPTED:
        _learn(uow, letter, mail)
    words = f"Messaggio a {letter.recipient}: {receipt_words(receipt)}."
    return record(uow, receipt.at, letter.incident_id, EventKind.MESSAGE, words, "")


def _letter(uow: UnitOfWork, mail: RawMail, decision: Decision) -> Letter | None:
    """By our own Message-ID wherever it is cited; a bounce that only names the incident takes the last."""
    said = (mail.pec.ref_message_id, mail.pec.original_msgid) if mail.pec else ()
    cited = (decision.outgoing_message_id, *said, *mail.reported_ids, *mail.in_reply_to, *mail.references)
    for one in message_ids(" ".join(filter(None, map(normalise_message_id, cited)))):
        sent = [message.id for message in uow.find(Message, message_id=one, outgoing=True)]
        if letters := uow.find(Letter, message_id=sent):
            return letters[-1]
    if decision.incident is None or mail.pec is not None:
        return None
    return next(reversed(uow.find(Letter, incident_id=decision.incident.id)), None)


def _receipt(mail: RawMail, letter: Letter, message_id: int, clock: Clock) -> Receipt:
    pec, now = mail.pec, clock.now()
    if pec is None:
        at = min(mail.date or now, now)
        return Receipt(
            letter.id, PecKind.NOT_DELIVERED, at, letter.recipient, bounce=True, message_id=message_id
        )
    detail = pec.error_detail or (pec.error if pec.error != NO_ERROR else "")
    return Receipt(
        letter_id=letter.id,
        kind=pec.kind,
        at=min(pec.certified_at or mail.date or now, now),
        recipient=", ".join(pec.recipients),
        detail=detail[:LONGEST_DETAIL],
        verified=pec.verdict is PecVerdict.VERIFIED,
        message_id=message_id,
    )


def _learn(uow: UnitOfWork, letter: Letter, mail: RawMail) -> None:
    """The provider's name of our message, by which answers thread; a verified receipt has the last word."""
    message = uow.get(Message, letter.message_id)
    if mail.pec is None or not mail.pec.identificativo:
        return
    if not message.pec_identificativo or mail.pec.verdict is PecVerdict.VERIFIED:
        uow.save(replace(message, pec_identificativo=mail.pec.identificativo))
