"""The demo's invoices: fees of two years, all but the last one paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import InvoiceHead
from istes_desk.services.changes import NOTHING
from istes_desk.services.demo.invoices import invoice_fees
from istes_desk.services.invoicing.issued import InvoiceFilter, issued_rows
from tests.fakes import FixedClock
from tests.unit.services.billing_world import World

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FEE = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2024, 1, 1), yearly_fee=Decimal("500.00"))


def test_two_januaries(clock: FixedClock) -> None:
    world = World(clock)
    world.add(FEE)
    world.add(replace(FEE, customer_id=2, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)))
    world.add(Customer("Senza dati"))
    world.add(replace(FEE, customer_id=3))
    with world.db() as uow:
        changes = invoice_fees(uow, NOW, world.einvoices, "anna")
        again = invoice_fees(uow, datetime(2026, 1, 4, 9, tzinfo=UTC), world.einvoices, "anna")
    assert changes.invoices == {1, 2, 3}
    assert again == NOTHING
    rows = issued_rows(world.uow(), InvoiceFilter())
    assert [(row.head.tag, row.settled) for row in rows] == [
        ("1/2026", False),
        ("2/2025", True),
        ("1/2025", True),
    ]


def test_a_firm_without_fiscal_data_has_none(clock: FixedClock) -> None:
    world = World(clock)
    world.add(FEE)
    with world.db() as uow:
        uow.save(replace(uow.find(Firm)[0], iban=""))
        assert invoice_fees(uow, NOW, world.einvoices, "anna") == NOTHING
        assert not uow.find(InvoiceHead)
