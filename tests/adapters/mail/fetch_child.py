"""A program that visits a mailbox, says how far it is, and is killed by the test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.services.fetching import visit
from istes_desk.services.filing import Means
from istes_desk.services.ports import Transactions, UnitOfWork
from tests.fakes import MemorySecrets
from tests.imap_server import told

T = TypeVar("T")


class Speaking:
    """Implements ``Progress``: after the first batch it waits to be killed."""

    cancelled = False

    def step(self, done: int, _total: int, _what: str) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        sys.stdin.read(1)


class Transacting:
    """Implements ``Transact`` over a database of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T:
        with self._transactions() as uow:
            return job(uow)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    secrets = MemorySecrets()
    secrets.put("mailbox-1", told()["password"])
    transact = Transacting(open_sqlite(path, path.parent))
    means = Means(ImapSource(), secrets, transact, read_mail, SystemClock(), "mario", frozenset())
    visit(means, int(sys.argv[2]), Speaking())
