"""A mailbox over IMAP, read only: EXAMINE and BODY.PEEK, never a flag, never a deletion (Q-10)."""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError

from istes_desk.adapters.mail.imap_answers import fetch
from istes_desk.adapters.mail.imap_errors import (
    KEPT,
    PASSING,
    code_of,
    mail_errors,
    no_folder,
    numbered,
    said,
)
from istes_desk.adapters.mail.oauth import access_token
from istes_desk.domain.mailboxes import LogIn, Mailbox, Transport
from istes_desk.services.errors import KnownError
from istes_desk.services.mail_source import FetchedMail, OpenFolder

SECONDS, CONNECT_SECONDS = 60, 15
BATCH_BYTES = 8_000_000
BATCH_COUNT = 100
AT_ONCE = 2_000  # numbers in one command: servers refuse lines of some 64 kB
LARGEST = 500_000_000
LONGEST_LINE = 20_000_000
BODY = b"BODY[]"
WANTED = ("INTERNALDATE", "BODY.PEEK[]")

library: Any = imaplib
library._MAXLINE = LONGEST_LINE  # all numbers of a folder come in one; the library stops at 1 MB


class ImapSource:
    """Implements ``MailSource``."""

    def __init__(self, timeout: float = SECONDS) -> None:
        self._timeout = SocketTimeout(min(timeout, CONNECT_SECONDS), timeout)
        self._clients: set[Any] = set()

    @contextmanager
    def open(self, mailbox: Mailbox, secret: str) -> Iterator[OpenFolder]:
        """Connects, logs in, examines the folder; leaves whatever happens."""
        with ExitStack() as open_things:
            with mail_errors(mailbox):
                context = tls(mailbox)
                client = self._connected(mailbox, context)
                self._clients.add(client)
                open_things.callback(self._clients.discard, client)
                open_things.callback(_leave, client)
                if mailbox.imap_security is Transport.STARTTLS:
                    client.starttls(context)
                _log_in(client, mailbox, secret, context)
            yield ImapFolder(client, mailbox)

    def hang_up(self) -> None:
        """Only the bare line: the thread that reads from it must not find its encryption gone."""
        for client in tuple(self._clients):
            with suppress(OSError):
                socket.socket.shutdown(client._imap.sock, socket.SHUT_RDWR)

    def _connected(self, mailbox: Mailbox, context: ssl.SSLContext) -> Any:
        implicit = mailbox.imap_security is Transport.TLS
        client = IMAPClient(
            mailbox.imap_host,
            mailbox.imap_port,
            ssl=implicit,
            ssl_context=context if implicit else None,
            timeout=self._timeout,
        )
        client.normalise_times = False  # aware datetimes
        client._imap.debug = 0  # IMAPClient sets 5: every message would be written out for a log nobody keeps
        client._imap.read = _bounded(client._imap.read)
        return client


