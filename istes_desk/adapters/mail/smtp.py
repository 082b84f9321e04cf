"""Hands a mail to its SMTP server and says in words why it was not taken; retries nothing by itself."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from email.parser import BytesHeaderParser
from ipaddress import ip_address

from istes_desk.adapters.mail.oauth import access_token
from istes_desk.adapters.mail.smtp_login import log_in
from istes_desk.adapters.mail.smtp_words import KEPT, in_words
from istes_desk.domain.mail import host_of
from istes_desk.domain.mailboxes import LogIn, Mailbox, Transport
from istes_desk.services.errors import KnownError

Token = Callable[[Mailbox, str], str]
SECONDS, CONNECTING = 60.0, 15.0
TAKEN = (250, 251)
PERMANENT = 500
UNSURE = (
    "Il collegamento si è interrotto durante l'invio: non è certo che il messaggio sia partito.",
    "Verificare nella posta inviata o con il destinatario prima di riprovare.",
    KEPT,
)


def token_of(mailbox: Mailbox, refresh_token: str) -> str:
    """A token of the mailbox's provider for the one that is kept."""
    context = ssl.create_default_context()
    return access_token(mailbox.token_url, mailbox.client_id, refresh_token, context)


class SmtpPostman:
    """Implements ``Postman``. ``token`` turns the kept OAuth2 secret of a mailbox into one to log in with."""

    def __init__(self, token: Token = token_of, seconds: float = SECONDS) -> None:
        self._token, self._seconds = token, seconds
        self._clients: set[smtplib.SMTP] = set()

    def send(self, mailbox: Mailbox, secret: str, raw: bytes, recipients: Sequence[str]) -> None:
        """One connection, one mail. What a program wrote leaves without a return path (RFC 3834)."""
        with in_words(mailbox), self._at_the_counter(mailbox, secret) as client:
            _name_people(client, mailbox.address, raw, recipients)
            _hand_over(client, raw)

    def check(self, mailbox: Mailbox, secret: str) -> None:
        """Connects and logs in."""
        with in_words(mailbox), self._at_the_counter(mailbox, secret):
            pass

    def hang_up(self, seconds: float) -> None:
        """Breaks the lines off then, from a thread of its own: the one that waits on them is not ours."""
        last = threading.Timer(seconds, self._cut)
        last.daemon = True
        last.start()

    def _cut(self) -> None:
        """Only the bare line, as the mailbox's reader does."""
        for client in tuple(self._clients):
            with suppress(OSError):
                if client.sock is not None:
                    socket.socket.shutdown(client.sock, socket.SHUT_RDWR)

    @contextmanager
    def _at_the_counter(self, mailbox: Mailbox, secret: str) -> Iterator[smtplib.SMTP]:
        """Logged in; what the server says to the farewell does not matter."""
        oauth = mailbox.login is LogIn.OAUTH2
        word = self._token(mailbox, secret) if oauth and secret else secret
        with closing(self._connected(mailbox)) as client, self._known(client):
            client.ehlo_or_helo_if_needed()
            if word:
                log_in(client, mailbox.user, word, oauth)
            yield client
            with suppress(OSError, smtplib.SMTPException):
                client.quit()

    @contextmanager
    def _known(self, client: smtplib.SMTP) -> Iterator[None]:
        """Connecting may not take as long as what comes after: it cannot be broken off."""
        if client.sock is not None:
            client.sock.settimeout(self._seconds)
        self._clients.add(client)
        try:
            yield
        finally:
            self._clients.discard(client)

    def _connected(self, box: Mailbox) -> smtplib.SMTP:
        host, port, own = box.smtp_host, box.smtp_port, host_of(box.address) or "localhost"
        patience = min(self._seconds, CONNECTING)
        if box.smtp_security is Transport.TLS:
            context = _context(box.ca_file)
            return smtplib.SMTP_SSL(host, port, own, timeout=patience, context=context)
        if box.smtp_security is Transport.PLAIN and not _is_loopback(box.smtp_host):
            raise KnownError(
                f"Senza cifratura non si invia nulla a {box.smtp_host}.",
                "Scegliere TLS o STARTTLS nelle impostazioni della casella.",
                KEPT,
            )
        client = smtplib.SMTP(host, port, own, patience)
        if box.smtp_security is Transport.STARTTLS:
            _encrypt(client, box)
        return client


def _encrypt(client: smtplib.SMTP, box: Mailbox) -> None:
    try:
        client.starttls(context=_context(box.ca_file))
    except (OSError, smtplib.SMTPException):
        client.close()
        raise


def _context(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:
        raise KnownError(
            f"Il file dei certificati «{ca_file}» non è leggibile.",
            "Indicare un file PEM nelle impostazioni della casella.",
            KEPT,
        ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _name_people(client: smtplib.SMTP, sender: str, raw: bytes, recipients: Sequence[str]) -> None:
    """A server that refuses an empty return path gets the address after all."""
    automatic = BytesHeaderParser().parsebytes(raw).get("Auto-Submitted", "no") != "no"
    size = [f"size={len(raw)}"] if client.has_extn("size") else []
    code, said = client.mail("" if automatic else sender, size)
    if automatic and code >= PERMANENT:
        client.rset()
        code, said = client.mail(sender, size)
    if code not in TAKEN:
        raise smtplib.SMTPResponseException(code, said)
    for recipient in recipients:
        code, said = client.rcpt(recipient)
        if code not in TAKEN:
            raise smtplib.SMTPResponseException(code, said)


def _hand_over(client: smtplib.SMTP, raw: bytes) -> None:
    """A line that breaks here leaves the outcome open: nobody may send it again unasked."""
    try:
        code, said = client.data(raw)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        if isinstance(error, smtplib.SMTPResponseException):
            raise
        raise KnownError(*UNSURE) from error
    if code < 0:  # no SMTP at all
        raise KnownError(*UNSURE)
    if code != TAKEN[0]:
        raise smtplib.SMTPResponseException(code, said)
