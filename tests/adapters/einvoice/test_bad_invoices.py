"""Bad input on the way to an invoice: refused before anything is written, with its reason and field (C-5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError, MoneyError
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import Invoice, InvoiceHead
from istes_desk.domain.tariff import Tariff
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.proposal import proposal
from tests.fakes import FixedClock
from tests.unit.services.billing_world import AURORA, FIRM, TARIFF, TODAY, World


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_sqlite(tmp_path / "x.sqlite3", tmp_path)
    yield opened
    opened.close()


def fill(database: Database, clock: FixedClock, firm: Firm, customer: Customer, **facts: Any) -> None:
    """One closed job, as the world of the unit tests has it."""
    made = World(clock).job(tariff_id=1, **facts)
    with database() as uow:
        for row in (firm, customer, TARIFF, replace(made, id=0, version=0)):
            uow.add(row)


def issue_it(database: Database, clock: FixedClock, on: date = TODAY) -> Changes:
    with database() as uow:
        (row,) = proposal(uow, on).customers
        choice = Choice(row.customer_id, on, frozenset(one.key for one in row.charges))
        return issue(uow, clock, FatturaPa(clock), choice, on, "anna")


@pytest.mark.parametrize(
    ("firm", "customer", "on", "field"),
    [
        (FIRM, replace(AURORA, postal_code=""), TODAY, "postal_code"),
        (FIRM, replace(AURORA, vat_number="01234567890"), TODAY, "vat_number"),
        (FIRM, replace(AURORA, recipient_code="", pec=""), TODAY, "recipient_code"),
        (replace(FIRM, vat_number=""), AURORA, TODAY, "vat_number"),
        (replace(FIRM, iban="IT60X0542811101000000123457"), AURORA, TODAY, "iban"),
        (replace(FIRM, tax_regime="RF99"), AURORA, TODAY, "seller.tax_regime"),
        (FIRM, replace(AURORA, business_name="漢字"), TODAY, "buyer.name"),
        (FIRM, AURORA, date(2026, 3, 3), "issued_on"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    database: Database, clock: FixedClock, firm: Firm, customer: Customer, on: date, field: str
) -> None:
    fill(database, clock, firm, customer)
    with pytest.raises(DomainError) as refused:
        issue_it(database, clock, on)
    assert refused.value.field == field
    assert refused.value.message.endswith(".")
    with database() as uow:
        assert not uow.find(Invoice)
        assert uow.find(Intervention)[0].state is InterventionState.CLOSED
    with database() as uow:
        assert uow.next_number("invoice-TD01-2026") == 1


def test_euro_signs_curly_quotes_and_pictures_are_spelt_in_latin_1(
    database: Database, clock: FixedClock
) -> None:
    customer = replace(AURORA, business_name="L’Aurora “€uropa” 🏨")
    fill(database, clock, FIRM, customer, description="Ricevuta da 20 € – “ok” 😀")
    issue_it(database, clock)
    with database() as uow:
        xml = uow.find(Invoice)[0].xml
    etree.fromstring(xml).xpath("string(.)").encode("latin-1")
    document = FatturaPa().read(xml)
    assert document.buyer.name.startswith("L'Aurora")
    assert "EUR" in document.lines[0].description


def test_a_long_description_is_cut_where_its_spelling_ends(database: Database, clock: FixedClock) -> None:
    """Closed work could not be shortened any more: it would never be invoiced."""
    fill(database, clock, FIRM, AURORA, description="… 20 € " * 140)
    issue_it(database, clock)
    with database() as uow:
        (line,) = FatturaPa().read(uow.find(Invoice)[0].xml).lines
    assert 990 < len(line.description) <= 1000


def test_a_private_person_abroad_is_known_by_the_code_of_that_country(
    database: Database, clock: FixedClock
) -> None:
    abroad = replace(
        AURORA, country="AT", vat_number="", fiscal_code="123 456", postal_code="9020", province=""
    )
    fill(database, clock, FIRM, replace(abroad, recipient_code=""))
    issue_it(database, clock)
    with database() as uow:
        buyer = FatturaPa().read(uow.find(Invoice)[0].xml).buyer
    assert (buyer.country, buyer.vat_number, buyer.fiscal_code) == ("AT", "123456", "")
    assert (buyer.postal_code, buyer.recipient_code) == ("00000", "XXXXXXX")


def test_a_number_is_never_given_twice(database: Database, clock: FixedClock) -> None:
    fill(database, clock, FIRM, AURORA)
    issue_it(database, clock)
    with database() as uow:
        stored = uow.find(Invoice)[0]
    with pytest.raises(KnownError), database() as uow:
        uow.add(replace(stored, id=0))
    with database() as uow:
        assert len(uow.find(InvoiceHead)) == 1


def test_a_price_with_three_decimals_never_becomes_a_tariff() -> None:
    with pytest.raises(MoneyError):
        Tariff(date(2026, 1, 1), None, 20, Decimal("20.005"))
