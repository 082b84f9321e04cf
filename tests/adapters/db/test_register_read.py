"""The access register on real databases: the same answers as the fake, and every attack on a file is seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry, RegisterSeal
from istes_desk.domain.italian import date_of
from istes_desk.services.filing import Transacting
from istes_desk.services.ports import Clock, Transactions, UnitOfWork
from istes_desk.services.progress import UNWATCHED
from istes_desk.services.register import SEQUENCE, append
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_reading import verified
from istes_desk.services.register_reduction import reduce
from tests.fakes import FixedClock
from tests.register_builder import BEGIN, KEY, attacks, build, reach_in

SHOWN = RegisterAction.CREDENTIAL_SHOWN


def write(uow: UnitOfWork, clock: Clock, subject: str, customer_id: int | None = 1) -> RegisterEntry:
    return append(uow, clock, KEY, "mario", SHOWN, subject, customer_id=customer_id)


def test_named_queries(transactions: Transactions, clock: FixedClock) -> None:
    for number in range(4):
        with transactions() as uow:
            write(uow, clock, f"100%_a {number}", number % 2)
        clock.advance(hours=12)
    with transactions() as uow:
        head = uow.register.head(SEQUENCE)
        assert (head.number, head.last_id, head.loose) == (4, 4, 0)
        assert [one.total for one in head.seals] == [2, 4]
        assert [one.id for one in uow.register.lines(1, 3)] == [2, 3]
        assert [one.id for one in uow.register.lines(0, 4, 2)] == [1, 2]
        ids = uow.register.ids
        assert list(ids(RegisterFilter())) == [4, 3, 2, 1]
        assert list(ids(RegisterFilter(customer_id=1, author="mario"))) == [4, 2]
        assert list(ids(RegisterFilter(text="%_A 2", actions=frozenset({SHOWN})))) == [3]
        assert list(ids(RegisterFilter(text="%%"))) == []
        assert list(ids(RegisterFilter(last_id=2))) == [2, 1]
        since, until = clock.now() - timedelta(hours=36), clock.now() - timedelta(hours=12)
        assert list(ids(RegisterFilter(since=since, until=until))) == [3, 2]
        assert uow.register.authors() == ["mario"]
    assert verified(Transacting(transactions), KEY).is_whole
    with transactions() as uow:
        uow.register.drop(2)
        assert [one.id for one in uow.find(RegisterEntry)] == [3, 4]
        assert [one.last_entry_id for one in uow.find(RegisterSeal)] == [4]


def test_reduced_on_a_real_database(transactions: Transactions) -> None:
    clock = FixedClock(BEGIN)
    for _ in range(3):
        with transactions() as uow:
            write(uow, clock, "a")
        clock.advance(days=400)
    transact = Transacting(transactions)
    assert reduce(transact, clock, KEY, "mario", UNWATCHED).lines == 2
    assert verified(transact, KEY).is_whole
    with transactions() as uow:
        write(uow, clock, "b")
    assert verified(transact, KEY).lines == 3


def test_two_connections_write_one_chain(database: Database) -> None:
    clock = FixedClock(datetime(2026, 3, 28, 22, tzinfo=UTC))

    def line(turn: int) -> None:
        with database() as uow:
            write(uow, clock, f"riga {turn}")

    for _day in range(3):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(line, range(12)))
        clock.advance(hours=12)
    found = verified(Transacting(database), KEY)
    assert (found.first_break, found.lines) == (None, 36)
    with database() as uow:
        assert sum(one.entries for one in uow.find(RegisterSeal)) == 36


def test_a_line_written_during_the_proof_is_no_break(database: Database, clock: FixedClock) -> None:
    transact = Transacting(database)
    transact(lambda uow: write(uow, clock, "a"))

    class Writing:
        cancelled = False

        def step(self, done: int, total: int, what: str) -> None:
            transact(lambda uow: write(uow, clock, "meanwhile"))

    assert verified(transact, KEY, Writing()).is_whole


COUNT, AT = 3_000, 1_234


@pytest.mark.parametrize("name", list(attacks(COUNT, AT)))
def test_every_attack_on_the_file_is_seen(sqlite: Database, name: str) -> None:
    build(sqlite, COUNT, timedelta(minutes=7))
    statements, line = attacks(COUNT, AT)[name]
    reach_in(sqlite, statements)
    found = verified(Transacting(sqlite), KEY).first_break
    assert found is not None
    assert found.entry_id == line


def test_the_quick_builder_writes_what_the_program_would(sqlite: Database) -> None:
    build(sqlite, 300, timedelta(hours=1))
    transact = Transacting(sqlite)
    assert verified(transact, KEY).is_whole
    clock = FixedClock(BEGIN + timedelta(days=40))
    transact(partial(write, clock=clock, subject="ancora"))
    found = verified(transact, KEY)
    assert (found.is_whole, found.lines) == (True, 301)
    assert found.last is not None
    assert date_of(found.last) == date_of(clock.now())