class ImapFolder:
    """Implements ``OpenFolder`` over one connection."""

    def __init__(self, client: Any, mailbox: Mailbox) -> None:
        self._client, self._mailbox = client, mailbox
        with mail_errors(mailbox):
            try:
                told = client.select_folder(mailbox.folder, readonly=True)
                self.uidvalidity = numbered(told.get(b"UIDVALIDITY", 0))
                self.exists = numbered(told.get(b"EXISTS", 0))
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                raise no_folder(mailbox, error) from error

    def uids(self, since: date | None = None) -> list[int]:
        with mail_errors(self._mailbox):
            return sorted(set(map(numbered, self._client.search(["SINCE", since] if since else ["ALL"]))))

    def messages(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        """Batches of some megabytes: a connection that breaks costs one of them at most."""
        sizes = self._sizes(uids)
        for batch in batches([uid for uid in uids if uid in sizes], sizes):
            with mail_errors(self._mailbox):
                mails = self._fetch(batch, sizes)
            yield from mails

    def _fetch(self, batch: list[int], sizes: dict[int, int]) -> list[FetchedMail]:
        """One that the server refuses must not hold back the others; all refused: it is not the mails."""
        try:
            return self._given(batch)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            mails = [mail for uid in batch for mail in self._one(uid, sizes[uid])]
            whole = all(mail.refused for mail in mails) and (len(batch) > 1 or code_of(error) in PASSING)
            if mails and whole:
                raise
            return mails

    def _one(self, uid: int, size: int) -> list[FetchedMail]:
        try:
            return self._given([uid])
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            return [FetchedMail(uid, datetime.now(UTC), size, b"", said(error))]

    def _given(self, uids: list[int]) -> list[FetchedMail]:
        found = fetch(self._client, uids, WANTED)
        return [_fetched(uid, found[uid]) for uid in uids if BODY in found.get(uid, {})]

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        sizes: dict[int, int] = {}
        with mail_errors(self._mailbox):
            for start in range(0, len(uids), AT_ONCE):
                told = fetch(self._client, uids[start : start + AT_ONCE], ["RFC822.SIZE"])
                sizes |= {uid: int(facts.get(b"RFC822.SIZE", 0)) for uid, facts in told.items()}
        return sizes


def batches(uids: Sequence[int], sizes: dict[int, int]) -> Iterator[list[int]]:
    """In order; no batch holds more than ``BATCH_BYTES``, unless one message alone does."""
    batch: list[int] = []
    weight = 0
    for uid in uids:
        if batch and (weight + sizes[uid] > BATCH_BYTES or len(batch) == BATCH_COUNT):
            yield batch
            batch, weight = [], 0
        batch.append(uid)
        weight += sizes[uid]
    if batch:
        yield batch


def _fetched(uid: int, facts: dict[bytes, Any]) -> FetchedMail:
    raw = facts[BODY] or b""
    if not isinstance(raw, bytes):
        raise TypeError(f"a message that is {type(raw).__name__}")
    arrived: datetime | None = facts.get(b"INTERNALDATE")
    return FetchedMail(uid, (arrived or datetime.now(UTC)).astimezone(UTC), len(raw), raw)


def _bounded(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """A server that announces more than any mail holds is not believed."""

    def call(size: int) -> bytes:
        if size > LARGEST:
            raise ValueError(f"literal of {size} bytes")
        return read(size)

    return call


def tls(mailbox: Mailbox) -> ssl.SSLContext:
    """The system's authorities, or those of the mailbox's own file; the host name is always checked."""
    try:
        return ssl.create_default_context(cafile=mailbox.ca_file or None)
    except OSError as error:
        hint = "Indicare un file PEM con il certificato dell'autorità, oppure lasciare vuoto."
        raise KnownError(f"Il file dell'autorità non si legge: {mailbox.ca_file}", hint, KEPT) from error


def _log_in(client: Any, mailbox: Mailbox, secret: str, context: ssl.SSLContext) -> None:
    if mailbox.login is LogIn.OAUTH2:
        token = access_token(mailbox.token_url, mailbox.client_id, secret, context)
        _token_way(client)(mailbox.user, token)
    elif (mailbox.user + secret).isascii():
        client.login(mailbox.user, secret)
    else:  # LOGIN knows no accents
        client.plain_login(mailbox.user, secret)


def _token_way(client: Any) -> Callable[[str, str], object]:
    ways: dict[str, Callable[[str, str], object]] = {
        "AUTH=OAUTHBEARER": client.oauthbearer_login,
        "AUTH=XOAUTH2": client.oauth2_login,
    }
    found = next((way for word, way in ways.items() if client.has_capability(word)), None)
    if found is None:
        raise CapabilityError("l'accesso con token (OAUTHBEARER o XOAUTH2)")
    return found


def _leave(client: Any) -> None:
    """A server that is gone need not be told."""
    try:
        client.logout()
    except (OSError, IMAPClientError):
        with suppress(OSError):
            client.shutdown()
