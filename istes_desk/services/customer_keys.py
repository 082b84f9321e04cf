"""The key of a customer's sealed rows: an entry of the keyring, checked before it is used (N-2)."""

from __future__ import annotations

import hashlib
import hmac
import secrets as random
import uuid
from dataclasses import replace

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.customers import Customer
from istes_desk.domain.vault import CustomerKey, SealedSecret
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import vault_journal as journal
from istes_desk.services.changes import Changes
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register import append
from istes_desk.services.sealer import Sealed
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault


def active_key(uow: UnitOfWork, customer_id: int) -> CustomerKey | None:
    """The first made one: two technicians may have made one each at the same moment."""
    found = uow.find(CustomerKey, customer_id=customer_id, retired_at=None)
    return found[0] if found else None


def check_of(key: bytes, handle: str) -> str:
    """What tells the right key from another without telling the key."""
    return hmac.new(key, handle.encode(), hashlib.sha256).hexdigest()


def is_key_of(row: CustomerKey, text: str) -> bool:
    """Whether this hexadecimal text is the key of the row."""
    try:
        return hmac.compare_digest(check_of(bytes.fromhex(text), row.handle), row.check)
    except ValueError:
        return False


def key_bytes(vault: Vault, row: CustomerKey) -> bytes:
    """From the keyring; VaultError NO_KEY or WRONG_KEY when it is not there or another."""
    try:
        text = vault.secrets.get(row.handle)
    except NotFoundError:
        raise VaultError(VaultProblem.NO_KEY) from None
    if not is_key_of(row, text):
        raise VaultError(VaultProblem.WRONG_KEY)
    return bytes.fromhex(text)


def customer_key(vault: Vault, customer_id: int) -> tuple[CustomerKey, bytes]:
    """The key in use, made at first use."""
    row = vault.transact(lambda uow: active_key(uow, customer_id))
    if row is not None:
        return row, key_bytes(vault, row)
    key = random.token_bytes(32)
    made = _fresh(vault, customer_id, key)
    return journal.put(vault, made.handle, key.hex(), lambda uow: uow.add(made)), key


def _fresh(vault: Vault, customer_id: int, key: bytes) -> CustomerKey:
    handle = str(uuid.uuid4())
    return CustomerKey(customer_id, handle, check_of(key, handle), vault.clock.now())


def seal(uow: UnitOfWork, key_row: CustomerKey, handle: str, sealed: Sealed) -> None:
    """Stores the box; ConflictError when the key was renewed meanwhile."""
    if uow.get(CustomerKey, key_row.id).retired_at is not None:
        raise ConflictError("La chiave del cliente è appena stata rinnovata.", "Riprovare.")
    uow.add(SealedSecret(key_row.id, handle, sealed.nonce, sealed.box))


def open_box(vault: Vault, box: SealedSecret, key_row: CustomerKey) -> str:
    """The secret of a sealed row."""
    return vault.sealer.open(key_bytes(vault, key_row), box.handle, Sealed(box.nonce, box.box))


def renew_key(vault: Vault, register: bytes, customer_id: int) -> Changes:
    """A new key; every box of the customer is sealed anew in one transaction, the old key goes."""
    with journal.TURN:
        old = vault.transact(lambda uow: active_key(uow, customer_id))
        if old is None:
            raise KnownError("Il cliente non ha segreti sigillati: non c'è una chiave da rinnovare.")
        old_key, key = key_bytes(vault, old), random.token_bytes(32)
        made = _fresh(vault, customer_id, key)

        def write(uow: UnitOfWork) -> Changes:
            new = uow.add(made)
            for box in uow.find(SealedSecret, key_id=old.id):
                uow.save(_resealed(vault, box, old_key, key, new.id))
            uow.save(replace(uow.get(CustomerKey, old.id), retired_at=vault.clock.now()))
            journal.let_go(vault, uow, old.handle)
            _note(vault, uow, register, customer_id)
            return Changes()

        changes = journal.put(vault, made.handle, key.hex(), write)
        journal.finish(vault, [old.handle])
    return changes


def _resealed(vault: Vault, box: SealedSecret, old: bytes, new: bytes, key_id: int) -> SealedSecret:
    secret = vault.sealer.open(old, box.handle, Sealed(box.nonce, box.box))
    fresh = vault.sealer.seal(new, box.handle, secret)
    return replace(box, key_id=key_id, nonce=fresh.nonce, box=fresh.box)


def _note(vault: Vault, uow: UnitOfWork, register: bytes, customer_id: int) -> None:
    subject = f"Chiave dei segreti sigillati rinnovata: {uow.get(Customer, customer_id).name}"
    action = RegisterAction.CREDENTIAL_CHANGED
    append(uow, vault.clock, register, vault.author, action, subject, customer_id=customer_id)
