"""Totals of an invoice: VAT is rounded once per rate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from istes_desk.domain.invoice_document import DocumentLine, InvoiceDocument, Party, Payment, VatTotal
from istes_desk.domain.invoices import DocumentType, PaymentMethod


def line(total: str, rate: str = "22") -> DocumentLine:
    return DocumentLine("Assistenza", 1, "scatto", Decimal(total), Decimal(total), Decimal(rate))


def test_vat_is_rounded_once_per_rate() -> None:
    document = InvoiceDocument(
        DocumentType.INVOICE,
        "1/2026",
        date(2026, 11, 30),
        "00001",
        Party("Studio Sistemi"),
        Party("Hotel Aurora"),
        (line("0.02"), line("0.02"), line("0.02"), line("10.00", "10")),
        Payment(PaymentMethod.TRANSFER, date(2026, 12, 30), Decimal("11.07")),
    )
    low = VatTotal(Decimal(10), Decimal("10.00"), Decimal("1.00"))
    assert document.totals == (low, VatTotal(Decimal(22), Decimal("0.06"), Decimal("0.01")))
    assert (document.taxable, document.vat, document.total) == (
        Decimal("10.06"),
        Decimal("1.01"),
        Decimal("11.07"),
    )
