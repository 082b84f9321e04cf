"""The queue of 100,000 rows costs about what its bare SQL costs."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.tables_incidents import IncidentRow
from istes_desk.adapters.db.uow import Database
from istes_desk.services.queue_filter import QueueFilter
from tests.benchmarks.incident_rows import incident_rows

COUNT = 100_000
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BARE = (
    "SELECT id FROM incidents WHERE kind = 'incident' AND state = 'queued' ORDER BY incident_class,"
    " urgent DESC, due IS NULL, due, coalesce(severity, 'A'), received, number"
)


def best(step: Callable[[], object]) -> float:
    """Seconds of the quickest of five runs."""
    taken = []
    for _run in range(5):
        start = time.perf_counter()
        step()
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.mark.benchmark
def test_the_queue_is_near_its_bare_sql(tmp_path: Path) -> None:
    path = tmp_path / "istes-desk.sqlite3"
    database = open_sqlite(path, tmp_path)
    with database.engine.begin() as connection:
        connection.execute(insert(IncidentRow), incident_rows(COUNT, NOW))
    with closing(sqlite3.connect(path)) as bare:
        floor = best(lambda: bare.execute(BARE).fetchall())
    ours = best(lambda: _index(database))
    print(f"queue: {ours * 1000:.0f} ms = {ours / floor:.2f} of its bare SQL ({floor * 1000:.0f} ms)")
    assert ours <= 1.5 * floor
    database.close()


def _index(database: Database) -> object:
    with database() as uow:
        return uow.queue.index(QueueFilter(NOW))
