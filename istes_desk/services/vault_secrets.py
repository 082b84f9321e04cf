"""The one way to a credential's secret, wherever it lies: keyring entry or sealed row (N-2).

``read_credential(vault, credential_id)`` -> the secret; ``write_credential``, ``rotate_credential`` and
``remove_credential`` -> Changes, to be told by who called (``Tasks.changed``). ``register`` is the key of the
access register (``open_vault``): only an open vault has it. All run on the pool, never on the GUI thread.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets as random
import unicodedata
import uuid
from collections.abc import Callable

from istes_desk.domain.errors import require
from istes_desk.domain.network import Device
from istes_desk.domain.vault import (
    CredentialHandle,
    CredentialKind,
    CustomerKey,
    SealedSecret,
    SecretPlace,
)
from istes_desk.domain.vault_places import Placement, place_for
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import vault as rows
from istes_desk.services import vault_journal as journal
from istes_desk.services.changes import Changes
from istes_desk.services.customer_keys import customer_key, open_box, seal
from istes_desk.services.errors import ConflictError, NotFoundError
from istes_desk.services.ports import SecretStore, UnitOfWork
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault

PEPPER_HANDLE = "fingerprint-pepper"


def read_credential(vault: Vault, credential_id: int) -> str:
    """The secret; NotFoundError or VaultError when this computer cannot have it. No register line here."""
    return read_row(vault, vault.transact(lambda uow: uow.get(CredentialHandle, credential_id)))


def read_row(vault: Vault, row: CredentialHandle) -> str:
    """The secret of a row that was read before."""
    if row.place is SecretPlace.KEYRING:
        return vault.secrets.get(row.handle)
    return open_box(vault, *vault.transact(lambda uow: _box_of(uow, row.handle)))


def _box_of(uow: UnitOfWork, handle: str) -> tuple[SealedSecret, CustomerKey]:
    found = uow.find(SealedSecret, handle=handle)
    if not found:
        raise VaultError(VaultProblem.DAMAGED)
    return found[0], uow.get(CustomerKey, found[0].key_id)


def write_credential(vault: Vault, register: bytes, draft: rows.CredentialDraft, secret: str) -> Changes:
    """A new credential; the place follows from the secret (``place_for``)."""
    rows.check_draft(draft)
    require(bool(secret), "Manca la password o il codice.", "secret")
    with journal.TURN:
        device = vault.transact(lambda uow: uow.get(Device, draft.device_id))
        where = placement(vault, draft.kind, secret).place
        handle, mark = str(uuid.uuid4()), fingerprint(vault.secrets, secret)

        def write(uow: UnitOfWork) -> Changes:
            return rows.add_credential(
                uow, vault.clock, register, draft, handle, vault.author, place=where, fingerprint=mark
            )

        return _store(vault, device.customer_id, handle, where, secret, write)


def rotate_credential(
    vault: Vault, register: bytes, credential_id: int, secret: str, seen: str = ""
) -> Changes:
    """A new secret under a new handle; the old one goes when the row has changed over.

    ``seen`` is the handle that was to be replaced: ConflictError when a colleague was quicker.
    """
    require(bool(secret), "Manca la password o il codice.", "secret")
    with journal.TURN:
        old = vault.transact(lambda uow: uow.get(CredentialHandle, credential_id))
        where = placement(vault, old.kind, secret).place
        handle, mark = str(uuid.uuid4()), fingerprint(vault.secrets, secret)
        gone: list[str] = []

        def write(uow: UnitOfWork) -> Changes:
            row = uow.get(CredentialHandle, credential_id)
            if seen not in ("", row.handle):
                raise ConflictError(
                    "Nel frattempo un collega ha cambiato questo segreto.",
                    "Chiudere e riaprire la scheda, guardare quello di adesso e poi decidere.",
                    "È rimasto quello del collega.",
                )
            gone[:] = let_go(vault, uow, row)
            return rows.rotate_credential(
                uow, vault.clock, register, credential_id, handle, vault.author,
                place=where, fingerprint=mark,
            )  # fmt: skip

        changes = _store(vault, old.customer_id, handle, where, secret, write)
        journal.finish(vault, gone)
    return changes


def remove_credential(vault: Vault, register: bytes, credential_id: int) -> Changes:
    """Row and secret."""
    gone: list[str] = []

    def write(uow: UnitOfWork) -> Changes:
        gone[:] = let_go(vault, uow, uow.get(CredentialHandle, credential_id))
        return rows.remove_credential(uow, vault.clock, register, credential_id, vault.author)

    with journal.TURN:
        changes = vault.transact(write)
        journal.finish(vault, gone)
    return changes


def let_go(vault: Vault, uow: UnitOfWork, row: CredentialHandle) -> list[str]:
    """A sealed row goes at once, an entry after the transaction: its handle."""
    if row.place is SecretPlace.KEYRING:
        journal.let_go(vault, uow, row.handle)
        return [row.handle]
    for box in uow.find(SealedSecret, handle=row.handle):
        uow.remove(box)
    return []


def _store(
    vault: Vault,
    customer_id: int,
    handle: str,
    place: SecretPlace,
    secret: str,
    write: Callable[[UnitOfWork], Changes],
) -> Changes:
    if place is SecretPlace.KEYRING:
        return journal.put(vault, handle, secret, write)
    key_row, key = customer_key(vault, customer_id)
    sealed = vault.sealer.seal(key, handle, secret)

    def both(uow: UnitOfWork) -> Changes:
        seal(uow, key_row, handle, sealed)
        return write(uow)

    return vault.transact(both)


def placement(vault: Vault, kind: CredentialKind, secret: str) -> Placement:
    """Where this secret goes, and why."""
    return place_for(kind, secret, vault.transact(entries_held), vault.shared)


def entries_held(uow: UnitOfWork) -> int:
    """What the rows say to be in keyrings: secrets, and keys of customers."""
    rows = uow.tally(CredentialHandle, "place").get(SecretPlace.KEYRING, 0)
    return rows + len(uow.find(CustomerKey, retired_at=None))


def fingerprint(secrets: SecretStore, secret: str) -> str:
    """Tells equal secrets of several customers, never the secret: a digest keyed in the keyring."""
    try:
        pepper = secrets.get(PEPPER_HANDLE)
    except NotFoundError:
        secrets.put(PEPPER_HANDLE, random.token_hex(32))
        pepper = secrets.get(PEPPER_HANDLE)
    text = unicodedata.normalize("NFC", secret)
    return hmac.new(bytes.fromhex(pepper), text.encode(), hashlib.sha256).hexdigest()
