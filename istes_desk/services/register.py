"""The access register (L-1): append-only, each line chained to the one before, a seal for each day.

Its key is in the keyring (``register_keys``). It is read as a whole by ``register_reading``, made shorter or
begun anew behind a checkpoint by ``register_reduction``.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from json.encoder import encode_basestring_ascii

from istes_desk.domain.compliance import RegisterAction, RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.domain.italian import date_of
from istes_desk.domain.storable import storable
from istes_desk.services.ports import Clock, UnitOfWork

KEY_HANDLE = "access-register-key"
SEQUENCE = "access register"


def signed(key: bytes, *parts: object) -> str:
    """The hex HMAC over the words of the parts, as a database keeps them; a JSON list."""
    words = ", ".join(encode_basestring_ascii(storable(str(part))) for part in parts)
    return hmac.digest(key, f"[{words}]".encode(), "sha256").hex()


def same(kept: str, made: str) -> bool:
    """Whatever somebody wrote in the place of a fingerprint is compared, never an error."""
    return hmac.compare_digest(kept.encode("utf-8", "replace"), made.encode())


def facts_of(entry: RegisterEntry) -> tuple[object, ...]:
    """What the link of a line vouches for."""
    at, who = entry.at.isoformat(), entry.author
    return at, who, entry.action.value, entry.subject, entry.customer_id, entry.device_id


def link(key: bytes, before: str, entry: RegisterEntry) -> str:
    """The chain of a line, from the chain of the one before."""
    return signed(key, before, *facts_of(entry))


def seal_of(key: bytes, seal: RegisterSeal, chain: str) -> str:
    """What seals a day whose last line has that chain; seals of old versions carry no total."""
    total = (seal.total,) if seal.total else ()
    return signed(key, seal.day, seal.last_entry_id, seal.entries, chain, *total)


def checkpoint_seal(key: bytes, one: RegisterCheckpoint) -> str:
    """What seals a checkpoint."""
    words = (one.kind.value, one.at.isoformat(), one.author, one.last_entry_id)
    return signed(key, *words, one.entries, one.chain, one.note)


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

    A register that was cut goes on, and its proof shows where. What is read does not grow with it.
    """
    number = uow.next_number(SEQUENCE)  # holds other writers back until this transaction ends
    seals = uow.latest(RegisterSeal, 1)
    entry = RegisterEntry(clock.now(), author, action, subject, customer_id, device_id)
    stored = uow.add(replace(entry, chain=link(key, _chain_before(uow, seals), entry)))
    _seal(uow, key, stored, seals, number)
    return stored


def _chain_before(uow: UnitOfWork, seals: list[RegisterSeal]) -> str:
    """From the last sealed line, or from the checkpoint where none was written since."""
    sealed = seals[0].last_entry_id if seals else 0
    begun = uow.latest(RegisterCheckpoint, 1)
    if begun and begun[0].last_entry_id >= sealed:
        return begun[0].chain
    found = uow.find(RegisterEntry, id=sealed)
    return found[0].chain if found else ""


def _seal(uow: UnitOfWork, key: bytes, entry: RegisterEntry, seals: list[RegisterSeal], number: int) -> None:
    """A clock that was set back goes on under the last seal.

    ``number`` counts every line ever written: lines cut together with their seals are missed for good.
    """
    today = date_of(entry.at)
    last = seals[0] if seals and seals[0].day >= today else RegisterSeal(today, 0, 0, "")
    seal = replace(last, last_entry_id=entry.id, entries=last.entries + 1, total=number)
    seal = replace(seal, seal=seal_of(key, seal, entry.chain))
    if seal.id:
        uow.save(seal)
    else:
        uow.add(seal)
