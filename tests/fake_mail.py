"""A mail server in memory: implements ``MailSource`` for service and window tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.errors import KnownError
from istes_desk.services.mail_source import FetchedMail

ARRIVED = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@dataclass
class FakeMailServer:
    """``deliver`` puts mail in; ``refuse`` is raised at the next visits, ``break_at`` at that UID."""

    mails: list[FetchedMail] = field(default_factory=list)
    uidvalidity: int = 7
    refuse: KnownError | None = None
    break_at: int = 0
    vanished: set[int] = field(default_factory=set)
    hung_up: int = 0
    when_asked: Callable[[], None] = lambda: None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def deliver(self, *raws: bytes, at: datetime = ARRIVED) -> None:
        for raw in raws:
            self.mails.append(FetchedMail(len(self.mails) + 1, at, len(raw), raw))

    @contextmanager
    def open(self, mailbox: Mailbox, secret: str) -> Iterator[FakeMailServer]:
        self.asked.append((mailbox.user, secret))
        self.when_asked()
        if self.refuse is not None:
            raise self.refuse
        yield self

    def hang_up(self) -> None:
        self.hung_up += 1

    @property
    def exists(self) -> int:
        return len(self.mails)

    def uids(self, since: date | None = None) -> list[int]:
        return [one.uid for one in self.mails if since is None or one.arrived.date() >= since]

    def messages(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        for one in self.mails:
            if one.uid == self.break_at:
                raise KnownError("Il collegamento si è interrotto.", "Riprovare.")
            if one.uid in uids and one.uid not in self.vanished:
                yield one
