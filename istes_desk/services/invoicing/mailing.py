"""A document goes to the customer by e-mail, as paper with its XML; what left is marked (C-5)."""

from __future__ import annotations

from datetime import datetime

from istes_desk.domain.invoices import DocumentType, InvoiceHead
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import format_euro
from istes_desk.services.office_mail import OfficeLetter, firm_name, office_letter
from istes_desk.services.ports import UnitOfWork

NAMES = {DocumentType.INVOICE: "la fattura", DocumentType.CREDIT_NOTE: "la nota di credito"}


def letter(uow: UnitOfWork, invoice_id: int, recipient: str, at: datetime) -> OfficeLetter:
    """KnownError without a mailbox that can send, DomainError for an address that is none."""
    head = uow.get(InvoiceHead, invoice_id)
    what = f"{NAMES[head.document_type]} {head.tag} del {full_date(head.issued_on)}"
    body = _body(head, what, firm_name(uow))
    return office_letter(uow, recipient, what, body, f"invoice-{head.id}", at)


def _body(head: InvoiceHead, what: str, firm: str) -> str:
    due = ""
    if head.document_type is DocumentType.INVOICE and head.due_on:
        due = f" Scadenza: {full_date(head.due_on)}."
    return (
        f"Buongiorno,\n\nin allegato {what}, totale {format_euro(head.total)}.{due}\n\n"
        "È una copia di cortesia: l'originale è il documento elettronico trasmesso al Sistema di"
        f" Interscambio.\n\nCordiali saluti\n{firm}\n"
    )
