"""A document goes to the customer by e-mail, as paper with its XML; what left is marked (C-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import DocumentType, InvoiceHead
from istes_desk.domain.italian import full_date
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.money import format_euro
from istes_desk.services.errors import KnownError
from istes_desk.services.letter_envelope import Envelope, OutgoingFile, checked_address
from istes_desk.services.letter_mime import compose
from istes_desk.services.ports import Postman, SecretStore, UnitOfWork

NAMES = {DocumentType.INVOICE: "la fattura", DocumentType.CREDIT_NOTE: "la nota di credito"}
NO_BOX = "Nessuna casella può inviare: indicare il server SMTP nelle Impostazioni."


@dataclass(frozen=True, slots=True)
class InvoiceLetter:
    """What will be written; the files are added when it leaves."""

    mailbox: Mailbox
    envelope: Envelope
    body: str


def letter(uow: UnitOfWork, invoice_id: int, recipient: str, at: datetime) -> InvoiceLetter:
    """KnownError without a mailbox that can send, DomainError for an address that is none."""
    head = uow.get(InvoiceHead, invoice_id)
    box = outgoing_box(uow)
    firms = uow.find(Firm)
    name, domain = firms[0].name if firms else "", box.address.rpartition("@")[2]
    what = f"{NAMES[head.document_type]} {head.tag} del {full_date(head.issued_on)}"
    message_id = f"<invoice-{head.id}-{at:%Y%m%d%H%M%S%f}@{domain}>"
    to = checked_address(recipient)
    return InvoiceLetter(
        box,
        Envelope(name, box.address, to, f"{name}: {what}", message_id, at),
        _body(head, what, name),
    )


def outgoing_box(uow: UnitOfWork) -> Mailbox:
    """The mailbox the office writes from; KnownError when there is none."""
    box = next((one for one in uow.find(Mailbox, active=True) if one.smtp_host and not one.pec), None)
    if box is None:
        raise KnownError(NO_BOX)
    return box


def send(
    paper: InvoiceLetter, files: tuple[OutgoingFile, ...], postman: Postman, secrets: SecretStore
) -> None:
    """Outside any transaction; KnownError when the server refuses."""
    box = paper.mailbox
    secret = secrets.get(box.secret_handle) if box.secret_handle else ""
    postman.send(box, secret, compose(paper.envelope, paper.body, files), paper.envelope.everyone)


def _body(head: InvoiceHead, what: str, firm: str) -> str:
    due = ""
    if head.document_type is DocumentType.INVOICE and head.due_on:
        due = f" Scadenza: {full_date(head.due_on)}."
    return (
        f"Buongiorno,\n\nin allegato {what}, totale {format_euro(head.total)}.{due}\n\n"
        "È una copia di cortesia: l'originale è il documento elettronico trasmesso al Sistema di"
        f" Interscambio.\n\nCordiali saluti\n{firm}\n"
    )
