"""The world of the queue with one mailbox on a server in memory, and what a visit to it works with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from istes_desk.domain.mail import RawMail, Trust
from istes_desk.domain.mailboxes import LedgerEntry, Mailbox
from istes_desk.services.changes import Changes
from istes_desk.services.fetching import Visit, visit
from istes_desk.services.filing import Means, Transacting
from istes_desk.services.ports import Clock
from tests.fake_mail import FakeMailServer
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import MemorySecrets
from tests.unit.services.queue_world import AUTHOR, PROVIDERS, world

T = TypeVar("T")


def read_words(raw: bytes, _trust: Trust) -> RawMail:
    """``sender subject`` is a whole mail; "bug" in it makes the reader stumble."""
    sender, _, subject = raw.decode().partition(" ")
    if "bug" in subject:
        raise ZeroDivisionError
    digest = hashlib.sha256(raw).hexdigest()
    return RawMail(raw, digest, f"<{digest[:9]}@x.example>", sender, subject=subject, body_text=subject)


@dataclass
class Steps:
    """Implements ``Progress``; cancels when ``stop_at`` messages are done."""

    stop_at: int = 10**9
    seen: list[int] = field(default_factory=list)

    def step(self, done: int, total: int, what: str) -> None:
        self.seen.append(done)

    @property
    def cancelled(self) -> bool:
        return bool(self.seen) and self.seen[-1] >= self.stop_at


class MailWorld:
    """``server.deliver`` and ``visit``."""

    def __init__(self, clock: Clock, **facts: Any) -> None:
        self.server, self.database = FakeMailServer(), world()
        self.changes: list[Changes] = []
        box = Mailbox("Assistenza", "desk@ditta.example", "desk", "imap.example", secret_handle="box")
        with self.database() as uow:
            self.box: Mailbox = uow.add(replace(box, **facts))
        secrets = MemorySecrets()
        secrets.put("box", "segreto")
        self.means = Means(
            self.server, secrets, Transacting(self.database), read_words, clock, AUTHOR, PROVIDERS,
            self.changes.append,
        )  # fmt: skip

    def visit(self, stop_at: int = 10**9) -> Visit:
        return visit(self.means, self.box.id, Steps(stop_at))

    def look(self, job: Callable[[FakeUnitOfWork], T]) -> T:
        with self.database() as uow:
            return job(uow)

    def lines(self) -> list[LedgerEntry]:
        return self.look(lambda uow: uow.find(LedgerEntry))
