"""Which mailbox a letter leaves from, and which addresses are our own. Reads only (Q-9, Q-10)."""

from __future__ import annotations

from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Channel, Incident, Message
from istes_desk.domain.mail import normalise_address
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.services.ports import UnitOfWork


def mailbox_for(uow: UnitOfWork, incident: Incident) -> Mailbox | None:
    """The mailbox that received the request, else the first that can send; PEC answers PEC.

    None when no active mailbox has a server to send by.
    """
    sending = _sending(uow)
    wanted = incident.channel is Channel.PEC
    received = _received_by(uow, incident.id)
    sending.sort(key=lambda box: (box.pec is not wanted, box.id != received, box.id))
    return sending[0] if sending else None


def can_send(uow: UnitOfWork) -> bool:
    """Whether any mailbox has a server to send by."""
    return bool(_sending(uow))


def own_addresses(uow: UnitOfWork) -> frozenset[str]:
    """Every address that is ours, normalised."""
    firms = [address for firm in uow.find(Firm) for address in (firm.email, firm.pec)]
    boxes = [box.address for box in uow.find(Mailbox)]
    return frozenset(map(normalise_address, [*firms, *boxes])) - {""}


def incoming(uow: UnitOfWork, incident_id: int) -> list[Message]:
    """What the customer and others wrote, the oldest first; programs are left out."""
    return uow.find(Message, incident_id=incident_id, outgoing=False, automatic=False)


def _sending(uow: UnitOfWork) -> list[Mailbox]:
    return [box for box in uow.find(Mailbox, active=True) if box.smtp_host]


def _received_by(uow: UnitOfWork, incident_id: int) -> int | None:
    mails = {mail.id for mail in incoming(uow, incident_id)}
    entries = uow.find(LedgerEntry, message_id=mails) if mails else []
    return next((entry.mailbox_id for entry in reversed(entries) if entry.mailbox_id), None)
