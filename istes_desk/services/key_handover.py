"""Keys of sealed rows, handed from one technician's computer to another's under a passphrase (N-2)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.errors import require
from istes_desk.domain.vault import CustomerKey
from istes_desk.services.attendance import refused
from istes_desk.services.customer_keys import is_key_of, key_bytes
from istes_desk.services.errors import KnownError, NotFoundError
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import KEY_HANDLE, append
from istes_desk.services.register_keys import first_fitting, has_lines, hold_key, keys_in
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import TURN, Vault
from istes_desk.services.vault_secrets import PEPPER_HANDLE

GIVEN, TAKEN = RegisterAction.KEY_EXPORTED, RegisterAction.VAULT_RESTORED
SHORTEST = 12
"""Characters of a passphrase: the file may be lost, guesses are then free."""
REGISTER, PEPPER = KEY_HANDLE, PEPPER_HANDLE
"""What all technicians of one database need alike."""


@dataclass(frozen=True, slots=True)
class Received:
    """``taken`` keys are in this keyring now; ``foreign`` belong to no customer here or are not theirs.

    ``register``: the key of this database's register came along and fits it.
    """

    taken: int
    foreign: int
    register: bool = False


def export_keys(vault: Vault, register: bytes, passphrase: str) -> bytes:
    """The file for the other computer: all keys in use that this keyring has; a line of the register."""
    enough = len(passphrase) >= SHORTEST
    require(enough, f"La frase segreta ha bisogno di almeno {SHORTEST} caratteri.", "passphrase")
    rows = vault.transact(lambda uow: uow.find(CustomerKey, retired_at=None))
    keys = {row.handle: key for row in rows if (key := _key_or_none(vault, row)) is not None}
    common = {REGISTER: register.hex()} | ({PEPPER: vault.secrets.get(PEPPER)} if _has(vault, PEPPER) else {})
    file = vault.sealer.wrap(passphrase, json.dumps({"keys": keys, "common": common}).encode())
    vault.transact(lambda uow: _note(vault, uow, register, GIVEN, f"Chiavi consegnate: {len(keys)}"))
    return file


def _key_or_none(vault: Vault, row: CustomerKey) -> str | None:
    try:
        return key_bytes(vault, row).hex()
    except VaultError:
        return None


def _has(vault: Vault, handle: str) -> bool:
    try:
        return bool(vault.secrets.get(handle))
    except NotFoundError:
        return False


def import_keys(vault: Vault, passphrase: str, file: bytes) -> Received:
    """Takes what fits the rows of this database; KnownError when the passphrase or the file is wrong.

    A register's key that is not this register's is left: it would break the chain with its next line.
    """
    keys, common = _read(_unwrapped(vault, passphrase, file))
    given = keys_in(common.get(REGISTER, ""))
    with TURN:
        rows = vault.transact(lambda uow: uow.find(CustomerKey, handle=list(keys), retired_at=None))
        good = [row.handle for row in rows if is_key_of(row, keys[row.handle])]
        for handle in good:
            vault.secrets.put(handle, keys[handle])
        ours = vault.transact(lambda uow: _of_this_register(uow, given, bool(good) or not keys))
        if ours is not None:
            hold_key(vault.secrets, ours)
            vault.transact(lambda uow: _note(vault, uow, ours, TAKEN, f"Chiavi ricevute: {len(good)}"))
        if PEPPER in common and (good or ours):
            vault.secrets.put(PEPPER, common[PEPPER])
    return Received(len(good), len(keys) - len(good), ours is not None)


def _unwrapped(vault: Vault, passphrase: str, file: bytes) -> bytes:
    try:
        return vault.sealer.unwrap(passphrase, file)
    except KnownError as error:
        refused(vault, f"File di chiavi · {error.message}")
        raise


def _of_this_register(uow: UnitOfWork, given: tuple[bytes, ...], related: bool) -> bytes | None:
    """A register without lines takes the key of a file that has to do with this database."""
    return first_fitting(uow, given) if has_lines(uow) else next(iter(given), None) if related else None


def _read(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """What ``export_keys`` wrote; sealed, so only another version can have written something else."""
    told = json.loads(data)
    return dict(told["keys"]), dict(told["common"])


def _note(vault: Vault, uow: UnitOfWork, register: bytes, action: RegisterAction, subject: str) -> None:
    append(uow, vault.clock, register, vault.author, action, subject)
