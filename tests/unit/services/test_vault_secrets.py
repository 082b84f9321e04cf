"""A credential wherever it lies: written, read, rotated, removed; nothing half done stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.vault import CredentialHandle, CredentialKind, SecretPlace
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import vault_journal as journal
from istes_desk.services import vault_secrets as vs
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError
from istes_desk.services.vault import CredentialDraft
from istes_desk.services.vault_errors import VaultError
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.vault_world import DRAFT, REGISTER, SECRET, SSH, World


@pytest.fixture
def world(clock: FixedClock, secrets: MemorySecrets) -> World:
    return World(clock, secrets)


@pytest.mark.parametrize(("draft", "place"), [(DRAFT, SecretPlace.KEYRING), (SSH, SecretPlace.SEALED)])
def test_a_life_of_a_secret(world: World, draft: CredentialDraft, place: SecretPlace) -> None:
    assert vs.write_credential(world.vault, REGISTER, draft, SECRET).new_id == 1
    first = world.credentials[0]
    assert (first.place, vs.read_credential(world.vault, 1)) == (place, SECRET)
    assert vs.rotate_credential(world.vault, REGISTER, 1, "nuovo").sites == {1}
    second = world.credentials[0]
    assert vs.read_credential(world.vault, 1) == "nuovo"
    assert (second.handle != first.handle, second.fingerprint != first.fingerprint) == (True, True)
    assert vs.remove_credential(world.vault, REGISTER, 1).sites == {1}
    assert (world.credentials, world.boxes, world.steps) == ([], [], [])
    assert world.handles == {key.handle for key in world.keys}


def test_a_secret_moves_to_where_it_fits(world: World) -> None:
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    vs.rotate_credential(world.vault, REGISTER, 1, "x" * 2000)
    assert (world.credentials[0].place, len(world.boxes)) == (SecretPlace.SEALED, 1)
    assert world.handles == {world.keys[0].handle}
    vs.rotate_credential(world.vault, REGISTER, 1, "corto")
    assert (world.credentials[0].place, world.boxes) == (SecretPlace.KEYRING, [])
    assert vs.read_credential(world.vault, 1) == "corto"


def test_several_technicians_have_sealed_rows(clock: FixedClock, secrets: MemorySecrets) -> None:
    world = World(clock, secrets, shared=True)
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    assert world.credentials[0].place is SecretPlace.SEALED
    assert SECRET not in repr((world.database.rows, secrets.entries))


def test_equal_secrets_have_equal_fingerprints(world: World) -> None:
    for secret in (SECRET, SECRET, "altro", "caffe\u0300", "caff\u00e8"):
        vs.write_credential(world.vault, REGISTER, DRAFT, secret)
    marks = [row.fingerprint for row in world.credentials]
    assert (marks[0] == marks[1], marks[0] == marks[2], marks[3] == marks[4]) == (True, False, True)
    other = vs.fingerprint(MemorySecrets(), SECRET)
    assert other != marks[0]


def test_what_is_kept_beside_the_secret(world: World) -> None:
    draft = replace(DRAFT, rotate_days=90, url=" https://nas.example ", notes=" dietro ")
    vs.write_credential(world.vault, REGISTER, draft, SECRET)
    row = world.credentials[0]
    assert (row.rotate_days, row.url, row.notes) == (90, "https://nas.example", "dietro")


@pytest.mark.parametrize(
    ("draft", "secret", "field"),
    [
        (DRAFT, "", "secret"),
        (replace(DRAFT, label=" "), "x", "label"),
        (replace(DRAFT, rotate_days=0), "x", "rotate_days"),
    ],
)
def test_refused_before_anything_is_written(
    world: World, draft: CredentialDraft, secret: str, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        vs.write_credential(world.vault, REGISTER, draft, secret)
    assert (refused.value.field, world.secrets.entries, world.steps) == (field, {}, [])


def test_a_rotation_to_nothing_is_refused(world: World) -> None:
    with pytest.raises(DomainError):
        vs.rotate_credential(world.vault, REGISTER, 1, "")


def test_a_sealed_row_whose_box_is_gone(world: World) -> None:
    vs.write_credential(world.vault, REGISTER, SSH, SECRET)
    with world.database() as uow:
        uow.remove(world.boxes[0])
    with pytest.raises(VaultError) as refused:
        vs.read_credential(world.vault, 1)
    assert refused.value.problem is VaultProblem.DAMAGED
    vs.remove_credential(world.vault, REGISTER, 1)
    assert world.credentials == []


def test_a_secret_that_this_computer_does_not_have(world: World) -> None:
    with pytest.raises(NotFoundError):
        vs.read_row(
            world.vault, CredentialHandle(1, CredentialKind.PIN, "x", "altrove", world.vault.clock.now())
        )


def test_a_row_that_is_refused_takes_the_secret_back(world: World) -> None:
    def broken(_uow: object) -> None:
        raise KnownError("No.")

    with pytest.raises(KnownError, match="No"):
        journal.put(world.vault, "h", SECRET, broken)
    assert (world.steps, world.handles) == ([], set())


def test_who_replaces_what_a_colleague_has_just_changed_is_told(world: World) -> None:
    vs.write_credential(world.vault, REGISTER, DRAFT, SECRET)
    seen = world.credentials[0].handle
    vs.rotate_credential(world.vault, REGISTER, 1, "del collega", seen)
    with pytest.raises(ConflictError, match="un collega"):
        vs.rotate_credential(world.vault, REGISTER, 1, "mio", seen)
    assert vs.read_credential(world.vault, 1) == "del collega"
    assert (world.handles, world.steps) == ({world.credentials[0].handle}, [])
