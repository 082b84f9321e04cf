"""Tables of issued invoices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from istes_desk.adapters.db.base import Base, ref
from istes_desk.domain.invoices import DocumentType, Invoice, InvoiceLine


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
