"""The running program's database comes back after a copy was put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from istes_desk.adapters.db.backup import SqliteBackups
from istes_desk.adapters.db.live import LiveBackups, LiveDatabase
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer

NOW = datetime(2026, 11, 22, 15, 40, tzinfo=UTC)


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def live(sqlite_path: Path, opened: list[Path]) -> Iterator[LiveDatabase]:
    def open_it() -> Database:
        opened.append(sqlite_path)
        return open_sqlite(sqlite_path, sqlite_path.parent)

    made = LiveDatabase(open_it)
    yield made
    made.close()


def names(live: LiveDatabase) -> list[str]:
    with live() as uow:
        return [customer.name for customer in uow.find(Customer)]


def test_it_is_opened_at_first_use_and_once(live: LiveDatabase, opened: list[Path]) -> None:
    assert opened == []
    assert names(live) == names(live) == []
    assert len(opened) == 1


def test_restore_and_go_on(live: LiveDatabase, opened: list[Path], sqlite_path: Path) -> None:
    told: list[bool] = []
    inner = SqliteBackups(sqlite_path, sqlite_path.parent / "backups", live.close)
    backups = LiveBackups(lambda: inner, live, lambda: told.append(True))
    with live() as uow:
        uow.add(Customer("Hotel Aurora"))
    made = backups.make(NOW)
    with live() as uow:
        uow.add(Customer("dopo la copia"))
    assert backups.list() == (made,)
    backups.restore(made.name, NOW)
    assert names(live) == ["Hotel Aurora"]
    assert len(opened) == 2
    assert told == [True, True]
