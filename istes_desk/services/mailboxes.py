"""The mailboxes that are read: entered, changed, tried out; their secrets stay in the keyring (N-2)."""

from __future__ import annotations

import ipaddress
import uuid
from dataclasses import replace

from istes_desk.domain.errors import require
from istes_desk.domain.mailboxes import FolderState, LogIn, Mailbox, Transport
from istes_desk.services.changes import EVERYTHING_SETTINGS, Changes
from istes_desk.services.mail_source import MailSource
from istes_desk.services.ports import UnitOfWork

IMAP_PORTS = {Transport.TLS: 993, Transport.STARTTLS: 143, Transport.PLAIN: 143}
SMTP_PORTS = {Transport.TLS: 465, Transport.STARTTLS: 587, Transport.PLAIN: 25}
LONGEST_PAUSE = 24 * 60
PLAIN_ONLY_HERE = "Senza TLS la password viaggerebbe in chiaro: si può solo verso questo stesso computer."


def new_mailbox() -> Mailbox:
    """An empty one with a name of its own in the keyring."""
    return Mailbox("", "", "", "", secret_handle=f"mailbox-{uuid.uuid4().hex}")


def save_mailbox(uow: UnitOfWork, draft: Mailbox) -> Changes:
    """Stores it; DomainError names the field. An earlier first day lets older mail be read."""
    tidy = _tidy(draft)
    _check(uow, tidy)
    if not tidy.id:
        added = uow.add(tidy)
        return replace(EVERYTHING_SETTINGS, new_id=added.id)
    before = uow.get(Mailbox, tidy.id)
    uow.save(tidy)
    if (before.from_day, before.user, before.imap_host) != (tidy.from_day, tidy.user, tidy.imap_host):
        _look_again(uow, tidy)
    return EVERYTHING_SETTINGS


def mailboxes(uow: UnitOfWork) -> tuple[Mailbox, ...]:
    """All of them, those that are read first."""
    return tuple(sorted(uow.find(Mailbox), key=lambda box: (not box.active, box.name.casefold())))


def failures(uow: UnitOfWork) -> dict[int, str]:
    """What went wrong at the last visit, by mailbox; nothing for those that were read."""
    return {state.mailbox_id: state.error for state in uow.find(FolderState) if state.error}


def try_out(source: MailSource, mailbox: Mailbox, secret: str) -> str:
    """Opens the folder and says what is there; KnownError says what is wrong. Changes nothing."""
    with source.open(mailbox, secret) as folder:
        count = folder.exists
    found = "un messaggio" if count == 1 else f"{count} messaggi"
    return f"Collegamento riuscito: {found} nella cartella «{mailbox.folder}»."


def _tidy(draft: Mailbox) -> Mailbox:
    words = (
        "name",
        "address",
        "user",
        "imap_host",
        "smtp_host",
        "folder",
        "token_url",
        "client_id",
        "ca_file",
    )
    tidy = replace(draft, **{word: getattr(draft, word).strip() for word in words})
    return replace(tidy, user=tidy.user or tidy.address, folder=tidy.folder or "INBOX")


def _check(uow: UnitOfWork, box: Mailbox) -> None:
    others = [one.name for one in uow.find(Mailbox) if one.id != box.id]
    require(bool(box.name), "Dare un nome alla casella.", "name")
    require(box.name not in others, "C'è già una casella con questo nome.", "name")
    require("@" in box.address, "Indicare l'indirizzo della casella.", "address")
    require(bool(box.imap_host), "Indicare il server della posta in arrivo (IMAP).", "imap_host")
    _check_server(box.imap_host, box.imap_port, box.imap_security, "imap")
    if box.smtp_host:
        _check_server(box.smtp_host, box.smtp_port, box.smtp_security, "smtp")
    require(1 <= box.poll_minutes <= LONGEST_PAUSE, "Leggere la posta ogni 1-1440 minuti.", "poll_minutes")
    if box.login is LogIn.OAUTH2:
        require(bool(box.token_url), "Indicare l'indirizzo che rilascia i token.", "token_url")


def _check_server(host: str, port: int, security: Transport, which: str) -> None:
    require(1 <= port <= 65535, "La porta va da 1 a 65535.", f"{which}_port")
    safe = security is not Transport.PLAIN or _is_here(host)
    require(safe, PLAIN_ONLY_HERE, f"{which}_security")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _look_again(uow: UnitOfWork, box: Mailbox) -> None:
    """From the first message on; what the ledger knows is not read twice."""
    for state in uow.find(FolderState, mailbox_id=box.id):
        uow.save(replace(state, last_uid=0))
