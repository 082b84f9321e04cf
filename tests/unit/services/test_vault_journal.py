"""The journal of the keyring: what stopped in the middle is put in order, what is named stays."""

from __future__ import annotations

import pytest

from istes_desk.domain.vault import VaultStepKind
from istes_desk.services import vault_journal as journal
from istes_desk.services import vault_secrets as vs
from istes_desk.services.errors import KnownError
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.vault_world import DRAFT, REGISTER, SECRET, World, make_vault


class Stubborn(MemorySecrets):
    """A keyring that refuses for a while."""

    locked = False

    def put(self, handle: str, secret: str) -> None:
        super().put(handle, secret)
        self._refuse()

    def delete(self, handle: str) -> None:
        self._refuse()
        super().delete(handle)

    def _refuse(self) -> None:
        if self.locked:
            raise KnownError("Il portachiavi è bloccato.")


@pytest.fixture
def stubborn() -> Stubborn:
    return Stubborn()


@pytest.fixture
def world(clock: FixedClock, stubborn: Stubborn) -> World:
    return World(clock, stubborn)


def test_an_entry_that_could_not_be_taken_back_is_resolved_later(world: World, stubborn: Stubborn) -> None:
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    stubborn.locked = True
    with pytest.raises(KnownError, match="bloccato"):
        vs.rotate_credential(world.vault, REGISTER, 1, "nuovo")
    assert [step.kind for step in world.steps] == [VaultStepKind.PUT]
    stubborn.locked = False
    assert journal.resolve(world.vault) == 1
    assert (world.steps, world.handles) == ([], {world.credentials[0].handle})
    assert vs.read_credential(world.vault, 1) == SECRET


def test_an_entry_that_could_not_be_dropped_is_resolved_later(world: World, stubborn: Stubborn) -> None:
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    stubborn.locked = True
    vs.remove_credential(world.vault, REGISTER, 1)
    assert ([step.kind for step in world.steps], len(world.handles)) == ([VaultStepKind.DROP], 1)
    stubborn.locked = False
    assert (journal.resolve(world.vault), world.handles, world.steps) == (1, set(), [])


def test_what_a_row_names_is_never_dropped(world: World) -> None:
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    with world.database() as uow:
        journal.let_go(world.vault, uow, world.credentials[0].handle)
    assert journal.resolve(world.vault) == 1
    assert vs.read_credential(world.vault, 1) == SECRET


def test_steps_of_others_are_left_alone(world: World, clock: FixedClock, stubborn: Stubborn) -> None:
    other = make_vault(world.database, FixedClock(clock.now(), "elsewhere"), stubborn)
    anna = make_vault(world.database, clock, stubborn, author="anna")
    with world.database() as uow:
        journal.let_go(other, uow, "a")
        journal.let_go(anna, uow, "b")
    assert (journal.resolve(world.vault), journal.resolve(anna), journal.resolve(other)) == (0, 1, 1)


def test_a_step_that_was_resolved_meanwhile_ends_the_change(world: World, clock: FixedClock) -> None:
    class Meddling(MemorySecrets):
        def put(self, handle: str, secret: str) -> None:
            super().put(handle, secret)
            journal.resolve(world.vault)

    meddled = make_vault(world.database, clock, Meddling())
    with pytest.raises(KnownError):
        journal.put(meddled, "h", SECRET, lambda _uow: None)
    assert world.steps == []
