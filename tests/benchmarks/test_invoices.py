"""Month end: the proposal over 10,000 interventions, and 500 invoices of a month with XML and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.invoices import InvoiceHead
from istes_desk.services.filing import Transacting
from istes_desk.services.invoicing.drafting import Choice
from istes_desk.services.invoicing.month_end import Named, Office, issue_all
from istes_desk.services.invoicing.proposal import Proposal, proposal
from tests.fakes import FixedClock
from tests.unit.services.billing_world import AURORA, FIRM, TARIFF

COUNT, CUSTOMERS = 10_000, 500
UNTIL = date(2026, 12, 31)
START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Database]:
    """Customers with a yearly fee each, and work of a year."""
    database = open_sqlite(tmp_path / "istes-desk.sqlite3", tmp_path)
    with database() as uow:
        uow.add(FIRM)
        uow.add(TARIFF)
        uow.add_all([replace(AURORA, name=f"Cliente {one}") for one in range(CUSTOMERS)])
        uow.add_all([_contract(one) for one in range(CUSTOMERS)])
        uow.add_all([_job(one) for one in range(COUNT)])
    yield database
    database.close()


def _seconds(act: Callable[[], object]) -> float:
    """Of this process: what else the machine does is not counted."""
    began = process_time()
    act()
    return process_time() - began


def _contract(one: int) -> Contract:
    fee = Decimal("600.00")
    return Contract(1 + one, ContractKind.SOFTWARE_UPDATE, date(2024, 1, 1), yearly_fee=fee)


def _job(one: int) -> Intervention:
    at = START + timedelta(minutes=50 * one)
    return Intervention(
        1 + one % CUSTOMERS,
        "anna",
        at,
        state=InterventionState.CLOSED,
        tariff_id=1,
        units=one % 5,
        unit_price=Decimal("20.00"),
        amount=one % 5 * Decimal("20.00"),
        reason="Lavoro a scatti.",
        description="Stampante che non stampa",
        report_number=one + 1,
        closed_at=at,
    )


@pytest.mark.benchmark
def test_the_proposal_of_a_year_takes_two_seconds(full: Database) -> None:
    def read() -> Proposal:
        with full() as uow:
            return proposal(uow, UNTIL)

    found = read()
    spent = min(_seconds(read) for _turn in range(3))
    assert len(found.customers) == CUSTOMERS
    assert sum(len(row.charges) for row in found.customers) >= COUNT * 4 // 5
    assert spent <= 2, f"{spent:.2f} s"


class Steps:
    """Implements ``Progress``; stops after ``most`` of them."""

    def __init__(self, most: int) -> None:
        self.count, self._most = 0, most

    def step(self, done: int, total: int, what: str) -> None:
        self.count += 1

    @property
    def cancelled(self) -> bool:
        return self.count >= self._most


@pytest.mark.benchmark
def test_500_invoices_with_xml_and_paper_take_a_minute(
    full: Database, clock: FixedClock, tmp_path: Path
) -> None:
    """Stopped half way they are whole; the second half takes up where the first ended."""
    folder = tmp_path / "fatture"
    folder.mkdir()
    clock.jump(days=-2)
    today = clock.now().date()
    with full() as uow:
        rows = proposal(uow, today).customers
    keys = [(row, frozenset(one.key for one in row.charges if not one.note)) for row in rows]
    work = [Named(row.name, Choice(row.customer_id, today, found)) for row, found in keys]
    office = Office(Transacting(full), clock, FatturaPa(clock), PdfPapers(), "anna")
    began = process_time()
    first = issue_all(office, work, today, folder, Steps(CUSTOMERS // 2))
    rest = issue_all(office, work[len(first.invoices) :], today, folder)
    spent = process_time() - began
    assert first.stopped
    assert not first.refused + rest.refused
    assert len(first.invoices) == CUSTOMERS // 2
    with full() as uow:
        assert [head.number for head in uow.find(InvoiceHead)] == list(range(1, CUSTOMERS + 1))
    assert len(list(folder.iterdir())) == 2 * CUSTOMERS
    assert spent <= 60, f"{spent:.1f} s"
