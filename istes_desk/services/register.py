"""The access register (L-1): append-only, each line chained to the one before, a seal for each day.

The key is in the keyring under a fixed handle; cutting the tail shows because the seal counts the lines.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets as random
from dataclasses import dataclass, replace

from istes_desk.domain.compliance import RegisterAction, RegisterEntry, RegisterSeal
from istes_desk.domain.italian import date_of
from istes_desk.services.errors import NotFoundError
from istes_desk.services.ports import Clock, SecretStore, UnitOfWork

KEY_HANDLE = "access-register-key"
SEQUENCE = "access register"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the register does not hold; ``entry_id`` 0 = a seal."""

    entry_id: int
    message_it: str


def register_key(secrets: SecretStore) -> bytes:
    """The key of the chain, made at first use. Not on the GUI thread, not on the database worker."""
    try:
        return bytes.fromhex(secrets.get(KEY_HANDLE))
    except NotFoundError:
        secrets.put(KEY_HANDLE, random.token_hex(32))
        return bytes.fromhex(secrets.get(KEY_HANDLE))


def _signed(key: bytes, *parts: object) -> str:
    text = json.dumps([str(part) for part in parts], ensure_ascii=True)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _link(key: bytes, before: str, entry: RegisterEntry) -> str:
    instant = entry.at.isoformat()
    facts = (entry.author, entry.action.value, entry.subject, entry.customer_id, entry.device_id)
    return _signed(key, before, instant, *facts)


def _seal_of(key: bytes, seal: RegisterSeal, chain: str) -> str:
    return _signed(key, seal.day, seal.last_entry_id, seal.entries, chain)


def append(
    uow: UnitOfWork,
    clock: Clock,
    key: bytes,
    author: str,
    action: RegisterAction,
    subject: str,
    *,
    customer_id: int | None = None,
    device_id: int | None = None,
) -> RegisterEntry:
    """Writes one line and renews the day's seal. ``subject`` names things, never a secret.

    A register that was cut goes on, and ``verify`` shows where.
    """
    number = uow.next_number(SEQUENCE)  # holds other writers back until this transaction ends
    now = clock.now()
    seals = sorted(uow.find(RegisterSeal), key=lambda one: one.last_entry_id)
    last = uow.find(RegisterEntry, id=seals[-1].last_entry_id) if seals else []
    before = last[0].chain if last else ""
    entry = RegisterEntry(now, author, action, subject, customer_id, device_id)
    stored = uow.add(replace(entry, chain=_link(key, before, entry)))
    _seal(uow, key, stored, seals, number)
    return stored


def _seal(uow: UnitOfWork, key: bytes, entry: RegisterEntry, seals: list[RegisterSeal], number: int) -> None:
    """A clock that was set back goes on under the last seal.

    All seals together count every line ever written, ``number``; once they do not, they count one too many
    for good, so that neither lines cut with their seals nor a lost seal are ever forgotten.
    """
    today = date_of(entry.at)
    last = seals[-1] if seals and seals[-1].day >= today else RegisterSeal(today, 0, 0, "")
    counted = sum(one.entries for one in seals)
    total = number if counted + 1 == number else number + 1
    seal = replace(last, last_entry_id=entry.id, entries=total - counted + last.entries)
    seal = replace(seal, seal=_seal_of(key, seal, entry.chain))
    if seal.id:
        uow.save(seal)
    else:
        uow.add(seal)


def verify(uow: UnitOfWork, key: bytes) -> Break | None:
    """The first break of the chain or of a seal; None when the register is whole."""
    before, chains = "", {}
    entries = uow.find(RegisterEntry)
    for entry in entries:
        if not hmac.compare_digest(entry.chain, _link(key, before, entry)):
            return Break(entry.id, f"La riga {entry.id} del registro è stata alterata o ne manca una prima.")
        before = chains[entry.id] = entry.chain
    seals = uow.find(RegisterSeal)
    for seal in seals:
        if seal.seal != _seal_of(key, seal, chains.get(seal.last_entry_id, "")):
            return Break(0, f"Il sigillo del {seal.day:%d/%m/%Y} non corrisponde al registro.")
    if sum(seal.entries for seal in seals) != len(entries):
        return Break(0, "Il numero delle righe non è quello dei sigilli.")
    return None
