"""What became of each letter of an incident, in Italian words. Reads only (Q-9, P-3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain import italian
from istes_desk.domain.incidents import Message
from istes_desk.domain.letters import Letter, LetterKind, Receipt, SendState
from istes_desk.domain.mail import PecKind
from istes_desk.services.ports import UnitOfWork

RECEIPTS = {
    PecKind.ACCEPTED: "accettata dal gestore",
    PecKind.NOT_ACCEPTED: "non accettata dal gestore",
    PecKind.TAKEN_OVER: "presa in carico dal gestore del destinatario",
    PecKind.DELIVERED: "consegnata",
    PecKind.NOT_DELIVERED: "non consegnata",
    PecKind.DELIVERY_WARNING: "preavviso di mancata consegna",
    PecKind.VIRUS: "fermata dal gestore per la presenza di un virus",
}
BAD = frozenset({PecKind.NOT_ACCEPTED, PecKind.NOT_DELIVERED, PecKind.DELIVERY_WARNING, PecKind.VIRUS})
STATES = {SendState.WAITING: "in attesa di invio", SendState.SENDING: "invio in corso"}


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter as the time line shows it; ``problem``: it did not arrive, ``failed``: it may be retried."""

    id: int
    kind: LetterKind
    recipient: str
    subject: str
    body: str
    created: datetime
    automatic: bool
    state: SendState
    words: str
    problem: bool

    @property
    def failed(self) -> bool:
        return self.state is SendState.FAILED


def letters_of(uow: UnitOfWork, incident_id: int) -> tuple[LetterView, ...]:
    """All letters of an incident, the oldest first."""
    letters = uow.find(Letter, incident_id=incident_id)
    texts = {one.id: one for one in uow.find(Message, id={letter.message_id for letter in letters})}
    receipts = uow.find(Receipt, letter_id={letter.id for letter in letters})
    return tuple(_view(one, texts[one.message_id], receipts) for one in letters)


def letter_words(letter: Letter, receipts: Iterable[Receipt]) -> str:
    """``inviata gio 10/12 10:02, accettata dal gestore 10:02, consegnata 10:03``."""
    if letter.state is SendState.FAILED:
        return f"non inviata: {letter.error}"
    if letter.state is not SendState.SENT or letter.sent_at is None:
        again = f" (nuovo tentativo: {letter.error})" if letter.error else ""
        return f"{STATES[letter.state]}{again}"
    parts = [f"inviata {italian.stamp(letter.sent_at)}"]
    parts += [receipt_words(one, letter.sent_at) for one in sorted(receipts, key=lambda one: one.at)]
    return ", ".join(parts)


def receipt_words(receipt: Receipt, before: datetime | None = None) -> str:
    """``consegnata 10:02``; with the day when it is another than that of ``before``."""
    what = "tornata indietro" if receipt.bounce else RECEIPTS.get(receipt.kind, "ricevuta sconosciuta")
    same = before is not None and italian.date_of(before) == italian.date_of(receipt.at)
    when = italian.clock(receipt.at) if same else italian.stamp(receipt.at)
    doubt = "" if receipt.verified or receipt.bounce else " (ricevuta non verificata)"
    return f"{what} {when}{f': {receipt.detail}' if receipt.detail else ''}{doubt}"


def _view(letter: Letter, message: Message, receipts: Iterable[Receipt]) -> LetterView:
    own = [one for one in receipts if one.letter_id == letter.id]
    return LetterView(
        letter.id,
        letter.kind,
        message.recipients,
        message.subject,
        message.body,
        letter.created,
        letter.automatic,
        letter.state,
        letter_words(letter, own),
        problem=letter.state is SendState.FAILED or any(one.kind in BAD for one in own),
    )
