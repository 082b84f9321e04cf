"""Tables of issued invoices and of the direct debits that collect them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import HEADS, Base, Versioned, ref
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.invoices import (
    DocumentType,
    Invoice,
    InvoiceHead,
    InvoiceLine,
    InvoiceProgress,
    LineKind,
    PaymentMethod,
)


class InvoiceRow(Base, entity=Invoice):
    __tablename__ = "invoices"
    __table_args__ = (UniqueConstraint("document_type", "year", "number"),)

    customer_id: Mapped[int] = ref("customers")
    document_type: Mapped[DocumentType]
    year: Mapped[int]
    number: Mapped[int]
    issued_on: Mapped[date]
    taxable: Mapped[Decimal]
    vat: Mapped[Decimal]
    credits_invoice_id: Mapped[int | None] = ref("invoices")
    xml: Mapped[bytes]
    due_on: Mapped[date | None]
    payment: Mapped[PaymentMethod]
    mandate_id: Mapped[int | None] = ref("mandates")
    cause: Mapped[str]
    file_name: Mapped[str]
    author: Mapped[str]


HEADS[InvoiceHead] = InvoiceRow


class InvoiceLineRow(Base, entity=InvoiceLine):
    __tablename__ = "invoice_lines"
    __table_args__ = (UniqueConstraint("invoice_id", "position"),)

    invoice_id: Mapped[int] = ref("invoices")
    position: Mapped[int]
    description: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str]
    unit_price: Mapped[Decimal]
    total: Mapped[Decimal]
    vat_rate: Mapped[Decimal]
    intervention_id: Mapped[int | None] = ref("interventions")
    contract_id: Mapped[int | None] = ref("contracts")
    kind: Mapped[LineKind]
    appointment_id: Mapped[int | None] = ref("appointments")
    customisation_id: Mapped[int | None] = ref("customisations")
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]


class InvoiceProgressRow(Versioned, Base, entity=InvoiceProgress):
    __tablename__ = "invoice_progress"
    invoice_id: Mapped[int] = ref("invoices", unique=True)
    sent_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    mailed_at: Mapped[datetime | None]
    note: Mapped[str]


class DebitBatchRow(Base, entity=DebitBatch):
    __tablename__ = "debit_batches"
    created_at: Mapped[datetime]
    author: Mapped[str]
    collection_on: Mapped[date]
    format: Mapped[DebitFormat]
    message_id: Mapped[str] = mapped_column(unique=True)
    total: Mapped[Decimal]
    xml: Mapped[bytes]


class DebitRow(Versioned, Base, entity=Debit):
    __tablename__ = "debits"
    batch_id: Mapped[int] = ref("debit_batches")
    invoice_id: Mapped[int] = ref("invoices")
    mandate_id: Mapped[int] = ref("mandates")
    amount: Mapped[Decimal]
    sequence: Mapped[Sequence]
    end_to_end_id: Mapped[str] = mapped_column(unique=True)
    notified_at: Mapped[datetime | None]
    returned_on: Mapped[date | None]
    return_reason: Mapped[str]
