"""From charges and fiscal data to the value an electronic invoice is written from (C-5); pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoice_document import (
    Credited,
    DocumentLine,
    InvoiceDocument,
    Party,
    Payment,
    vat_totals,
)
from istes_desk.domain.invoices import DocumentType, InvoiceLine, PaymentMethod
from istes_desk.domain.invoicing import Charge
from istes_desk.domain.money import ZERO
from istes_desk.domain.target import target_day

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SENDING_LENGTH = 5
NOT_POSITIVE = (
    "Il totale della fattura deve essere maggiore di zero: per restituire importi già fatturati"
    " si emette una nota di credito."
)


def seller(firm: Firm) -> Party:
    """The firm as it stands on its invoices."""
    return Party(
        firm.name,
        vat_number=firm.vat_number,
        fiscal_code=firm.fiscal_code,
        address=firm.address,
        postal_code=firm.postal_code,
        city=firm.city,
        province=firm.province,
        pec=firm.pec,
        phone=firm.phone,
        email=firm.email,
        tax_regime=firm.tax_regime,
        rea_office=firm.rea_office,
        rea_number=firm.rea_number,
        share_capital=firm.share_capital,
        in_liquidation=firm.in_liquidation,
    )


def buyer(customer: Customer) -> Party:
    """The customer as company, under its registered name where there is one."""
    return Party(
        customer.business_name or customer.name,
        vat_number=customer.vat_number,
        fiscal_code=customer.fiscal_code,
        address=customer.address,
        postal_code=customer.postal_code,
        city=customer.city,
        province=customer.province,
        country=customer.country,
        recipient_code=customer.recipient_code,
        pec=customer.pec,
        phone=customer.phone,
        email=customer.invoice_email,
    )


def lines_of(charges: Iterable[Charge], rate: Decimal) -> tuple[DocumentLine, ...]:
    """One line each, in their order; ``rate`` in per cent."""
    return tuple(
        DocumentLine(
            one.description,
            one.quantity,
            one.unit,
            one.unit_price,
            one.total,
            rate,
            one.period_from,
            one.period_to,
        )
        for one in charges
    )


def due_day(charges: Sequence[Charge], firm: Firm, issued_on: date, method: PaymentMethod) -> date:
    """The nearest day of payment the charges bring, else so many days; a debit moves on TARGET days."""
    own = [one.due_on for one in charges if one.due_on and one.due_on >= issued_on]
    plain = issued_on + timedelta(days=firm.payment_days)
    return min(own) if own else target_day(plain) if method is PaymentMethod.DIRECT_DEBIT else plain


def invoice_of(
    firm: Firm, customer: Customer, charges: Sequence[Charge], issued_on: date, mandate: Mandate | None
) -> InvoiceDocument:
    """Still without number; DomainError when there would be nothing to pay."""
    lines = lines_of(charges, firm.vat_rate)
    require(sum((line.total for line in lines), ZERO) > ZERO, NOT_POSITIVE, "total")
    method = PaymentMethod.TRANSFER if mandate is None else PaymentMethod.DIRECT_DEBIT
    due = due_day(charges, firm, issued_on, method)
    return InvoiceDocument(
        DocumentType.INVOICE,
        "",
        issued_on,
        "",
        seller(firm),
        buyer(customer),
        lines,
        Payment(method, due, gross(lines), "" if mandate else firm.iban),
    )


def credit_of(
    firm: Firm, customer: Customer, lines: Iterable[InvoiceLine], credited: Credited, issued_on: date
) -> InvoiceDocument:
    """A credit note over invoice lines, their quantity being what is taken back; amounts stay positive."""
    taken = tuple(
        DocumentLine(
            line.description,
            line.quantity,
            line.unit,
            line.unit_price,
            line.quantity * line.unit_price,
            line.vat_rate,
            line.period_from,
            line.period_to,
        )
        for line in lines
    )
    return InvoiceDocument(
        DocumentType.CREDIT_NOTE,
        "",
        issued_on,
        "",
        seller(firm),
        buyer(customer),
        taken,
        Payment(PaymentMethod.TRANSFER, issued_on, gross(taken)),
        credited=credited,
    )


def gross(lines: Sequence[DocumentLine]) -> Decimal:
    """What is paid in all, VAT included."""
    return sum((one.taxable + one.vat for one in vat_totals(lines)), ZERO)


def sending_text(number: int) -> str:
    """The progressive of a file name: five digits and letters, 1 is ``00001``, 36 is ``00010``."""
    text = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text.rjust(SENDING_LENGTH, "0")
