"""Month end: the proposal over 10,000 interventions, and 500 invoices with XML and paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.services.invoicing.proposal import proposal
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
    began = perf_counter()
    with full() as uow:
        found = proposal(uow, UNTIL)
    spent = perf_counter() - began
    assert len(found.customers) == CUSTOMERS
    assert sum(len(row.charges) for row in found.customers) >= COUNT * 4 // 5
    assert spent <= 2, f"{spent:.2f} s"
