"""Invoices as issued; numbered without gaps per year inside the issuing transaction (C-5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.payment import PaymentMethod as PaymentMethod

if TYPE_CHECKING:
    from datetime import date, datetime


class DocumentType(StrEnum):
    INVOICE = "TD01"
    CREDIT_NOTE = "TD04"


class LineKind(StrEnum):
    """What an invoice line charges."""

    WORK = "work"
    CALL_OUT = "call_out"
    YEARLY_FEE = "yearly_fee"
    CUSTOMISATION = "customisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Invoice:
    """An issued document; immutable once it has a number. The paper is read from its ``xml``.

    ``file_name`` and the sending number in it never repeat, not even in another year.
    """

    customer_id: int
    document_type: DocumentType
    year: int
    number: int
    issued_on: date
    taxable: Decimal
    vat: Decimal
    credits_invoice_id: int | None = None
    xml: bytes = b""
    due_on: date | None = None
    payment: PaymentMethod = PaymentMethod.TRANSFER
    mandate_id: int | None = None
    cause: str = ""
    file_name: str = ""
    author: str = ""
    id: int = 0

    @property
    def total(self) -> Decimal:
        """What the customer pays, VAT included."""
        return self.taxable + self.vat


@dataclass(frozen=True, slots=True)
class InvoiceHead:
    """An issued document as lists read it: all of ``Invoice`` but its XML."""

    customer_id: int
    document_type: DocumentType
    year: int
    number: int
    issued_on: date
    taxable: Decimal
    vat: Decimal
    credits_invoice_id: int | None
    due_on: date | None
    payment: PaymentMethod
    mandate_id: int | None
    cause: str
    file_name: str
    author: str
    id: int

    @property
    def total(self) -> Decimal:
        """What the customer pays, VAT included."""
        return self.taxable + self.vat

    @property
    def tag(self) -> str:
        """As printed."""
        return number_text(self.document_type, self.number, self.year)


def number_text(document_type: DocumentType, number: int, year: int) -> str:
    """``12/2026``, ``NC 3/2026`` for a credit note: two rows of numbers, no number twice."""
    return f"{'NC ' if document_type is DocumentType.CREDIT_NOTE else ''}{number}/{year}"


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line: quantity times unit price is the total, always (B-1).

    It names the one thing it charges; ``period_from`` and ``period_to`` are those of a yearly fee.
    """

    invoice_id: int
    position: int
    description: str
    quantity: int
    unit: str
    unit_price: Decimal
    total: Decimal
    vat_rate: Decimal
    intervention_id: int | None = None
    contract_id: int | None = None
    kind: LineKind = LineKind.OTHER
    appointment_id: int | None = None
    customisation_id: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class InvoiceProgress:
    """What happens to an issued document afterwards; the document itself never changes.

    ``note``: what is odd about its number, kept for who asks.
    """

    invoice_id: int
    sent_on: date | None = None
    paid_on: date | None = None
    mailed_at: datetime | None = None
    note: str = ""
    id: int = 0
    version: int = 0
