"""Invoices as issued; numbered without gaps per year inside the issuing transaction (C-5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class DocumentType(StrEnum):
    INVOICE = "TD01"
    CREDIT_NOTE = "TD04"


@dataclass(frozen=True, slots=True)
class Invoice:
    """An issued document; immutable once it has a number."""

    customer_id: int
    document_type: DocumentType
    year: int
    number: int
    issued_on: date
    taxable: Decimal
    vat: Decimal
    credits_invoice_id: int | None = None
    xml: bytes = b""
    id: int = 0


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line: quantity times unit price is the total, always (B-1)."""

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
    id: int = 0
