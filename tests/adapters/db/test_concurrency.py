"""Two technicians at once: gapless numbers, the second writer is told, only whole transactions are seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.services.errors import ConflictError


def test_numbers_taken_at_the_same_time_have_no_gaps(database: Database) -> None:
    def take(_turn: int) -> int:
        with database() as uow:
            return uow.next_number("invoice-2026")

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(40))) == list(range(1, 41))


@pytest.mark.postgres
def test_the_second_of_two_open_transactions_is_told(server: Database) -> None:
    with server() as uow:
        customer = uow.add(Customer("A"))
    with pytest.raises(ConflictError):
        _save_both(server, customer)
    with server() as uow:
        assert uow.get(Customer, customer.id).name == "loro"


def _save_both(server: Database, customer: Customer) -> None:
    with server() as ours:
        seen = ours.save(replace(customer, notes=""))  # the row is read, nothing is written
        with server() as theirs:
            theirs.save(replace(customer, name="loro"))
        ours.save(replace(seen, name="noi"))


def test_nothing_is_seen_before_the_block_ends(sqlite: Database) -> None:
    with sqlite() as uow:
        uow.add(Customer("A"))
        with sqlite.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as other:
            cursor = other.connection.cursor()
            assert cursor.execute("SELECT count(*) FROM customers").fetchone() == (0,)
