"""Invoice documents the tests write, print and collect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from istes_desk.domain.invoice_document import Credited, DocumentLine, InvoiceDocument, Party, Payment
from istes_desk.domain.invoices import DocumentType, PaymentMethod

FIRM_IBAN, BUYER_IBAN = "IT60X0542811101000000123456", "IT18Q0306936170100000012345"
SELLER = Party(
    "Studio Sistemi S.r.l.", "01234567897", "01234567897", "Via Bafile 100", "30016", "Jesolo", "VE",
    phone="+39 0421 123456", email="info@studio.example", tax_regime="RF01", rea_office="VE",
    rea_number="123456", share_capital=Decimal("10000.00"),
)  # fmt: skip
BUYER = Party(
    "Hotel Aurora di Rossi & C. S.n.c.", "00743110157", "", "Viale Dante 5", "30016", "Jesolo", "VE",
    recipient_code="ABC1234",
)  # fmt: skip
WORK = DocumentLine(
    "Assistenza remota del 03/11/2026, R-2026-000012", 3, "scatto", Decimal("20.00"), Decimal("60.00"),
    Decimal(22),
)  # fmt: skip
YEARLY = DocumentLine(
    "Contratto di aggiornamento 2026", 1, "anno", Decimal("480.00"), Decimal("480.00"), Decimal(22),
    date(2026, 1, 1), date(2026, 12, 31),
)  # fmt: skip
INVOICE = InvoiceDocument(
    DocumentType.INVOICE, "12/2026", date(2026, 11, 23), "0000C", SELLER, BUYER, (WORK, YEARLY),
    Payment(PaymentMethod.TRANSFER, date(2026, 12, 23), Decimal("658.80"), FIRM_IBAN),
    ("Interventi di novembre",),
)  # fmt: skip
CREDIT_NOTE = replace(
    INVOICE,
    document_type=DocumentType.CREDIT_NOTE,
    number="13/2026",
    sending="0000D",
    credited=Credited("12/2026", date(2026, 11, 23)),
    payment=Payment(PaymentMethod.TRANSFER, date(2026, 11, 23), Decimal("658.80")),
)
DEBITED = replace(
    INVOICE, payment=Payment(PaymentMethod.DIRECT_DEBIT, date(2027, 2, 1), Decimal("658.80"), BUYER_IBAN)
)
BY_PEC = replace(INVOICE, buyer=replace(BUYER, recipient_code="", pec="aurora@pec.example"))
PERSON = replace(
    INVOICE,
    buyer=Party(
        "Mario Rossi", "", "RSSMRA80A01H501U", "Via Roma 1", "00100", "Roma", "RM"
    ),
)  # fmt: skip
ABROAD = replace(
    INVOICE,
    buyer=Party(
        "Gästehaus Müller GmbH", "DE123456788", "", "Hauptstraße 5", "80331", "München", country="DE"
    ),
)
EVERY = {
    "invoice": INVOICE, "credit note": CREDIT_NOTE, "direct debit": DEBITED, "by pec": BY_PEC,
    "person": PERSON, "abroad": ABROAD,
}  # fmt: skip


def changed(path: str, value: object, document: InvoiceDocument = INVOICE) -> InvoiceDocument:
    """The document with one field changed: ``changed("buyer.city", "")``, ``changed("lines.0.unit", "")``."""
    head, *rest = path.split(".")
    if not rest:
        return replace(document, **{head: value})  # type: ignore[arg-type]
    if head == "lines":
        place = int(rest[0])
        lines = list(document.lines)
        lines[place] = replace(lines[place], **{rest[1]: value})  # type: ignore[arg-type]
        return replace(document, lines=tuple(lines))
    inner = replace(getattr(document, head), **{rest[0]: value})
    return replace(document, **{head: inner})
