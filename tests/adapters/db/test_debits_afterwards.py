"""What becomes of files for the bank, and what is told around them, in either database (C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.domain.contracts import Customisation, Mandate
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import InvoiceProgress
from istes_desk.services.debits.batching import DebitChoice, make_batches
from istes_desk.services.debits.collectable import collectable
from istes_desk.services.debits.history import batches, mark_collected, mark_returned, withdraw
from istes_desk.services.invoicing.issued import issued_detail
from istes_desk.services.invoicing.proposal import proposal
from tests.debit_world import LIDO, fill
from tests.fakes import FixedClock
from tests.unit.services.billing_world import TARIFF

APRIL = date(2026, 4, 1)
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
PRICE = Decimal("600.00")


@pytest.fixture
def office(database: Database) -> Database:
    with database() as uow:
        fill(uow)
    return database


def make(office: Database, clock: FixedClock, *invoices: int) -> int:
    with office() as uow:
        return make_batches(uow, clock, SepaFiles(), DebitChoice(frozenset(invoices), APRIL), "anna").new_id


def open_ids(office: Database, clock: FixedClock) -> set[int]:
    with office() as uow:
        return {row.head.id for row in collectable(uow, clock)}


def test_collected_and_given_back(office: Database, clock: FixedClock) -> None:
    batch = make(office, clock, 2, 3)
    assert open_ids(office, clock) == {1, 4}
    clock.advance(days=31)
    with office() as uow:
        assert mark_collected(uow, clock, batch).invoices == {2, 3}
        (view,) = batches(uow)
    assert [line.paid_on for line in view.lines] == [APRIL, APRIL]
    with office() as uow:
        mark_returned(uow, clock, view.lines[0].debit.id, date(2026, 4, 2), "AM04")
        paid = [one.paid_on for one in uow.find(InvoiceProgress, invoice_id={2, 3})]
    assert paid == [None, APRIL]
    assert open_ids(office, clock) == {1, 2, 4}


def test_withdrawn(office: Database, clock: FixedClock) -> None:
    batch = make(office, clock, 2)
    with office() as uow:
        assert "ISTES-000001 per la banca" in issued_detail(uow, 2).collected
        assert uow.get(Mandate, LIDO).last_used_on == APRIL
        withdraw(uow, clock, batch)
    with office() as uow:
        assert issued_detail(uow, 2).collected == ""
        assert uow.get(Mandate, LIDO).last_used_on is None
    assert open_ids(office, clock) == {1, 2, 3, 4}


def test_a_quote_and_its_customisation(office: Database) -> None:
    job = Intervention(
        LIDO, "anna", AT, state=InterventionState.CLOSED, rule="R1", quote_amount=PRICE, amount=PRICE,
        unit_price=Decimal("20.00"), closed_at=AT,
    )  # fmt: skip
    row = Customisation(LIDO, "Stampe", PRICE, delivered_on=AT.date(), accepted_on=AT.date())
    with office() as uow:
        job = uow.add(replace(job, tariff_id=uow.add(TARIFF).id))
        uow.add(row)
    with office() as uow:
        (found,) = proposal(uow, APRIL).customers
    assert {one.intervention_id: bool(one.note) for one in found.charges} == {job.id: False, None: True}
