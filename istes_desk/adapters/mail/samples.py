"""Mailboxes made of files, and a post that takes every letter: what a show has in place of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.errors import KnownError
from istes_desk.services.mail_source import FetchedMail

ARRIVED = datetime(2026, 12, 7, 8, 35, tzinfo=UTC)


class SampleFolder:
    """Implements ``OpenFolder``: the mails of a folder of the disk by name, numbered from 1."""

    uidvalidity = 1

    def __init__(self, folder: Path) -> None:
        self._files = sorted(folder.glob("*.eml"))

    @property
    def exists(self) -> int:
        return len(self._files)

    def uids(self, since: date | None = None) -> list[int]:
        late = since is not None and since > ARRIVED.date()
        return [] if late else list(range(1, self.exists + 1))

    def messages(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        for uid in uids:
            raw = self._files[uid - 1].read_bytes()
            yield FetchedMail(uid, ARRIVED, len(raw), raw)


class SampleSource:
    """Implements ``MailSource``: a mailbox is the folder of its name, one without it cannot be reached."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def open(self, mailbox: Mailbox, _secret: str) -> Iterator[SampleFolder]:
        folder = self._root / mailbox.name.casefold()
        if not folder.is_dir():
            words = f"Il server {mailbox.imap_host} non risponde."
            raise KnownError(words, "Controllare il nome del server e il collegamento a Internet.")
        yield SampleFolder(folder)

    def hang_up(self) -> None:
        """Nothing is open."""


class SamplePost:
    """Implements ``Postman``: every letter is taken, none goes anywhere."""

    def send(self, mailbox: Mailbox, secret: str, raw: bytes, recipients: Sequence[str]) -> None:
        """Taken."""

    def check(self, mailbox: Mailbox, secret: str) -> None:
        """Reached."""

    def hang_up(self, seconds: float) -> None:
        """Nothing is ever on the line."""
