"""Issued documents as lists and pages show them (C-5). Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit, DebitBatch
from istes_desk.domain.invoices import (
    DocumentType,
    Invoice,
    InvoiceHead,
    InvoiceLine,
    InvoiceProgress,
)
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import ZERO, format_euro
from istes_desk.services.invoicing.crediting import Creditable, creditable
from istes_desk.services.ports import UnitOfWork

COLLECTED = (
    "La fattura è nel file {} per la banca: il {} l'addebito è comunque di {}. Se il file non è ancora stato"
    " consegnato, ritirarlo prima; altrimenti quanto si storna va rimborsato al cliente."
)


@dataclass(frozen=True, slots=True)
class InvoiceFilter:
    """Which documents; None = all. ``text`` is looked for in number, customer and cause."""

    year: int | None = None
    customer_id: int | None = None
    document_type: DocumentType | None = None
    paid: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One document; ``credited`` is the sum of its credit notes, VAT included."""

    head: InvoiceHead
    customer: str
    progress: InvoiceProgress
    credited: Decimal = ZERO

    @property
    def left(self) -> Decimal:
        """What is still to be paid, whoever paid it."""
        return self.head.total - self.credited

    @property
    def settled(self) -> bool:
        """Nothing to wait for: paid, taken back, or a credit note."""
        note = self.head.document_type is DocumentType.CREDIT_NOTE
        return note or self.progress.paid_on is not None or self.left <= ZERO

    def late(self, today: date) -> bool:
        """Past its due day and not settled."""
        return not self.settled and self.head.due_on is not None and self.head.due_on < today


@dataclass(frozen=True, slots=True)
class IssuedDetail:
    """One document in full; ``notes`` are its credit notes, ``credits`` the invoice it takes back.

    ``collected``: what to think of before it is credited, when a file for the bank holds it.
    """

    row: IssuedRow
    lines: tuple[Creditable, ...]
    notes: tuple[InvoiceHead, ...]
    credits: InvoiceHead | None
    email: str
    collected: str = ""

    @property
    def creditable(self) -> bool:
        """Whether anything of it can still be taken back."""
        is_invoice = self.row.head.document_type is DocumentType.INVOICE
        return is_invoice and any(one.left for one in self.lines)


def issued_rows(uow: UnitOfWork, wanted: InvoiceFilter) -> tuple[IssuedRow, ...]:
    """The latest first."""
    asked = {
        "year": wanted.year,
        "customer_id": wanted.customer_id,
        "document_type": wanted.document_type,
    }
    heads = uow.find(InvoiceHead, **{name: value for name, value in asked.items() if value is not None})
    rows = (row for row in _rows(uow, heads) if _fits(row, wanted))
    return tuple(sorted(rows, key=lambda row: (row.head.issued_on, row.head.id), reverse=True))


def issued_years(uow: UnitOfWork) -> tuple[int, ...]:
    """The latest first."""
    return tuple(sorted(uow.tally(InvoiceHead, "year"), reverse=True))


def issued_detail(uow: UnitOfWork, invoice_id: int) -> IssuedDetail:
    """NotFoundError when there is none."""
    head = uow.get(InvoiceHead, invoice_id)
    (row,) = _rows(uow, [head])
    taken = uow.get(InvoiceHead, head.credits_invoice_id) if head.credits_invoice_id else None
    lines = (
        creditable(uow, head.id)
        if taken is None
        else tuple(Creditable(line, 0) for line in uow.find(InvoiceLine, invoice_id=head.id))
    )
    email = uow.get(Customer, head.customer_id).invoice_email
    notes = tuple(uow.find(InvoiceHead, credits_invoice_id=head.id))
    return IssuedDetail(row, lines, notes, taken, email, _collected(uow, head.id))


def _collected(uow: UnitOfWork, invoice_id: int) -> str:
    """The bank does not hear of credit notes."""
    for debit in uow.find(Debit, invoice_id=invoice_id, returned_on=None):
        batch = uow.get(DebitBatch, debit.batch_id)
        return COLLECTED.format(batch.message_id, full_date(batch.collection_on), format_euro(debit.amount))
    return ""


def stored_xml(uow: UnitOfWork, invoice_id: int) -> tuple[str, bytes]:
    """File name and bytes, as issued."""
    invoice = uow.get(Invoice, invoice_id)
    return invoice.file_name, invoice.xml


def _rows(uow: UnitOfWork, heads: list[InvoiceHead]) -> Iterable[IssuedRow]:
    ids = tuple(head.id for head in heads)
    names = {one.id: one.name for one in uow.find(Customer, id={head.customer_id for head in heads})}
    progress = {one.invoice_id: one for one in uow.find(InvoiceProgress, invoice_id=ids)}
    sums: dict[int, Decimal] = {}
    for note in uow.find(InvoiceHead, credits_invoice_id=ids):
        id = note.credits_invoice_id or 0
        sums[id] = sums.get(id, ZERO) + note.total
    for head in heads:
        yield IssuedRow(head, names[head.customer_id], progress[head.id], sums.get(head.id, ZERO))


def _fits(row: IssuedRow, wanted: InvoiceFilter) -> bool:
    searched = f"{row.head.tag} {row.customer} {row.head.cause}".casefold()
    known = wanted.paid is None or row.settled is wanted.paid
    return known and all(word in searched for word in wanted.text.casefold().split())
