"""Two technicians issue at the same moment: no number is missing, nothing is charged twice (C-5)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Barrier

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import DocumentType, Invoice, InvoiceHead, InvoiceLine
from istes_desk.services.errors import ConflictError
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.issuing import issue
from istes_desk.services.invoicing.proposal import proposal
from tests.fakes import FixedClock
from tests.unit.services.billing_world import AURORA, FIRM, TARIFF, TODAY

CUSTOMERS = 6
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
EINVOICES = FatturaPa()


def fill(database: Database) -> None:
    """Each customer has one job and one yearly fee."""
    with database() as uow:
        uow.add(FIRM)
        tariff = uow.add(TARIFF)
        for number in range(CUSTOMERS):
            customer = uow.add(replace(AURORA, name=f"Hotel {number}"))
            fee = Decimal("300.00")
            uow.add(Contract(customer.id, ContractKind.SOFTWARE_UPDATE, date(2026, 1, 1), yearly_fee=fee))
            uow.add(
                Intervention(
                    customer.id,
                    "anna",
                    AT,
                    state=InterventionState.CLOSED,
                    tariff_id=tariff.id,
                    units=2,
                    unit_price=Decimal("20.00"),
                    amount=Decimal("40.00"),
                    report_number=number,
                    closed_at=AT,
                )
            )


def choices(database: Database) -> list[Choice]:
    with database() as uow:
        rows = proposal(uow, TODAY).customers
    return [Choice(row.customer_id, TODAY, frozenset(one.key for one in row.charges)) for row in rows]


def test_two_at_once_leave_no_gap_and_charge_nothing_twice(database: Database, clock: FixedClock) -> None:
    fill(database)
    wanted, together = choices(database), Barrier(2)

    def work(author: str) -> int:
        together.wait()
        done = 0
        for choice in wanted:
            try:
                with database() as uow:
                    issue(uow, clock, EINVOICES, choice, TODAY, author)
                done += 1
            except ConflictError:
                continue
        return done

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, ("anna", "marco"))) == CUSTOMERS
    with database() as uow:
        heads = uow.find(InvoiceHead)
        lines = uow.find(InvoiceLine)
    assert sorted(head.number for head in heads) == list(range(1, CUSTOMERS + 1))
    assert len({head.file_name for head in heads}) == CUSTOMERS
    charged = [(line.intervention_id, line.contract_id) for line in lines]
    assert len(charged) == len(set(charged)) == 2 * CUSTOMERS
    assert choices(database) == []


def test_one_invoice_is_credited_once(database: Database, clock: FixedClock) -> None:
    fill(database)
    first = choices(database)[0]
    with database() as uow:
        issued = issue(uow, clock, EINVOICES, first, TODAY, "anna").new_id
    together = Barrier(2)

    def give_back(author: str) -> bool:
        together.wait()
        try:
            with database() as uow:
                credit(uow, clock, EINVOICES, issued, None, TODAY, "Errore", author)
        except DomainError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give_back, ("anna", "marco"))) == [False, True]
    with database() as uow:
        notes = uow.find(InvoiceHead, document_type=DocumentType.CREDIT_NOTE)
        invoice = uow.get(Invoice, issued)
    assert [note.total for note in notes] == [invoice.total]
    assert EINVOICES.read(invoice.xml).number == "1/2026"
