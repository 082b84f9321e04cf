"""The journal of the keyring: a step is written before an entry is made or dropped, and goes with the
transaction that makes the rows agree (N-2). A kill at any point leaves at most an entry that no row names;
``resolve`` drops it. One change at a time; runs on the pool, never on the GUI thread or the database worker.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import TypeVar

from istes_desk.domain.errors import DomainError
from istes_desk.domain.vault import CredentialHandle, CustomerKey, VaultStep, VaultStepKind
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Clock, SecretStore, UnitOfWork
from istes_desk.services.sealer import Sealer

T = TypeVar("T")
OF_ENTRIES = (VaultStepKind.PUT, VaultStepKind.DROP)
TURN = RLock()
"""Held while the keyring is changed, so that nothing half done is taken for a leftover."""


@dataclass(frozen=True, slots=True)
class Vault:
    """What the use cases of the vault work with. ``shared``: several technicians on one database."""

    transact: Transact
    secrets: SecretStore
    sealer: Sealer
    clock: Clock
    author: str
    shared: bool = False


def step_of(vault: Vault, handle: str, kind: VaultStepKind) -> VaultStep:
    """A step of this user on this computer: a keyring belongs to both."""
    return VaultStep(handle, kind, vault.clock.machine(), vault.author, vault.clock.now())


def put(vault: Vault, handle: str, secret: str, write: Callable[[UnitOfWork], T]) -> T:
    """Journal, keyring, then ``write`` in one transaction with the end of the step; refused = taken back."""
    step = vault.transact(lambda uow: uow.add(step_of(vault, handle, VaultStepKind.PUT)))
    try:
        vault.secrets.put(handle, secret)
        return vault.transact(lambda uow: _agreed(uow, step, write))
    except (KnownError, DomainError):
        with suppress(KnownError):
            settle(vault, step)
        raise


def _agreed(uow: UnitOfWork, step: VaultStep, write: Callable[[UnitOfWork], T]) -> T:
    """The step must still be there: one that was resolved meanwhile has lost its entry."""
    uow.remove(uow.get(VaultStep, step.id))
    return write(uow)


def let_go(vault: Vault, uow: UnitOfWork, handle: str) -> None:
    """In the transaction after which no row names the entry any more."""
    uow.add(step_of(vault, handle, VaultStepKind.DROP))


def finish(vault: Vault, handles: list[str]) -> None:
    """Drops entries that were let go; what the keyring refuses now is left to ``resolve``."""
    steps = vault.transact(lambda uow: uow.find(VaultStep, handle=handles)) if handles else []
    for step in steps:
        with suppress(KnownError):
            settle(vault, step)


def settle(vault: Vault, step: VaultStep) -> None:
    """The entry goes unless a row names it, then the step."""
    if not vault.transact(lambda uow: is_named(uow, step.handle)):
        vault.secrets.delete(step.handle)
    vault.transact(lambda uow: _forget(uow, step))


def _forget(uow: UnitOfWork, step: VaultStep) -> None:
    for one in uow.find(VaultStep, id=step.id):
        uow.remove(one)


def is_named(uow: UnitOfWork, handle: str) -> bool:
    """Whether a credential or a key in use stands on the entry."""
    return bool(
        uow.find(CredentialHandle, handle=handle) or uow.find(CustomerKey, handle=handle, retired_at=None)
    )


def leftovers(uow: UnitOfWork, clock: Clock, author: str) -> list[VaultStep]:
    """Steps that a program of this user on this computer did not end."""
    return uow.find(VaultStep, machine=clock.machine(), author=author, kind=OF_ENTRIES)


def resolve(vault: Vault) -> int:
    """At start and before the vault opens: how many leftovers were put in order."""
    with TURN:
        steps = vault.transact(lambda uow: leftovers(uow, vault.clock, vault.author))
        for step in steps:
            settle(vault, step)
    return len(steps)
