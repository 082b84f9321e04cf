"""Two thousand PCs with two years of duties: a customer's board, all customers' counts, a year ahead."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.duties import DutyAssignment
from istes_desk.domain.recurrence import occurrences
from istes_desk.services.duty_board import Board, board
from istes_desk.services.duty_roll_up import customer_counts
from tests.benchmarks.duty_world import CUSTOMERS, build

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FULL, EMPTY = 1, CUSTOMERS + 1


@dataclass
class World:
    database: Database
    path: Path
    results: int

    def board(self, customer_id: int) -> Board:
        with self.database() as uow:
            return board(uow, NOW, customer_id)

    def statements(self) -> list[tuple[str, Sequence[object]]]:
        """What the board asks the database, with its parameters."""
        heard: list[tuple[str, Sequence[object]]] = []

        def hear(
            _connection: object, _cursor: object, said: str, given: Sequence[object], *_: object
        ) -> None:
            heard.append((said, given))

        event.listen(self.database.engine, "before_cursor_execute", hear)
        self.board(FULL)
        event.remove(self.database.engine, "before_cursor_execute", hear)
        return [one for one in heard if one[0].startswith("SELECT")]

    def bare(self, statements: list[tuple[str, Any]]) -> int:
        """The same without this program."""
        with closing(sqlite3.connect(self.path)) as raw:
            return sum(len(raw.execute(*one).fetchall()) for one in statements)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("duties")
    path = folder / "istes-desk.sqlite3"
    database = open_sqlite(path, folder)
    yield World(database, path, build(database, path, NOW))
    database.close()


def best(*steps: Callable[[], object]) -> list[float]:
    """Seconds of the quickest of eight runs of each, in turns."""
    taken = [math.inf for _ in steps]
    for _run in range(8):
        for place, step in enumerate(steps):
            start = time.perf_counter()
            step()
            taken[place] = min(taken[place], time.perf_counter() - start)
    return taken


@pytest.mark.benchmark
def test_a_customers_board_is_near_its_bare_sql(world: World) -> None:
    said, count = world.statements(), len(world.board(FULL).cells)
    steps = (lambda: world.board(FULL), lambda: world.bare(said), lambda: world.board(EMPTY))
    ours, floor, empty = best(*steps)
    ms = [f"{seconds * 1000:.0f}" for seconds in (ours, floor, empty)]
    print(f"board of {count} cells over {world.results} results: {ms} ms (ours, bare, empty)")
    assert ours <= 2 * (floor + empty)


@pytest.mark.benchmark
def test_all_customers_are_counted_at_once(world: World) -> None:
    def counts() -> int:
        with world.database() as uow:
            return sum(sum(n for _, n in row.roll_up.counts) for row in customer_counts(uow, NOW))

    (taken,) = best(counts)
    print(f"counts of {counts()} duties of {CUSTOMERS} customers: {taken * 1000:.0f} ms")
    assert taken <= 0.3


@pytest.mark.benchmark
def test_a_year_ahead_for_all_twice_the_same(world: World) -> None:
    with world.database() as uow:
        assigned = uow.find(DutyAssignment)
    today = NOW.date()

    def ahead() -> int:
        return hash(tuple(occurrences(one, today, today + timedelta(days=365)) for one in assigned))

    start = time.perf_counter()
    first = sum(len(occurrences(one, today, today + timedelta(days=365))) for one in assigned)
    taken = time.perf_counter() - start
    print(f"{first} periods of a year ahead: {taken:.1f} s")
    assert taken <= 5
    assert ahead() == ahead()
