"""Which key of the keyring signs a register: never another one in silence, several registers side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterEntry, RegisterSeal
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import register_keys as keys
from istes_desk.services import vault_secrets as vs
from istes_desk.services.filing import Transacting
from istes_desk.services.register import KEY_HANDLE
from istes_desk.services.register_reading import verified
from istes_desk.services.register_renewal import begin_anew
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_opening import open_vault
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.vault_world import DRAFT, SECRET, World

OTHER = b"o" * 32


@pytest.fixture
def world(clock: FixedClock, secrets: MemorySecrets) -> World:
    """Two lines in the register."""
    made = World(clock, secrets)
    for label in ("primo", "secondo"):
        vs.write_credential(made.vault, open_vault(made.vault), replace(DRAFT, label=label), SECRET)
    return made


def refused(world: World) -> VaultProblem:
    with pytest.raises(VaultError) as error:
        open_vault(world.vault)
    assert error.value.page.steps
    return error.value.problem


def test_the_key_is_made_once_for_a_register_without_lines(clock: FixedClock) -> None:
    world = World(clock, MemorySecrets())
    assert open_vault(world.vault) == open_vault(world.vault)


def test_a_lost_key_is_never_made_anew_in_silence(world: World) -> None:
    world.secrets.delete(KEY_HANDLE)
    assert refused(world) is VaultProblem.REGISTER_KEY
    assert KEY_HANDLE not in world.secrets.entries


@pytest.mark.parametrize("text", [OTHER.hex(), "", "nessuna chiave", "zz" * 32])
def test_what_does_not_fit_signs_nothing(world: World, text: str) -> None:
    world.secrets.put(KEY_HANDLE, text)
    assert refused(world) is VaultProblem.REGISTER_KEY


def test_several_registers_keep_their_keys_in_one_entry(world: World, clock: FixedClock) -> None:
    key = open_vault(world.vault)
    keys.hold_key(world.secrets, OTHER)
    assert keys.keys_held(world.secrets) == (OTHER, key)
    assert open_vault(world.vault) == key
    assert open_vault(World(clock, world.secrets).vault) == OTHER
    for number in range(20):
        keys.hold_key(world.secrets, bytes([number]) * 32)
    assert len(keys.keys_held(world.secrets)) == keys.MOST
    assert len(world.secrets.get(KEY_HANDLE)) <= 1280


def test_one_altered_row_is_not_another_key(world: World) -> None:
    key = open_vault(world.vault)
    with world.database() as uow:
        last, seal = uow.find(RegisterEntry)[-1], uow.find(RegisterSeal)[-1]
        uow.save(replace(last, subject="altro"))
    assert open_vault(world.vault) == key
    with world.database() as uow:
        uow.save(last)
        uow.save(replace(seal, seal="00"))
    assert open_vault(world.vault) == key
    with world.database() as uow:
        uow.save(replace(last, subject="altro"))
    assert refused(world) is VaultProblem.REGISTER_KEY


def test_after_a_new_beginning_its_key_fits_and_the_old_one_no_more(world: World) -> None:
    old = open_vault(world.vault)
    world.secrets.delete(KEY_HANDLE)
    begin_anew(world.vault, "PC nuovo")
    key = open_vault(world.vault)
    vs.write_credential(world.vault, key, DRAFT, SECRET)
    assert open_vault(world.vault) == key
    world.secrets.put(KEY_HANDLE, old.hex())
    assert refused(world) is VaultProblem.REGISTER_KEY


def test_what_a_database_cannot_keep_does_not_break_the_chain(world: World) -> None:
    key = open_vault(world.vault)
    vs.write_credential(world.vault, key, replace(DRAFT, label="incol\0lata \ud83d"), SECRET)
    with world.database() as uow:
        last = uow.find(RegisterEntry)[-1]
        uow.save(replace(last, subject="nas-1 · incollata ? · admin"))  # as it is read again
    assert verified(Transacting(world.database), key).is_whole
