"""A register whose key is lost begins anew, behind a sealed checkpoint that everybody sees (L-1)."""

from __future__ import annotations

import secrets as random
from dataclasses import replace

from istes_desk.domain.compliance import CheckpointKind, RegisterAction, RegisterCheckpoint, RegisterEntry
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import ConflictError
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import SEQUENCE, append, checkpoint_seal
from istes_desk.services.register_keys import first_fitting, hold_key, keys_held
from istes_desk.services.register_reading import absorbed, chunks
from istes_desk.services.vault_journal import TURN, Vault

SUBJECT = "Registro ricominciato con una nuova chiave: quella precedente non è più nel portachiavi"


def begin_anew(vault: Vault, reason: str = "") -> Changes:
    """Makes the key and the checkpoint; what stood before is digested, so that it stays as it is now.

    The key is in the keyring first: a kill in between leaves one that fits nothing, and the next try another.
    ConflictError when the key is there after all, or somebody wrote meanwhile. Runs on the pool.
    """
    with TURN:
        held = keys_held(vault.secrets)
        if vault.transact(lambda uow: first_fitting(uow, held)) is not None:
            raise ConflictError("La chiave del registro è nel portachiavi.", "Non serve ricominciare.")
        key = random.token_bytes(32)
        hold_key(vault.secrets, key)
        last, digest = _digest(vault, key)
        vault.transact(lambda uow: _begin(vault, uow, key, last, digest, reason))
    return NOTHING


def _digest(vault: Vault, key: bytes) -> tuple[int, str]:
    """The last line, and the digest of all of them under the new key."""
    last, state = _last_id(vault.transact(lambda uow: uow.latest(RegisterEntry, 1))), ""
    for chunk in chunks(vault.transact, 0, last):
        for entry in chunk:
            state = absorbed(key, state, entry)
    return last, state


def _last_id(lines: list[RegisterEntry]) -> int:
    return lines[0].id if lines else 0


def _begin(vault: Vault, uow: UnitOfWork, key: bytes, last: int, digest: str, reason: str) -> None:
    number = uow.next_number(SEQUENCE, 0)  # nobody writes from here on
    if _last_id(uow.latest(RegisterEntry, 1)) != last:
        raise ConflictError("Nel registro è appena stata scritta una riga.", "Riprovare.")
    kind, now = CheckpointKind.NEW_KEY, vault.clock.now()
    begun = RegisterCheckpoint(kind, now, vault.author, last, number, digest, note=reason.strip())
    uow.add(replace(begun, seal=checkpoint_seal(key, begun)))
    append(uow, vault.clock, key, vault.author, RegisterAction.REGISTER_KEY_RENEWED, SUBJECT)
