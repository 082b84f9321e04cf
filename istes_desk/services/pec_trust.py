"""What a PEC is judged by on a day: the authorities the user loaded and our own addresses (Q-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Message, PecVerdict
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.letters import PecAuthority
from istes_desk.domain.mail import PecReason, RawMail, Trust, normalise_address
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.ports import UnitOfWork


def trust(uow: UnitOfWork, on: date) -> Trust:
    """Authorities valid on the day; addresses of the firm and of every mailbox, also one switched off."""
    loaded = [row for row in uow.find(PecAuthority) if row.valid_from <= on]
    firms = [address for firm in uow.find(Firm) for address in (firm.email, firm.pec)]
    ours = [*firms, *(mailbox.address for mailbox in uow.find(Mailbox))]
    return Trust(
        tuple(row.pem for row in loaded if row.valid_to is None or on <= row.valid_to),
        frozenset(map(normalise_address, ours)) - {""},
    )


def without_replay(uow: UnitOfWork, mail: RawMail) -> RawMail:
    """A genuine identificativo that came before with another message is a replay; receipts share it (Q-9).

    The same message in a second mailbox, where only the traces of the way differ, is a copy.
    """
    if mail.pec is None or mail.pec.is_receipt or mail.pec.verdict is not PecVerdict.VERIFIED:
        return mail
    before = uow.find(Message, pec_identificativo=mail.pec.identificativo, pec=PecVerdict.VERIFIED)
    if all(one.sha256 == mail.sha256 or _copied(one, mail) for one in before):
        return mail
    return replace(mail, pec=replace(mail.pec, reason=PecReason.REPLAYED))


def with_clock_doubt(mail: RawMail, now: datetime) -> RawMail:
    """Says so when a certified time lies ahead of our clock and cannot count as it stands (Q-3)."""
    certified = mail.pec.certified_at if mail.pec and mail.pec.verdict is PecVerdict.VERIFIED else None
    if certified is None or certified <= now:
        return mail
    doubt = (
        f"L'ora certificata ({full_stamp(certified)}) è più avanti dell'orologio di questo computer:"
        f" vale l'ora in cui la PEC è stata letta ({full_stamp(now)}). Controllare l'orologio."
    )
    return replace(mail, problems=(*mail.problems, doubt))


def _copied(before: Message, mail: RawMail) -> bool:
    said = (mail.message_id, mail.sender, mail.subject, mail.body_text)
    return bool(mail.message_id) and (before.message_id, before.sender, before.subject, before.body) == said
