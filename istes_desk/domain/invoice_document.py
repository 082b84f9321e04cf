"""An invoice as a value: what the electronic invoice says and the paper shows, nothing else (C-5).

Made from rows before anything is written, and read again from the stored XML for the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.domain.money import ZERO, vat


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer. ``recipient_code`` and ``pec`` are where the exchange system delivers to a buyer;
    the regime, the REA entry and the capital are a seller's only."""

    name: str
    vat_number: str = ""
    fiscal_code: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    country: str = "IT"
    recipient_code: str = ""
    pec: str = ""
    phone: str = ""
    email: str = ""
    tax_regime: str = ""
    rea_office: str = ""
    rea_number: str = ""
    share_capital: Decimal | None = None
    in_liquidation: bool = False


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """``quantity`` times ``unit_price`` is ``total``; prices net of VAT, ``vat_rate`` in per cent."""

    description: str
    quantity: int
    unit: str
    unit_price: Decimal
    total: Decimal
    vat_rate: Decimal
    period_from: date | None = None
    period_to: date | None = None


@dataclass(frozen=True, slots=True)
class VatTotal:
    """The sum of one VAT rate."""

    rate: Decimal
    taxable: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Payment:
    """How and until when; ``iban`` is the payee's, for a transfer: the form has no place for a debtor's."""

    method: PaymentMethod
    due_on: date
    amount: Decimal
    iban: str = ""


@dataclass(frozen=True, slots=True)
class Credited:
    """The invoice a credit note takes back."""

    number: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class InvoiceDocument:
    """``number`` as printed (12/2026); ``sending`` the progressive of the file, never used twice."""

    document_type: DocumentType
    number: str
    issued_on: date
    sending: str
    seller: Party
    buyer: Party
    lines: tuple[DocumentLine, ...]
    payment: Payment
    causes: tuple[str, ...] = ()
    credited: Credited | None = None

    @property
    def totals(self) -> tuple[VatTotal, ...]:
        return vat_totals(self.lines)

    @property
    def taxable(self) -> Decimal:
        return sum((one.taxable for one in self.totals), ZERO)

    @property
    def vat(self) -> Decimal:
        return sum((one.vat for one in self.totals), ZERO)

    @property
    def total(self) -> Decimal:
        return self.taxable + self.vat


def vat_totals(lines: Iterable[DocumentLine]) -> tuple[VatTotal, ...]:
    """Taxable amount and VAT per rate, the VAT rounded once per rate; ordered by rate."""
    sums: dict[Decimal, Decimal] = {}
    for line in lines:
        sums[line.vat_rate] = sums.get(line.vat_rate, ZERO) + line.total
    return tuple(VatTotal(rate, taxable, vat(taxable, rate)) for rate, taxable in sorted(sums.items()))
