"""The queue of 100,000 rows costs about what its bare SQL costs."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.tables_incidents import IncidentRow
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, Severity
from istes_desk.services.queue_filter import QueueFilter

COUNT = 100_000
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BARE = (
    "SELECT id FROM incidents WHERE kind = 'incident' AND state = 'queued' ORDER BY incident_class,"
    " urgent DESC, due IS NULL, due, coalesce(severity, 'A'), received, number"
)


def rows() -> list[dict[str, Any]]:
    pick = random.Random(1)
    names = [f.name for f in fields(Incident) if f.name != "id"]
    made = (
        Incident(
            number,
            f"Richiesta {number}",
            NOW - timedelta(minutes=pick.randrange(10**6)),
            Channel.EMAIL,
            pick.choice(list(IncidentClass)),
            "",
            severity=pick.choice([None, *Severity]),
            due=NOW + timedelta(minutes=pick.randrange(10**6)),
            body="x" * 200,
            version=1,
        )
        for number in range(1, COUNT + 1)
    )
    return [{name: getattr(incident, name) for name in names} for incident in made]


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
        connection.execute(insert(IncidentRow), rows())
    with closing(sqlite3.connect(path)) as bare:
        floor = best(lambda: bare.execute(BARE).fetchall())
    ours = best(lambda: _index(database))
    assert ours <= 1.5 * floor
    database.close()


def _index(database: Database) -> object:
    with database() as uow:
        return uow.queue_index(QueueFilter(NOW))
