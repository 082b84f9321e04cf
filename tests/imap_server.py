"""The real IMAP server of the tests (started by dev.py): a fresh account for each test, mail put into it."""

from __future__ import annotations

import imaplib
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from istes_desk.domain.mailboxes import Mailbox, Transport

HOST = "localhost"
ARRIVED = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def told() -> dict[str, Any]:
    """What dev.py says of the server."""
    found: dict[str, Any] = json.loads(os.environ["ISTES_DESK_TEST_IMAP"])
    return found


def letter(number: int = 1, sender: str = "anna@aurora.example", **headers: str) -> bytes:
    """A short mail of a person."""
    mail = EmailMessage(policy=SMTP)
    said = {"From": sender, "To": "desk@ditta.example", "Subject": f"Blocco {number}", **headers}
    said.setdefault("Message-ID", f"<{number}@aurora.example>")
    for name, value in said.items():
        if value:
            mail[name] = value
    mail.set_content(f"La stampante {number} non stampa.")
    return mail.as_bytes()


@dataclass
class Account:
    """One user of the server with his INBOX."""

    user: str = field(default_factory=lambda: f"{uuid.uuid4().hex}@ditta.example")

    @property
    def password(self) -> str:
        return str(told()["password"])

    @contextmanager
    def connection(self) -> Iterator[imaplib.IMAP4]:
        connection = imaplib.IMAP4(HOST, told()["plain"])
        connection.login(self.user, self.password)
        try:
            yield connection
        finally:
            connection.logout()

    def deliver(self, *mails: bytes, at: datetime = ARRIVED, flags: str = "") -> None:
        """Into the INBOX, with ``at`` as INTERNALDATE."""
        self.deliver_all(((mail, at) for mail in mails), flags)

    def deliver_all(self, mails: Iterable[tuple[bytes, datetime]], flags: str = "") -> None:
        with self.connection() as connection:
            for raw, at in mails:
                answer, words = connection.append("INBOX", flags, at.astimezone(UTC), raw)
                assert answer == "OK", words

    def flags(self) -> dict[int, str]:
        """UID to flags, as another mail program sees them."""
        with self.connection() as connection:
            connection.select("INBOX", readonly=True)
            answers = connection.uid("FETCH", "1:*", "(FLAGS)")[1]
        lines = [line.decode() for line in answers if line]
        return {int(line.split("UID ")[1].split()[0].rstrip(")")): line.split("FLAGS ")[1] for line in lines}

    def renumber(self) -> None:
        """The server counts anew: another UIDVALIDITY, and the old numbers mean nothing."""
        home = Path(told()["mail"]) / self.user / "Maildir"
        head, rest = (home / "dovecot-uidlist").read_text().split("\n", 1)
        newer = re.sub(r"V(\d+)", lambda found: f"V{int(found[1]) + 1}", head)
        (home / "dovecot-uidlist").write_text(f"{newer}\n{rest}")
        for path in home.glob("dovecot.*"):
            path.unlink()

    def mailbox(self, **facts: Any) -> Mailbox:
        """The account as the program knows it: TLS, the tests' own authority."""
        basics: dict[str, Any] = {
            "name": "Assistenza",
            "address": "desk@ditta.example",
            "user": self.user,
            "imap_host": HOST,
            "imap_port": told()["tls"],
            "imap_security": Transport.TLS,
            "ca_file": told()["ca"],
            "secret_handle": "mailbox-1",
        }
        return Mailbox(**{**basics, **facts})
