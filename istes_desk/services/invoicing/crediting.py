"""Credit notes: an invoice taken back whole or by lines, never more than is left of it (C-5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import require
from istes_desk.domain.invoice_document import Credited, InvoiceDocument
from istes_desk.domain.invoice_drafting import credit_of
from istes_desk.domain.invoices import DocumentType, InvoiceHead, InvoiceLine, InvoiceProgress
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import ZERO
from istes_desk.services.changes import Changes, ids
from istes_desk.services.invoicing.drafting import the_firm
from istes_desk.services.invoicing.issuing import check_day, numbered, wait_in_line
from istes_desk.services.invoicing.lines import left
from istes_desk.services.invoicing.ports import EInvoices
from istes_desk.services.ports import Clock, UnitOfWork

Quantities = Mapping[int, int]
"""What is taken back of each line, by its position."""


@dataclass(frozen=True, slots=True)
class Creditable:
    """A line of an invoice and how much of it is left to take back."""

    line: InvoiceLine
    left: int


def creditable(uow: UnitOfWork, invoice_id: int) -> tuple[Creditable, ...]:
    """Every line of an invoice with what is left."""
    lines = sorted(uow.find(InvoiceLine, invoice_id=invoice_id), key=lambda line: line.position)
    still = left(uow, lines)
    return tuple(Creditable(line, still[invoice_id, line.position]) for line in lines)


def credit_draft(
    uow: UnitOfWork, invoice_id: int, quantities: Quantities | None, issued_on: date, cause: str
) -> tuple[InvoiceDocument, tuple[InvoiceLine, ...]]:
    """The note without number and its lines; None = all that is left. DomainError names the field."""
    head = uow.get(InvoiceHead, invoice_id)
    require(head.document_type is DocumentType.INVOICE, "Una nota di credito non si storna.", "invoice")
    require(bool(cause.strip()), "Indicare il motivo della nota di credito.", "cause")
    words = f"La fattura {head.tag} è del {full_date(head.issued_on)}: la nota di credito non può precederla."
    require(head.issued_on <= issued_on, words, "issued_on")
    taken = tuple(_taken(creditable(uow, invoice_id), quantities))
    require(bool(taken), f"Della fattura {head.tag} non resta nulla da restituire.", "lines")
    document = credit_of(
        the_firm(uow),
        uow.get(Customer, head.customer_id),
        taken,
        Credited(head.tag, head.issued_on),
        issued_on,
    )
    require(document.taxable > ZERO, "L'importo da restituire deve essere maggiore di zero.", "lines")
    return replace(document, causes=(cause.strip(),)), taken


def credit(
    uow: UnitOfWork,
    clock: Clock,
    einvoices: EInvoices,
    invoice_id: int,
    quantities: Quantities | None,
    issued_on: date,
    cause: str,
    author: str,
) -> Changes:
    """Issues the note in one transaction; ``new_id`` is its row. What it credits stays locked (B-4)."""
    sending = wait_in_line(uow)
    check_day(uow, clock, DocumentType.CREDIT_NOTE, issued_on)
    document, lines = credit_draft(uow, invoice_id, quantities, issued_on, cause)
    done = numbered(uow, einvoices, document, sending)
    customer_id = uow.get(InvoiceHead, invoice_id).customer_id
    note = uow.add(replace(done.invoice(customer_id, author), credits_invoice_id=invoice_id))
    uow.add_all(
        [replace(line, id=0, invoice_id=note.id, position=place) for place, line in enumerate(lines, 1)]
    )
    uow.add(InvoiceProgress(note.id, note=done.odd))
    return Changes(customers=ids(customer_id), invoices=ids(invoice_id, note.id), new_id=note.id)


def _taken(rows: tuple[Creditable, ...], quantities: Quantities | None) -> list[InvoiceLine]:
    unknown = set(quantities or ()) - {row.line.position for row in rows}
    require(not unknown, "La fattura non ha alcune delle righe indicate.", "lines")
    taken = []
    for row in rows:
        wanted = row.left if quantities is None else quantities.get(row.line.position, 0)
        words = f"Della riga {row.line.position} restano {row.left}: non se ne possono restituire {wanted}."
        require(0 <= wanted <= row.left, words, f"lines.{row.line.position}")
        if wanted:
            taken.append(replace(row.line, quantity=wanted, total=wanted * row.line.unit_price))
    return taken
