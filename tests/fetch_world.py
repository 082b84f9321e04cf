"""A database with one mailbox on the real server, and all that a visit to it works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.fetching import Visit, visit
from istes_desk.services.filing import Means
from istes_desk.services.ports import Clock, Transactions, UnitOfWork
from tests.fakes import MemorySecrets
from tests.imap_server import Account

T = TypeVar("T")


@dataclass
class Steps:
    """Implements ``Progress``; cancels when ``stop_at`` messages are done."""

    stop_at: int | None = None
    steps: list[tuple[int, int]] = field(default_factory=list)

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total))

    @property
    def cancelled(self) -> bool:
        return self.stop_at is not None and bool(self.steps) and self.steps[-1][0] >= self.stop_at


class MailWorld:
    """``deliver`` to ``account``, then ``visit``."""

    def __init__(self, transactions: Transactions, clock: Clock, **facts: Any) -> None:
        self.account = Account()
        self.transactions, self.clock = transactions, clock
        self.changes: list[Changes] = []
        with transactions() as uow:
            self.mailbox: Mailbox = uow.add(self.account.mailbox(**facts))
        secrets = MemorySecrets()
        secrets.put(self.mailbox.secret_handle, self.account.password)
        self.means = Means(
            source=ImapSource(timeout=10),
            secrets=secrets,
            transact=self.transact,
            read_mail=read_mail,
            clock=clock,
            author="mario",
            providers=frozenset({"pec.it"}),
            told=self.changes.append,
        )

    def transact(self, job: Callable[[UnitOfWork], T]) -> T:
        with self.transactions() as uow:
            return job(uow)

    def visit(self, stop_at: int | None = None) -> Visit:
        return visit(self.means, self.mailbox.id, Steps(stop_at))

    def lines(self) -> list[LedgerEntry]:
        with self.transactions() as uow:
            return uow.find(LedgerEntry)
