"""When an invoice is due, by which mandate it is paid, and under whose name it is written (C-1, C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoice_drafting import buyer, due_day, invoice_of
from istes_desk.domain.invoices import LineKind, PaymentMethod
from istes_desk.domain.invoicing import Charge
from istes_desk.domain.invoicing_fiscal import usable_mandate

JANUARY, FEBRUARY, MARCH = date(2027, 1, 31), date(2027, 2, 1), date(2027, 3, 1)
FIRM = Firm("Studio", iban="IT-FIRM", payment_days=30, vat_rate=Decimal(22))
HOTEL = Customer("Hotel Aurora", "Aurora S.r.l.")
MANDATE = Mandate(1, "M1", "IT-DEBTOR", date(2024, 1, 10), id=4)
DEBIT, TRANSFER = PaymentMethod.DIRECT_DEBIT, PaymentMethod.TRANSFER


def charge(due_on: date | None = None, price: str = "100.00") -> Charge:
    return Charge(1, LineKind.YEARLY_FEE, JANUARY, "Canone", 1, "anno", Decimal(price), due_on=due_on)


@pytest.mark.parametrize(
    ("own", "issued_on", "method", "due"),
    [
        ((FEBRUARY, MARCH, None), date(2027, 1, 7), TRANSFER, FEBRUARY),
        ((MARCH, FEBRUARY), FEBRUARY, DEBIT, FEBRUARY),
        ((FEBRUARY,), date(2027, 2, 2), TRANSFER, date(2027, 3, 4)),
        ((None,), date(2027, 1, 7), TRANSFER, date(2027, 2, 6)),
        ((None,), date(2027, 1, 7), DEBIT, date(2027, 2, 8)),
    ],
)
def test_the_day_of_payment(
    own: tuple[date | None, ...], issued_on: date, method: PaymentMethod, due: date
) -> None:
    """6 February 2027 is a Saturday: a customer may pay on it, a bank collects on Monday."""
    assert due_day([charge(day) for day in own], FIRM, issued_on, method) == due


def test_the_account_is_ours_for_a_transfer_and_none_for_a_debit() -> None:
    by_debit = invoice_of(FIRM, HOTEL, [charge()], JANUARY, MANDATE).payment
    by_transfer = invoice_of(FIRM, HOTEL, [charge()], JANUARY, None).payment
    assert (by_debit.method, by_debit.iban) == (DEBIT, "")
    assert (by_transfer.method, by_transfer.iban) == (TRANSFER, "IT-FIRM")
    assert by_transfer.amount == Decimal("122.00")


@pytest.mark.parametrize("price", ["0.00", "-1.00"])
def test_an_invoice_asks_for_something(price: str) -> None:
    with pytest.raises(DomainError, match="maggiore di zero"):
        invoice_of(FIRM, HOTEL, [charge(price=price)], JANUARY, None)


def test_a_customer_is_written_under_its_registered_name() -> None:
    assert buyer(HOTEL).name == "Aurora S.r.l."
    assert buyer(replace(HOTEL, business_name="")).name == "Hotel Aurora"


@pytest.mark.parametrize(
    ("on", "usable"),
    [(date(2024, 1, 9), 0), (date(2024, 1, 10), 4), (date(2027, 1, 10), 4), (date(2027, 1, 11), 0)],
)
def test_a_mandate_serves_from_its_signature_for_36_months(on: date, usable: int) -> None:
    found = usable_mandate((MANDATE,), on)
    assert (found.id if found else 0) == usable


def test_a_revoked_mandate_serves_no_more_and_the_newest_signature_is_taken() -> None:
    revoked = replace(MANDATE, revoked_on=FEBRUARY, id=9, signed_on=date(2026, 6, 1))
    older = replace(MANDATE, signed_on=date(2024, 3, 1), id=7)
    assert usable_mandate((older, revoked, MANDATE), JANUARY.replace(month=12, year=2026)) == revoked
    assert usable_mandate((MANDATE, older), date(2026, 12, 31)) == older
    assert usable_mandate((older, replace(MANDATE, id=12)), date(2026, 12, 31)) == older
    assert usable_mandate((revoked,), FEBRUARY) is None
    assert usable_mandate((revoked,), JANUARY) == revoked
