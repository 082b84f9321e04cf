"""Who came, who left, who was refused, for the register (L-1): also while its key cannot be had.

A keyring that is locked hides the register's key as well: a refusal waits as a ``VaultStep`` and is written,
with its hour, by the first who has the key. All but ``left`` run on the pool.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.vault import VaultStep, VaultStepKind
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.on_site import note_on_site, note_unfinished
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.register import SEQUENCE, append
from istes_desk.services.register_keys import fits, fitting_key, has_lines
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault, step_of

PROGRAM = "ISTES Desk"


def refused(vault: Vault, what: str) -> None:
    """``what`` was asked for and why it failed, without a secret; a database that fails adds nothing."""
    with suppress(KnownError):
        vault.transact(lambda uow: uow.add(step_of(vault, what, VaultStepKind.REFUSED)))


def write_refusals(vault: Vault, key: bytes) -> None:
    """Those of this user on this computer that still wait; each becomes a line with the hour it happened."""
    vault.transact(lambda uow: _write(vault, uow, key))


def _write(vault: Vault, uow: UnitOfWork, key: bytes) -> None:
    waiting = uow.find(
        VaultStep, kind=VaultStepKind.REFUSED, machine=vault.clock.machine(), author=vault.author
    )
    for one in waiting:
        subject = f"{one.handle} · {full_stamp(one.started_at)}"
        append(uow, vault.clock, key, one.author, RegisterAction.LOG_IN_FAILED, subject)
        uow.remove(one)


def arrived(vault: Vault) -> bytes:
    """The program was started: the register's key. VaultError when it cannot be had, the refusal waits."""
    try:
        key = fitting_key(vault)
    except KnownError as error:
        refused(vault, f"{PROGRAM} avviato senza registro · {error.message}")
        raise
    vault.transact(lambda uow: _first(vault, uow, key))
    return key


def _first(vault: Vault, uow: UnitOfWork, key: bytes) -> None:
    """Two who open a new shared register at once: the second has another key, and writes nothing."""
    uow.next_number(SEQUENCE, 0)  # holds other writers back until this transaction ends
    if has_lines(uow) and not fits(uow, key):
        raise VaultError(VaultProblem.NO_REGISTER)
    _write(vault, uow, key)
    _come(uow, vault.clock, key, vault.author)


def _come(uow: UnitOfWork, clock: Clock, key: bytes, author: str) -> None:
    """A start that nobody ended, by a crash or a power cut, is ended first, in words."""
    came_and_left = (RegisterAction.LOG_IN, RegisterAction.LOG_OUT)
    before = uow.latest(RegisterEntry, 1, author=author, subject=_program(clock), action=came_and_left)
    if before and before[0].action is RegisterAction.LOG_IN:
        words = f"{_program(clock)} · non chiuso regolarmente, aperto il {full_stamp(before[0].at)}"
        append(uow, clock, key, author, RegisterAction.LOG_OUT, words)
    append(uow, clock, key, author, RegisterAction.LOG_IN, _program(clock))
    note_unfinished(uow, clock, key, author)


def left(uow: UnitOfWork, clock: Clock, key: bytes, author: str) -> Changes:
    """The program ends; a key that was replaced meanwhile signs nothing."""
    if fits(uow, key):
        append(uow, clock, key, author, RegisterAction.LOG_OUT, _program(clock))
    return Changes()


def worked(uow: UnitOfWork, clock: Clock, key: bytes, author: str, ids: Collection[int]) -> Changes:
    """These interventions changed: those on site have their lines."""
    return note_on_site(uow, clock, key, author, ids) if fits(uow, key) else Changes()


def _program(clock: Clock) -> str:
    return f"{PROGRAM} · PC {clock.machine()}".removesuffix(" · PC ")
