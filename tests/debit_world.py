"""Invoices paid by direct debit, for the tests: a firm, three customers with mandates, four invoices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from istes_desk.domain.contracts import Mandate, MandateScheme
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import DocumentType, Invoice, InvoiceProgress, PaymentMethod
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.ports import UnitOfWork
from tests.debit_samples import IBANS, IDENTIFIER

FIRM = Firm(
    "Studio Sistemi S.r.l.", "01234567897", "01234567897", "Via Bafile 100", "30016", "Jesolo", "VE",
    email="info@studio.example", iban=IBANS[0],
    creditor_identifier=IDENTIFIER, cbi_code="1409202Y", set_up=True,
)  # fmt: skip
ISSUED, JANUARY = date(2026, 3, 2), date(2027, 1, 31)
LIDO, AURORA, SOLE = 1, 2, 3
HOTELS = ("Camping Lido", "Hotel Aurora “Mare” 🏖", "Villaggio Sole")


def customers() -> list[Customer]:
    """All pay by direct debit."""
    return [
        Customer(
            name, f"{name} S.r.l.", "00743110157", address="Viale Dante 5", postal_code="30016",
            city="Jesolo", province="VE", payment=PaymentMethod.DIRECT_DEBIT,
            invoice_email=f"conti@hotel{place}.example",
        )
        for place, name in enumerate(HOTELS)
    ]  # fmt: skip


def mandates() -> list[Mandate]:
    """Core, core under another holder, business to business."""
    return [
        Mandate(LIDO, "MND-LIDO", IBANS[1], date(2026, 1, 10)),
        Mandate(
            AURORA,
            "MND-AURORA",
            IBANS[2],
            date(2025, 5, 2),
            last_used_on=date(2026, 2, 2),
            holder="Anna Rossi",
        ),
        Mandate(SOLE, "MND-SOLE", IBANS[3], date(2026, 2, 1), scheme=MandateScheme.B2B),
    ]


def invoice(
    customer_id: int, number: int, total: str, due_on: date | None, mandate_id: int | None = None
) -> Invoice:
    """VAT included in ``total``, all of it net for simplicity."""
    return Invoice(
        customer_id, DocumentType.INVOICE, 2026, number, ISSUED, Decimal(total), Decimal("0.00"),
        due_on=due_on, payment=PaymentMethod.DIRECT_DEBIT, mandate_id=mandate_id,
        file_name=f"IT01234567897_0000{number}.xml",
    )  # fmt: skip


def fill(uow: UnitOfWork) -> None:
    """Firm, mailbox, customers 1 to 3, their mandates 1 to 3, invoices 1 to 4 with their progress."""
    for row in uow.find(Firm):
        uow.remove(row)
    uow.add(FIRM)
    uow.add(
        Mailbox(
            "Ufficio",
            "ufficio@studio.example",
            "ufficio",
            "imap.studio.example",
            smtp_host="smtp.studio.example",
        )
    )
    for one in customers():
        uow.add(one)
    for mandate in mandates():
        uow.add(mandate)
    for row_ in (
        invoice(LIDO, 1, "658.80", JANUARY, 1),
        invoice(LIDO, 2, "20.00", None, 1),
        invoice(AURORA, 3, "122.00", date(2026, 4, 1), 2),
        invoice(SOLE, 4, "244.00", date(2026, 4, 1), 3),
    ):
        stored = uow.add(row_)
        uow.add(InvoiceProgress(stored.id))
