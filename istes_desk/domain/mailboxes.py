"""Mailboxes that are read and what became of every message in them (Q-10). No network, no parsing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from istes_desk.domain.mail.threads import MailAction


class Transport(StrEnum):
    """How a server is spoken to; PLAIN only makes sense on loopback."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class LogIn(StrEnum):
    """What is kept in the keyring: a password, or an OAuth2 refresh token."""

    BASIC = "basic"
    OAUTH2 = "oauth2"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One account: read by IMAP, answered from by SMTP when ``smtp_host`` is set.

    ``secret_handle`` names the secret in the keyring (N-2). ``from_day``: older mail is left alone.
    ``ca_file``: a PEM file instead of the system's authorities; ``token_url``, ``client_id``: OAuth2.
    """

    name: str
    address: str
    user: str
    imap_host: str
    imap_port: int = 993
    imap_security: Transport = Transport.TLS
    folder: str = "INBOX"
    pec: bool = False
    login: LogIn = LogIn.BASIC
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_security: Transport = Transport.TLS
    from_day: date | None = None
    poll_minutes: int = 5
    active: bool = True
    secret_handle: str = ""
    token_url: str = ""
    client_id: str = ""
    ca_file: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class FolderState:
    """How far a folder was read, and how the last visit ended: ``error`` is "" when it went well.

    0 ``uidvalidity`` = never read. All up to ``last_uid`` is in the ledger. The server had ``on_server``
    messages: ``present`` in the ledger, ``older`` than the mailbox's first day, ``waiting`` to be read.
    """

    mailbox_id: int
    folder: str
    checked_at: datetime
    uidvalidity: int = 0
    last_uid: int = 0
    on_server: int = 0
    present: int = 0
    older: int = 0
    waiting: int = 0
    error: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one message: one line each, so that the counts add up to the mailbox (Q-10).

    ``mailbox_id``, ``uidvalidity`` and ``uid`` are None for a file; ``message_id`` is the row of the mail.
    """

    at: datetime
    action: MailAction
    reason: str
    sender: str
    subject: str
    size: int
    folder: str = ""
    mailbox_id: int | None = None
    uidvalidity: int | None = None
    uid: int | None = None
    message_id: int | None = None
    incident_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class GivenNotice:
    """A notice that was shown, under its key: none is given twice."""

    key: str
    at: datetime
    id: int = 0
