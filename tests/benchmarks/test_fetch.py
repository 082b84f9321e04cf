"""Fetching and filing 1,000 messages against only downloading them, from the same server in the same run."""

from __future__ import annotations

import imaplib
import ssl
import time
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Contact, Customer
from istes_desk.services.shipped import ensure_shipped_rows
from tests.benchmarks.fetch_floor import copy_of, inserting, parsing
from tests.benchmarks.fetch_mails import CUSTOMERS, mails
from tests.fakes import FixedClock
from tests.fetch_world import MailWorld
from tests.imap_server import ARRIVED, HOST, Account, told

pytestmark = [pytest.mark.benchmark, pytest.mark.imap]
FIRST, MESSAGES, LIMIT = 20, 1_000, 3.0


def download(account: Account) -> float:
    """The plain loop: each message by itself, thrown away."""
    began = time.perf_counter()
    context = ssl.create_default_context(cafile=told()["ca"])
    with imaplib.IMAP4_SSL(HOST, told()["tls"], ssl_context=context) as connection:
        connection.login(account.user, account.password)
        connection.select("INBOX", readonly=True)
        for uid in connection.uid("SEARCH", "ALL")[1][0].split():
            answer: Any = connection.uid("FETCH", uid.decode(), "(BODY.PEEK[])")[1]
            assert answer[0][1]
    return time.perf_counter() - began


def office(path: Path) -> Database:
    """A database with policies and customers."""
    database = open_sqlite(path, path.parent)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        for number in range(CUSTOMERS):
            customer = uow.add(Customer(f"Cliente {number}"))
            uow.add(Contact(customer.id, "Anna", email=f"anna@cliente{number}.example"))
    return database


def test_fetching_costs_no_more_than_three_downloads(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "desk.sqlite3"
    database = office(path)
    world, delivered = MailWorld(database, clock), mails(FIRST + MESSAGES)
    world.account.deliver_all((raw, ARRIVED) for raw in delivered[:FIRST])
    assert world.visit().taken == FIRST
    before = copy_of(path)
    world.account.deliver_all((raw, ARRIVED) for raw in delivered[FIRST:])
    download(world.account)  # both are warm: the program has looked before, the server read the files
    plain = download(world.account)
    began = time.perf_counter()
    found = world.visit()
    took = time.perf_counter() - began
    plain = min(plain, download(world.account)) * MESSAGES / len(delivered)
    database.close()
    assert found.taken == MESSAGES
    parsed, inserted = parsing(delivered[FIRST:]), inserting(before, path)
    print(f"download {plain:.2f} s, fetch {took:.2f} s, ratio {took / plain:.2f} (limit {LIMIT})")
    print(
        f"of that the library's parser alone {parsed / plain:.2f}, the bare rows alone {inserted / plain:.2f}"
    )
    assert took <= LIMIT * plain
