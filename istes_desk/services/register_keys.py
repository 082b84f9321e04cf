"""Which key of this keyring signs the register of this database, and what to do when none does (L-1).

One user may keep several registers, of a trial and of the office: the entry of the keyring holds their keys,
separated by spaces, the one in use first. A register that has lines never gets another key in silence.
"""

from __future__ import annotations

import secrets as random

from istes_desk.domain.compliance import RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import NotFoundError
from istes_desk.services.ports import SecretStore, UnitOfWork
from istes_desk.services.register import KEY_HANDLE, checkpoint_seal, link, same, seal_of
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import TURN, Vault

MOST = 12
"""Keys kept in one entry, within what Windows holds."""
HEX, LENGTH = frozenset("0123456789abcdef"), 64


def keys_held(secrets: SecretStore) -> tuple[bytes, ...]:
    """All keys of this keyring."""
    try:
        return keys_in(secrets.get(KEY_HANDLE))
    except NotFoundError:
        return ()


def keys_in(text: str) -> tuple[bytes, ...]:
    """What is no key is passed over."""
    return tuple(bytes.fromhex(one) for one in text.split() if len(one) == LENGTH and set(one) <= HEX)


def hold_key(secrets: SecretStore, key: bytes) -> None:
    """To the front; the others stay for the registers they belong to."""
    others = [one for one in keys_held(secrets) if one != key]
    secrets.put(KEY_HANDLE, " ".join(one.hex() for one in (key, *others)[:MOST]))


def fitting_key(vault: Vault) -> bytes:
    """The key of this register, made for one without lines; VaultError when it is not in this keyring."""
    with TURN:
        held = keys_held(vault.secrets)
        begun, found = vault.transact(lambda uow: (has_lines(uow), first_fitting(uow, held)))
        if begun and found is None:
            raise VaultError(VaultProblem.NO_REGISTER if vault.shared else VaultProblem.REGISTER_KEY)
        if found is None and not held:
            hold_key(vault.secrets, random.token_bytes(32))
            held = keys_held(vault.secrets)
    return found or held[0]


def has_lines(uow: UnitOfWork) -> bool:
    """Whether a key has signed anything here."""
    return bool(uow.latest(RegisterEntry, 1) or uow.latest(RegisterCheckpoint, 1))


def first_fitting(uow: UnitOfWork, keys: tuple[bytes, ...]) -> bytes | None:
    """The one that signed this register, None when it has no lines or was signed by another."""
    return next((one for one in keys if fits(uow, one)), None)


def fits(uow: UnitOfWork, key: bytes) -> bool:
    """Whether the key signed the last line, its seal or the beginning: one altered row is not another key."""
    begun = next(iter(uow.latest(RegisterCheckpoint, 1)), None)
    start = begun.last_entry_id if begun else 0
    lines = [one for one in uow.latest(RegisterEntry, 2) if one.id > start]
    pairs = [(begun.seal, checkpoint_seal(key, begun))] if begun else []
    if lines:
        before = lines[1].chain if len(lines) > 1 else begun.chain if begun else ""
        pairs.append((lines[0].chain, link(key, before, lines[0])))
        seals = uow.find(RegisterSeal, last_entry_id=lines[0].id)
        pairs += [(one.seal, seal_of(key, one, lines[0].chain)) for one in seals]
    return any(same(*pair) for pair in pairs)
