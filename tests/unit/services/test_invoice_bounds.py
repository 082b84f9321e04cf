"""The last day on which something is offered, and the first on which it is not (C-1 to C-3, C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.invoices import DocumentType, Invoice, LineKind, PaymentMethod
from istes_desk.domain.invoicing_fees import LONG_AGO, PAST
from istes_desk.domain.money import ZERO
from istes_desk.domain.tariff import Tariff
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.issued import InvoiceFilter, issued_rows
from istes_desk.services.invoicing.proposal import RECENT
from tests.fakes import FixedClock
from tests.unit.services.billing_world import TODAY, World

FEE = Decimal("600.00")
SUPPORT = Contract(1, ContractKind.SUPPORT, date(2026, 2, 1), date(2027, 1, 31), yearly_fee=FEE)
NOMINA = Appointment(1, "Anna Verdi", date(2026, 1, 5), date(2026, 12, 31), yearly_fee=FEE)
WORK = Customisation(1, "Stampe", FEE, delivered_on=date(2026, 2, 1), accepted_on=date(2026, 2, 1))


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def notes(world: World, until: date) -> list[str]:
    return [one.note for one in world.offered(until=until).charges]


def test_a_contract_year(world: World) -> None:
    world.add(SUPPORT)
    assert notes(world, date(2026, 1, 31)) == []
    assert notes(world, date(2026, 2, 1)) == [""]
    assert notes(world, date(2027, 1, 31)) == [""]
    assert notes(world, date(2027, 2, 1)) == [PAST]
    assert notes(world, date(2028, 1, 31)) == [PAST]
    assert notes(world, date(2028, 2, 1)) == []


def test_an_appointment(world: World) -> None:
    world.add(NOMINA)
    assert notes(world, date(2026, 1, 4)) == []
    assert notes(world, date(2026, 1, 5)) == [""]
    assert notes(world, date(2026, 12, 31)) == [""]
    assert notes(world, date(2027, 1, 1)) == [PAST]
    assert notes(world, date(2027, 12, 31)) == [PAST]
    assert notes(world, date(2028, 1, 1)) == []


def test_a_customisation(world: World) -> None:
    world.add(WORK)
    assert not world.offered(until=date(2026, 1, 31)).obstacles
    assert notes(world, date(2026, 1, 31)) == []
    assert notes(world, date(2026, 2, 1)) == [""]
    assert notes(world, date(2027, 2, 1)) == [""]
    assert notes(world, date(2027, 2, 2)) == [LONG_AGO]


def test_the_day_of_acceptance_counts_not_that_of_confirmation(world: World) -> None:
    world.add(replace(WORK, confirmed_on=date(2026, 3, 1)))
    (one,) = world.offered(until=date(2026, 2, 1)).charges
    assert one.on == date(2026, 2, 1)


@pytest.mark.parametrize(("day", "covered"), [(1, False), (2, True), (3, True), (4, False)])
def test_a_tariff_holds_on_its_first_and_last_day(world: World, day: int, covered: bool) -> None:
    with world.db() as uow:
        for row in uow.find(Tariff):
            uow.save(replace(row, valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 3)))
    at = datetime(2026, 3, day, 9, tzinfo=UTC)
    world.job(started=at, closed_at=None, state=InterventionState.STOPPED)
    (obstacle,) = world.offered().obstacles
    assert (obstacle.place_kind == "intervention") is covered


def test_billed_are_the_units_the_technician_corrected(world: World) -> None:
    world.job(5, override_units=2, override_reason="Cortesia", amount=Decimal("40.00"))
    (one,) = world.offered().charges
    assert (one.kind, one.quantity, one.total) == (LineKind.WORK, 2, Decimal("40.00"))


def test_a_lump_below_its_units_takes_the_difference_off(world: World) -> None:
    world.job(3, amount=Decimal("50.00"))
    got = [(one.kind, one.total) for one in world.offered().charges]
    assert got == [(LineKind.OTHER, Decimal("-10.00")), (LineKind.WORK, Decimal("60.00"))]


def test_work_of_the_last_day_is_offered(world: World) -> None:
    world.job(day=1)
    assert world.offered(until=date(2026, 3, 1)).charges
    assert not world.offered(until=date(2026, 2, 28)).charges


def test_who_pays_by_transfer_is_not_debited_though_there_is_a_mandate(world: World) -> None:
    iban = "IT18Q0306936170100000012345"
    world.add(Mandate(1, "M1", iban, date(2025, 1, 1)))
    world.job()
    issued = world.row(Invoice, world.issue().new_id)
    assert (issued.payment, issued.mandate_id) == (PaymentMethod.TRANSFER, None)
    assert world.einvoices.read(issued.xml).payment.iban != iban


def test_what_was_taken_back_whole_is_settled(world: World) -> None:
    world.job()
    id = world.issue().new_id
    with world.db() as uow:
        credit(uow, world.clock, world.einvoices, id, None, TODAY, "Errore", "anna")
        rows = issued_rows(uow, InvoiceFilter(document_type=DocumentType.INVOICE))
    assert [(row.left, row.settled) for row in rows] == [(ZERO, True)]


def test_free_work_is_told_a_month_long(world: World) -> None:
    world.job(0, amount=Decimal("0.00"))
    last = date(2026, 3, 1) + RECENT
    assert world.offered(until=last).courtesies
    assert not world.offered(until=last.replace(day=last.day + 1)).courtesies
