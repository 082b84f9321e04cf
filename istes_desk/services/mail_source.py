"""What fetching asks of a mail server: a folder that is read and never changed (Q-10). No network here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from istes_desk.domain.mailboxes import Mailbox


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """One message of a folder; ``arrived`` is INTERNALDATE in UTC, ``size`` in bytes as the server says.

    ``refused``: what the server said instead of giving it; ``raw`` is empty then.
    """

    uid: int
    arrived: datetime
    size: int
    raw: bytes
    refused: str = ""


class OpenFolder(Protocol):
    """A folder opened read only. Every method may raise KnownError; what was handed out before is good."""

    @property
    def uidvalidity(self) -> int: ...

    @property
    def exists(self) -> int:
        """Messages in the folder when it was opened."""

    def uids(self, since: date | None = None) -> list[int]:
        """Ascending; with ``since`` only those that arrived on that day or later."""

    def messages(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        """In the order asked for; one that was deleted meanwhile is left out. Sets no flag."""


class MailSource(Protocol):
    """``Desk.mail_source``: opens the folder of a mailbox; ``secret`` is its password or refresh token."""

    def open(self, mailbox: Mailbox, secret: str) -> AbstractContextManager[OpenFolder]:
        """KnownError in words when the server cannot be reached, refuses, or has no such folder."""

    def hang_up(self) -> None:
        """Breaks off what is open, from any thread: who waits for a server gets KnownError at once."""
