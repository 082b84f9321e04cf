"""A month's report on response times among 100,000 requests costs little more than its bare SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.tables_incidents import IncidentRow
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import IncidentClass, IncidentState
from istes_desk.domain.periods import Period
from istes_desk.services.ports import Entity
from istes_desk.services.response_report import ResponseReport, response_facts, response_report
from tests.benchmarks.incident_rows import incident_rows
from tests.benchmarks.test_queue_sql import COUNT, NOW, best
from tests.unit.domain.policy_files import HOLIDAYS, PLANS

CUSTOMERS = 40
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28))
COLUMNS = (
    "id, number, subject, customer_id, plan_id, incident_class, state, severity, received, due, responded_at"
)
BARE = (
    f"SELECT {COLUMNS} FROM incidents WHERE kind = 'incident' AND received >= ? AND received < ? ORDER BY id",
    f"SELECT {COLUMNS} FROM incidents WHERE kind = 'incident' AND state = 'queued' ORDER BY id",
)


def answered() -> list[dict[str, Any]]:
    """Nine of ten answered and closed, a third of them late."""
    rows = incident_rows(COUNT, NOW)
    for row in rows:
        number = row["number"]
        row |= {"plan_id": 1 + number % len(PLANS), "customer_id": 1 + number % CUSTOMERS}
        row |= {"incident_class": IncidentClass.CONTRACT, "due": row["received"] + timedelta(hours=30)}
        if number % 10:
            wait = timedelta(minutes=number % 2700)
            row |= {"state": IncidentState.CLOSED, "responded_at": row["received"] + wait}
    return rows


@pytest.mark.benchmark
def test_a_month_is_near_its_bare_sql(tmp_path: Path) -> None:
    path = tmp_path / "istes-desk.sqlite3"
    database = open_sqlite(path, tmp_path)
    with database() as uow:
        customers = (Customer(f"Cliente {number}") for number in range(CUSTOMERS))
        rows: tuple[Entity, ...] = (*PLANS.values(), *HOLIDAYS.rows, *customers)
        for row in rows:
            uow.add(row)
    with database.engine.begin() as connection:
        connection.execute(insert(IncidentRow), answered())
    since, until = (str(one) for one in FEBRUARY.instants)
    with closing(sqlite3.connect(path)) as bare:
        floor = best(
            lambda: [bare.execute(BARE[0], (since, until)).fetchall(), bare.execute(BARE[1]).fetchall()]
        )
    report = _report(database)
    assert report.whole.total > COUNT / 50
    assert report.whole.missed
    ours = best(lambda: _report(database))
    assert ours <= 6 * floor
    database.close()


def _report(database: Database) -> ResponseReport:
    with database() as uow:
        facts = response_facts(uow, FEBRUARY)
    return response_report(facts, NOW)
