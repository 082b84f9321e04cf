"""A real SMTP server on loopback for the tests: TLS, STARTTLS, log-in, and refusals on demand."""

from __future__ import annotations

import asyncio
import base64
import logging
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from istes_desk.domain.mailboxes import Mailbox, Transport

HOST = "127.0.0.1"
PASSWORD = "perché no 1€"
TOKEN = "ya29.token"
NULL = "<>"
"""How the server tells an empty return path."""


@dataclass
class Letterbox:
    """What came in, as (envelope sender, recipients, bytes); ``refusals`` answer a command with a code."""

    taken: list[tuple[str | None, list[str], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    stalled: threading.Event = field(default_factory=threading.Event)

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address == NULL and "EMPTY" in self.refusals:
            return self.refusals["EMPTY"]
        envelope.mail_from = address
        return self.refusals.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.refusals.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if "STALL" in self.refusals:
            self.stalled.set()
            await asyncio.Event().wait()  # until the client hangs up
        if "CUT" in self.refusals:
            cast("Any", server.transport).close()
            return ""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.taken.append((envelope.mail_from, list(envelope.rcpt_tos), content))
        return self.refusals.get("DATA", "250 OK")

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        known = isinstance(data, LoginPassword) and data.password.decode() == PASSWORD
        if known:
            self.logins.append(mechanism)
        return AuthResult(success=known, handled=False, message=None if known else "535 5.7.8 no")


class TokenServer(SMTP):
    """Knows XOAUTH2 besides."""

    async def auth_XOAUTH2(self, _server: SMTP, args: list[str]) -> AuthResult:
        said = base64.b64decode(args[1]).decode()
        if f"auth=Bearer {TOKEN}\x01\x01" in said:
            return AuthResult(success=True, auth_data=said)
        await self.challenge_auth('{"status":"401"}')
        return AuthResult(success=False, handled=False)


class _Controller(Controller):
    """Port 0: the system chooses."""

    def _trigger_server(self) -> None:
        self.port = cast("Any", self.server).sockets[0].getsockname()[1]
        cast("Any", super())._trigger_server()

    def factory(self) -> SMTP:
        return TokenServer(self.handler, **self.SMTP_kwargs)


@contextmanager
def smtp_server(
    security: Transport = Transport.PLAIN, folder: Path | None = None, days: int = 30, name: str = HOST,
    login: bool = False, exclude: tuple[str, ...] = (),
) -> Iterator[tuple[Letterbox, Mailbox]]:  # fmt: skip
    """The letterbox and a mailbox that sends to it; its thread ends with the block."""
    box = Letterbox()
    context = _server_context(folder, days, name) if folder else None
    options: dict[str, Any] = {"auth_require_tls": False, "auth_exclude_mechanism": exclude}
    if login:
        options["authenticator"] = box.authenticate
    if security is Transport.STARTTLS:
        options |= {"tls_context": context, "require_starttls": True}
    tls = context if security is Transport.TLS else None
    controller = _Controller(box, hostname=HOST, port=0, ssl_context=tls, ready_timeout=10, **options)
    own_words = logging.getLogger("mail.log")
    own_words.propagate = False  # what the server says of itself is no log of ours
    controller.start()
    mailbox = Mailbox(
        "Assistenza", "assistenza@ditta.example", "assistenza", "imap.ditta.example",
        smtp_host=HOST, smtp_port=controller.port, smtp_security=security, id=1,
        ca_file=str(folder / "ca.pem") if folder else "",
    )  # fmt: skip
    try:
        yield box, mailbox
    finally:
        controller.stop()
        own_words.propagate = True


def _server_context(folder: Path, days: int, name: str) -> ssl.SSLContext:
    chain, authority = certificate(days, name)
    (folder / "server.pem").write_bytes(chain)
    (folder / "ca.pem").write_bytes(authority)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "server.pem")
    return context


@cache
def certificate(days: int, name: str) -> tuple[bytes, bytes]:
    """Key and certificate for a host, signed by an authority of one use; ``days`` may have passed."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Prova")])
    begins = datetime.now(UTC) - timedelta(days=400)
    named = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(datetime.now(UTC) + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([named]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    public = made.public_bytes(serialization.Encoding.PEM)
    return secret + public, public
