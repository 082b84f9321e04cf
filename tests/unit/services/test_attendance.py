"""Who came, left and was refused stands in the register, also when its key was out of reach meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.attendance import arrived, left, refused, worked
from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact, Transacting
from istes_desk.services.key_handover import import_keys
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register_reading import verified
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault
from istes_desk.services.vault_opening import open_vault
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.vault_world import World, make_vault

A = RegisterAction
T = TypeVar("T")


class Shut(MemorySecrets):
    """A keyring that can be locked."""

    locked = True

    def get(self, handle: str) -> str:
        if self.locked:
            raise VaultError(VaultProblem.LOCKED)
        return super().get(handle)


class Broken:
    """A database whose disk is full."""

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T:
        raise KnownError("Il disco è pieno.")


@pytest.fixture
def shut() -> Shut:
    return Shut()


@pytest.fixture
def world(clock: FixedClock, shut: Shut) -> World:
    return World(clock, shut)


def lines(world: World) -> list[tuple[RegisterAction, str]]:
    with world.database() as uow:
        return [(one.action, one.subject) for one in uow.find(RegisterEntry)]


def test_come_and_gone(world: World, shut: Shut) -> None:
    shut.locked = False
    key = arrived(world.vault)
    with world.database() as uow:
        left(uow, world.vault.clock, key, "mario")
    assert lines(world) == [(A.LOG_IN, "ISTES Desk · PC here"), (A.LOG_OUT, "ISTES Desk · PC here")]
    assert verified(Transacting(world.database), key).is_whole


class Quicker:
    """A database in which somebody else writes the first line before a new key does."""

    def __init__(self, inner: Transact, other: Vault) -> None:
        self._inner, self._other, self._left = inner, other, 2

    def __call__(self, job: Callable[[UnitOfWork], T], /) -> T:
        self._left -= 1
        if self._left == 0:
            arrived(self._other)
        return self._inner(job)


def test_two_who_begin_a_shared_register_at_once_do_not_fork_it(clock: FixedClock) -> None:
    mario = World(clock, MemorySecrets(), shared=True)
    anna = make_vault(mario.database, clock, MemorySecrets(), "anna", shared=True)
    with pytest.raises(VaultError) as late:
        arrived(replace(mario.vault, transact=Quicker(mario.vault.transact, anna)))
    assert late.value.problem is VaultProblem.NO_REGISTER
    assert len(lines(mario)) == 1
    assert verified(Transacting(mario.database), open_vault(anna)).is_whole


def test_refusals_wait_for_the_key_and_keep_their_hour(world: World, shut: Shut, clock: FixedClock) -> None:
    for tried in (arrived, open_vault):
        with pytest.raises(VaultError):
            tried(world.vault)
        clock.advance(minutes=5)
    assert (lines(world), len(world.steps)) == ([], 2)
    shut.locked = False
    open_vault(world.vault)
    assert lines(world) == [
        (
            A.LOG_IN_FAILED,
            "ISTES Desk avviato senza registro · Il portachiavi è bloccato. · 02/03/2026 10:00",
        ),
        (A.LOG_IN_FAILED, "Cassaforte delle credenziali · Il portachiavi è bloccato. · 02/03/2026 10:05"),
    ]
    assert world.steps == []
    open_vault(world.vault)
    assert len(lines(world)) == 2


def test_a_wrong_passphrase_of_a_key_file_is_a_refusal(world: World, shut: Shut) -> None:
    with pytest.raises(KnownError):
        import_keys(world.vault, "una frase qualsiasi", b"altro")
    shut.locked = False
    arrived(world.vault)
    assert [action for action, _ in lines(world)] == [A.LOG_IN_FAILED, A.LOG_IN]


def test_refusals_of_others_are_left_to_them(world: World, shut: Shut, clock: FixedClock) -> None:
    refused(make_vault(world.database, FixedClock(clock.now(), "elsewhere"), shut), "altrove")
    refused(make_vault(world.database, clock, shut, "anna"), "di anna")
    shut.locked = False
    open_vault(world.vault)
    assert (lines(world), len(world.steps)) == ([], 2)


def test_a_database_that_fails_does_not_hide_why_it_was_refused(world: World) -> None:
    with pytest.raises(KnownError, match="non contiene chiavi"):
        import_keys(replace(world.vault, transact=Broken()), "una frase qualsiasi", b"altro")


def test_a_start_that_nobody_ended_is_said(world: World, shut: Shut) -> None:
    shut.locked = False
    arrived(world.vault)
    elsewhere = replace(world.vault, clock=FixedClock(world.vault.clock.now(), "there"))
    arrived(elsewhere)
    key = arrived(world.vault)
    told = "ISTES Desk · PC here · non chiuso regolarmente, aperto il 02/03/2026 10:00"
    assert [words for action, words in lines(world) if action is A.LOG_OUT] == [told]
    assert verified(Transacting(world.database), key).is_whole


def test_work_on_site_is_a_line_unless_the_key_is_another_by_now(world: World, shut: Shut) -> None:
    shut.locked = False
    key = arrived(world.vault)
    clock = world.vault.clock
    with world.database() as uow:
        job = uow.add(Intervention(1, "mario", clock.now(), on_site=True))
        for one in (b"x" * 32, key):
            worked(uow, clock, one, "mario", [job.id])
        left(uow, clock, b"x" * 32, "mario")
    assert [action for action, _ in lines(world)] == [A.LOG_IN, A.ON_SITE_SESSION]
    assert verified(Transacting(world.database), key).is_whole
