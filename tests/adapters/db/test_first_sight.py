"""The first sight of the queue says what the database says, or that it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.config.shipped import demo_loader
from istes_desk.adapters.db.first_sight import TABLES, FirstSight
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import (
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    RequestKind,
)
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.services.ports import Between, BeyondSightError, UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_reading import read_first, read_whole
from istes_desk.services.shipped import ensure_shipped_rows
from tests.adapters.db.samples import sample
from tests.adapters.db.test_queue_query import HOUR, NOW, mixture

Job = Callable[..., Any]


@pytest.fixture
def database(sqlite_path: Path) -> Iterator[Database]:
    """With the shipped rows, on a file."""
    made = open_sqlite(sqlite_path, sqlite_path.parent / "backups")
    with made() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
    yield made
    made.close()


@pytest.fixture
def sight(sqlite_path: Path, database: Database) -> Iterator[FirstSight]:
    del database
    made = FirstSight(sqlite_path)
    yield made
    made.close()


def same(database: Database, sight: FirstSight, job: Job, *given: Any) -> Any:
    """What both say, proven to be equal."""
    with sight() as uow:
        seen = job(uow, *given)
    with database() as uow:
        assert job(uow, *given) == seen
    return seen


def refused(sight: FirstSight, job: Job) -> None:
    with pytest.raises(BeyondSightError), sight() as uow:
        job(uow)


def fill(database: Database, seed: int) -> None:
    """A mixture with plans, policies and customers, some answered or missed, and a time line."""
    with database() as uow:
        aurora, riva = (uow.add(Customer(name)).id for name in ("Hotel Aurora", "Camping Riva"))
        for at, one in enumerate(mixture(seed)):
            answered = NOW - HOUR if at % 7 == 0 else None
            facts: dict[str, Any] = {
                "customer_id": (aurora, riva, None)[at % 3],
                "plan_id": (1, 2, None)[at % 3],
            }
            facts |= {"policy_id": (1, None)[at % 2], "responded_at": answered, "missed": at % 11 == 0}
            kept = uow.add(replace(one, body="Testo", **facts))
            uow.add(IncidentEvent(kept.id, NOW, EventKind.NOTE, ""))


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_an_entity_is_read_whole(database: Database, sight: FirstSight, kind: type) -> None:
    with database() as uow:
        kept = uow.add(sample(kind))
    assert kept in same(database, sight, lambda uow: uow.find(kind))
    assert same(database, sight, lambda uow: uow.get(kind, kept.id)) == kept


def test_entities_are_found_by_fields(database: Database, sight: FirstSight) -> None:
    with database() as uow:
        for name, state in product(("a", "b"), (None, *IncidentState)):
            uow.add(SavedFilter("pino", f"{name}{state}", state=state, late=name == "a"))
    asked: tuple[dict[str, Any], ...] = (
        {"late": True},
        {"state": None},
        {"state": IncidentState.QUEUED},
        {"state": {None, IncidentState.QUEUED, IncidentState.SOLVED}},
        {"id": [3, 5, 8]},
        {"id": ()},
        {"technician": "pino", "late": False},
    )
    for equals in asked:
        same(database, sight, lambda uow, equals: uow.find(SavedFilter, **equals), equals)


@pytest.mark.parametrize("seed", range(4))
def test_readings_of_any_queue_are_equal(database: Database, sight: FirstSight, seed: int) -> None:
    fill(database, seed)
    for kind, customer, hours in product(RequestKind, (None, 1), (-3, 0)):
        wanted = QueueFilter(NOW + hours * HOUR, customer, kind)
        first = same(database, sight, lambda uow, asked: read_first(uow, asked, None, ()), wanted)
        whole = same(database, sight, lambda uow, asked: read_whole(uow, asked, None, [3, 9]), wanted)
        assert whole.index.size >= first.index.size


@pytest.mark.parametrize("seed", range(4))
def test_each_query_is_equal(database: Database, sight: FirstSight, seed: int) -> None:
    fill(database, seed)
    for known, state, first in product((None, *IncidentClass), (None, *IncidentState), (0, 1, 20)):
        wanted = QueueFilter(NOW, incident_class=known, state=state, first=first)
        same(database, sight, lambda uow, asked: uow.queue.index(asked), wanted)
    for shift in range(-4, 5):
        at = NOW + shift * HOUR
        same(database, sight, lambda uow, at: (uow.queue.overdue(at), uow.queue.next_term(at)), at)
    for customer in (None, 1, 2, 99):
        same(database, sight, lambda uow, one: uow.queue.counts(one), customer)
    assert same(database, sight, lambda uow: uow.queue.stamp()) == 300


def test_an_empty_queue(database: Database, sight: FirstSight) -> None:
    found = same(database, sight, lambda uow: read_first(uow, QueueFilter(NOW), None, ()))
    assert found.whole
    assert not found.rows


def test_the_demo_year(database: Database, sight: FirstSight) -> None:
    with database() as uow:
        demo_loader("pino")(uow, NOW)
    for days in range(0, 400, 40):
        wanted = QueueFilter(NOW - timedelta(days=days))
        assert same(database, sight, lambda uow, asked: read_first(uow, asked, None, ()), wanted).rows


@pytest.mark.parametrize(
    "job",
    [
        lambda uow: uow.add(Customer("Hotel Aurora")),
        lambda uow: uow.find(IncidentEvent),
        lambda uow: uow.get(Customer, 99),
        lambda uow: uow.find(Customer, id=range(3)),
        lambda uow: uow.find(Customer, id=Between(1, 2)),
        lambda uow: uow.find(Customer, id=list(range(6_000))),
        lambda uow: uow.queue.index(QueueFilter(NOW, text="posta")),
        lambda uow: uow.queue.index(QueueFilter(NOW, with_done=True)),
        lambda uow: uow.queue.touched_since(0),
        lambda uow: uow.register,
    ],
)
def test_what_it_cannot_answer_it_says(sight: FirstSight, job: Job) -> None:
    refused(sight, job)


def test_a_missing_file(tmp_path: Path) -> None:
    refused(FirstSight(tmp_path / "none.sqlite3"), lambda uow: uow.find(Customer))
    assert not list(tmp_path.iterdir())


def test_a_file_of_somebody_else_a_locked_and_a_damaged_one(
    sqlite_path: Path, database: Database, sight: FirstSight
) -> None:
    def find(uow: UnitOfWork) -> object:
        return uow.find(Incident) if uow.find(Customer) else None

    with database() as uow:
        uow.find(Customer)  # from here on it holds the lock
        refused(sight, find)
    database.close()
    with closing(sqlite3.connect(sqlite_path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with closing(FirstSight(sqlite_path)) as later:
        refused(later, find)
    sqlite_path.write_bytes(sqlite_path.read_bytes()[:5_000])
    with closing(FirstSight(sqlite_path)) as damaged:
        refused(damaged, find)
    sqlite_path.write_text("Gentile cliente")
    refused(FirstSight(sqlite_path), find)
    assert sqlite_path.read_text() == "Gentile cliente"
