"""Names of what invoices are about, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.invoices import DocumentType, PaymentMethod

translate = QCoreApplication.translate


def type_name(kind: DocumentType) -> str:
    """Invoice or credit note."""
    if kind is DocumentType.INVOICE:
        return translate("InvoiceWords", "Invoice")
    return translate("InvoiceWords", "Credit note")


def payment_name(method: PaymentMethod) -> str:
    """How it is paid."""
    if method is PaymentMethod.TRANSFER:
        return translate("InvoiceWords", "Bank transfer")
    return translate("InvoiceWords", "SEPA direct debit")


def payments() -> tuple[tuple[PaymentMethod, str], ...]:
    """Every way to pay, for a choice."""
    return tuple((method, payment_name(method)) for method in PaymentMethod)
