"""A lost key: the register begins anew behind a checkpoint that everybody sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from istes_desk.domain.compliance import CheckpointKind, RegisterAction
from istes_desk.services import register_reduction as reduction
from istes_desk.services.errors import ConflictError
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.progress import UNWATCHED
from istes_desk.services.register_keys import fitting_key, hold_key, keys_held
from istes_desk.services.register_renewal import begin_anew
from istes_desk.services.vault_errors import VaultError
from tests.fakes import FixedClock
from tests.unit.services.register_world import RegisterWorld

T = TypeVar("T")


@pytest.fixture
def world(clock: FixedClock) -> RegisterWorld:
    """Two days written with a key that is lost; the vault refuses to open."""
    made = RegisterWorld(clock)
    made.days(2)
    with pytest.raises(VaultError):
        fitting_key(made.vault())
    return made


def anew(world: RegisterWorld) -> bytes:
    begin_anew(world.vault(), "PC sostituito")
    return fitting_key(world.vault())


def test_the_new_beginning_is_sealed_and_seen(world: RegisterWorld) -> None:
    key = anew(world)
    found = world.proof(key)
    assert found.is_whole
    (begun,) = found.checkpoints
    assert (begun.kind, begun.last_entry_id, begun.entries) == (CheckpointKind.NEW_KEY, 4, 4)
    assert (begun.author, begun.note) == ("mario", "PC sostituito")
    assert world.lines[5].action is RegisterAction.REGISTER_KEY_RENEWED
    world.days(2, key=key)
    assert world.proof(key).is_whole
    assert world.proof(key).lines == 9


def test_it_begins_on_the_day_of_the_last_line(clock: FixedClock) -> None:
    world = RegisterWorld(clock)
    world.write()
    key = anew(world)
    assert len(world.seals) == 1
    assert world.proof(key).is_whole


def change(world: RegisterWorld) -> None:
    world.lines[2] = replace(world.lines[2], subject="altro")


def delete(world: RegisterWorld) -> None:
    del world.lines[2]


def delete_last(world: RegisterWorld) -> None:
    del world.lines[4]


def change_chain(world: RegisterWorld) -> None:
    world.lines[2] = replace(world.lines[2], chain=world.lines[1].chain)


OLD = "Le righe scritte prima della nuova chiave"


@pytest.mark.parametrize(
    ("attack", "words"),
    [
        (change, OLD),
        (change_chain, OLD),
        (delete, "Il sigillo"),
        (delete_last, "La riga 5 del registro"),
    ],
)
def test_what_stood_before_stays_as_it_was(
    world: RegisterWorld, attack: Callable[[RegisterWorld], None], words: str
) -> None:
    key = anew(world)
    attack(world)
    assert world.said(key).startswith(words)


def test_it_is_reduced_across_the_new_beginning(world: RegisterWorld, clock: FixedClock) -> None:
    key = anew(world)
    clock.advance(days=729)
    world.write(key=key)
    clock.advance(days=1)

    def cut() -> int:
        return reduction.reduce(world.transact, clock, key, "mario", UNWATCHED).lines

    assert cut() == 2
    assert world.proof(key).is_whole
    clock.advance(days=3)
    assert cut() == 3
    assert world.proof(key).is_whole
    world.lines[6] = replace(world.lines[6], subject="altro")
    assert "riga 6 " in world.said(key)


def test_a_key_is_lost_twice(world: RegisterWorld) -> None:
    first = anew(world)
    world.days(1, key=first)
    world.secrets.entries.clear()
    second = anew(world)
    assert second != first
    assert world.proof(second).is_whole
    assert len(world.proof(second).checkpoints) == 2
    assert world.said(first)


def test_a_key_that_is_there_is_not_replaced(clock: FixedClock) -> None:
    world = RegisterWorld(clock)
    key = fitting_key(world.vault())
    world.write(key=key)
    with pytest.raises(ConflictError):
        begin_anew(world.vault())
    assert keys_held(world.secrets) == (key,)


def test_somebody_wrote_meanwhile(world: RegisterWorld) -> None:
    vault, asked = world.vault(), [0]

    def transact(job: Callable[[UnitOfWork], T], /) -> T:
        asked[0] += 1
        if asked[0] == 4:
            world.write()
        return vault.transact(job)

    before = len(world.lines)
    with pytest.raises(ConflictError):
        begin_anew(replace(vault, transact=transact))
    assert len(world.lines) == before + 1
    assert anew(world)


def test_a_kill_after_the_key_was_kept_costs_nothing(world: RegisterWorld) -> None:
    hold_key(world.secrets, b"n" * 32)
    with pytest.raises(VaultError):
        fitting_key(world.vault())
    key = anew(world)
    assert world.proof(key).is_whole
