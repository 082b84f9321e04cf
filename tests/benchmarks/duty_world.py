"""Fifty customers with forty PCs and two years of results, written past the program in one go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode
from istes_desk.domain.network import Device
from istes_desk.domain.recurrence import occurrences
from istes_desk.services.assigning import assign_duties
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fakes import FixedClock

CUSTOMERS, PCS = 50, 40
LEFT_OUT = frozenset({DutyCode.TVC, DutyCode.DRT})
"""So that eleven duties are left for a PC."""
WEEKLY = "UPDATE duty_assignments SET frequency = 'weekly', anchor = '2024-01-05' WHERE code = 'BKP'"
"""One duty a day and one a week make 1.6 million periods in two years."""
INSERT = (
    "INSERT INTO duty_results (assignment_id, period_key, outcome, at, author, note, evidence_file, source,"
    " evidence_sha256) VALUES (?, ?, ?, ?, 'marco', 'controllo regolare', '', 'manual', '')"
)


def build(database: Database, path: Path, now: datetime) -> int:
    """Everything was done two years long, but for one period in twenty; the count of results."""
    start = now - timedelta(days=730)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        for number in range(CUSTOMERS):
            customer = uow.add(Customer(f"Cliente {number:02}")).id
            site = uow.add(Site(customer, "Sede")).id
            uow.add(Appointment(customer, "Marco", start.date(), date(2035, 1, 1)))
            for pc in range(PCS):
                uow.add(Device(customer, site, f"PC-{number:02}-{pc:02}", room=f"Stanza {pc % 8}"))
            assign_duties(uow, FixedClock(start), customer)
        for one in uow.find(DutyAssignment, code=LEFT_OUT):
            uow.remove(one)
    database.close()
    return _fill(path, database, start.date(), now)


def _fill(path: Path, database: Database, start: date, now: datetime) -> int:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(WEEKLY)
        raw.commit()
    with database() as uow:
        assigned = uow.find(DutyAssignment)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        rows = _results(assigned, start, now)
        while batch := list(islice(rows, 50_000)):
            raw.executemany(INSERT, batch)
        raw.commit()
        raw.execute("ANALYZE")
        count: int = raw.execute("SELECT count(*) FROM duty_results").fetchone()[0]
    return count


def _results(
    assigned: list[DutyAssignment], start: date, now: datetime
) -> Iterator[tuple[int, str, str, str]]:
    for one in assigned:
        for number, row in enumerate(occurrences(one, start, now.date())):
            if row.due < now and (number + one.id) % 20:
                at = (row.due - timedelta(minutes=40)).strftime("%Y-%m-%d %H:%M:%S.%f")
                yield one.id, row.period_key, "failed" if (number + one.id) % 211 == 1 else "ok", at
