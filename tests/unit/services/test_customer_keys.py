"""Keys of customers: made once, checked, renewed in one transaction, handed over under a passphrase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterEntry
from istes_desk.domain.errors import DomainError
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services import customer_keys as keys
from istes_desk.services import key_handover as handover
from istes_desk.services import vault_secrets as vs
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.filing import Transacting
from istes_desk.services.register import KEY_HANDLE
from istes_desk.services.register_keys import hold_key
from istes_desk.services.register_reading import verified
from istes_desk.services.sealer import Sealed
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_journal import Vault
from istes_desk.services.vault_opening import open_vault
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.vault_world import DRAFT, REGISTER, SECRET, SSH, World, make_vault

PHRASE = "cavallo batteria graffetta"


@pytest.fixture
def world(clock: FixedClock, secrets: MemorySecrets) -> World:
    hold_key(secrets, REGISTER)
    made = World(clock, secrets, shared=True)
    for secret in (SECRET, "altro"):
        vs.write_credential(made.vault, REGISTER, SSH, secret)
    return made


@pytest.fixture
def elsewhere(world: World, clock: FixedClock) -> Vault:
    """The second technician's computer on the same database."""
    return make_vault(
        world.database, FixedClock(clock.now(), "elsewhere"), MemorySecrets(), "anna", shared=True
    )


def is_whole(database: FakeDatabase, key: bytes) -> bool:
    return verified(Transacting(database), key).is_whole


def problem(vault: Vault, credential_id: int = 1) -> VaultProblem:
    with pytest.raises(VaultError) as refused:
        vs.read_credential(vault, credential_id)
    assert refused.value.page.steps
    return refused.value.problem


def test_one_key_for_all_rows_of_a_customer(world: World) -> None:
    assert (len(world.keys), len(world.boxes)) == (1, 2)


def test_renewing_seals_everything_anew(world: World) -> None:
    before = world.boxes
    keys.renew_key(world.vault, REGISTER, 1)
    assert [vs.read_credential(world.vault, id) for id in (1, 2)] == [SECRET, "altro"]
    old, new = world.keys
    assert (old.retired_at is not None, new.retired_at) == (True, None)
    assert {box.key_id for box in world.boxes} == {new.id}
    assert {box.box for box in before}.isdisjoint(box.box for box in world.boxes)
    assert (world.handles - {KEY_HANDLE}, world.steps) == ({new.handle}, [])


def test_nothing_to_renew(clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="non c'è una chiave"):
        keys.renew_key(World(clock, MemorySecrets()).vault, REGISTER, 1)


def test_a_key_that_is_not_the_one(world: World) -> None:
    for wrong in ("00" * 32, "nessuna"):
        world.secrets.put(world.keys[0].handle, wrong)
        assert problem(world.vault) is VaultProblem.WRONG_KEY


def test_a_box_fits_no_other_row(world: World) -> None:
    one, two = world.boxes
    with world.database() as uow:
        uow.save(replace(one, nonce=two.nonce, box=two.box))
    assert problem(world.vault) is VaultProblem.DAMAGED


def test_a_row_is_not_sealed_under_a_retired_key(world: World) -> None:
    keys.renew_key(world.vault, REGISTER, 1)
    with world.database() as uow, pytest.raises(ConflictError):
        keys.seal(uow, world.keys[0], "h", Sealed(b"", b""))


def test_the_second_technician_gets_the_keys(world: World, elsewhere: Vault) -> None:
    register = open_vault(world.vault)
    assert problem(elsewhere) is VaultProblem.NO_KEY
    file = handover.export_keys(world.vault, register, PHRASE)
    assert world.secrets.get(world.keys[0].handle).encode() not in file
    assert handover.import_keys(elsewhere, PHRASE, file) == handover.Received(1, 0, True)
    assert vs.read_credential(elsewhere, 1) == SECRET
    assert open_vault(elsewhere) == register
    assert vs.fingerprint(elsewhere.secrets, SECRET) == world.credentials[0].fingerprint
    with world.database() as uow:
        lines = [(one.action, one.subject) for one in uow.find(RegisterEntry)[-2:]]
    assert lines == [(handover.GIVEN, "Chiavi consegnate: 1"), (handover.TAKEN, "Chiavi ricevute: 1")]


def test_a_file_that_is_not_for_this_database(world: World, clock: FixedClock) -> None:
    file = handover.export_keys(world.vault, REGISTER, PHRASE)
    other = World(clock, MemorySecrets())
    assert handover.import_keys(other.vault, PHRASE, file) == handover.Received(0, 1)
    assert other.secrets.entries == {}


def test_without_fingerprints_the_register_alone_goes_along(clock: FixedClock) -> None:
    alone = World(clock, MemorySecrets(), shared=True)
    file = handover.export_keys(alone.vault, open_vault(alone.vault), PHRASE)
    there = MemorySecrets()
    handover.import_keys(make_vault(alone.database, clock, there, "anna", shared=True), PHRASE, file)
    assert list(there.entries) == [KEY_HANDLE]


def test_keys_that_are_not_here_cannot_be_handed_over(world: World, elsewhere: Vault) -> None:
    file = handover.export_keys(elsewhere, REGISTER, PHRASE)
    assert handover.import_keys(world.vault, PHRASE, file) == handover.Received(0, 0, True)


def test_a_file_of_another_database_never_brings_its_register_key(clock: FixedClock) -> None:
    own, foreign = World(clock, MemorySecrets()), World(clock, MemorySecrets())
    key = open_vault(own.vault)
    vs.write_credential(own.vault, key, DRAFT, SECRET)
    file = handover.export_keys(foreign.vault, open_vault(foreign.vault), PHRASE)
    assert handover.import_keys(own.vault, PHRASE, file) == handover.Received(0, 0)
    assert open_vault(own.vault) == key
    assert is_whole(own.database, key)


def test_a_lost_register_key_comes_back_with_the_file(clock: FixedClock) -> None:
    own = World(clock, MemorySecrets())
    key = open_vault(own.vault)
    vs.write_credential(own.vault, key, DRAFT, SECRET)
    file = handover.export_keys(own.vault, key, PHRASE)
    own.secrets.delete(KEY_HANDLE)
    assert handover.import_keys(own.vault, PHRASE, file) == handover.Received(0, 0, True)
    assert open_vault(own.vault) == key
    assert is_whole(own.database, key)


def test_a_shared_register_has_one_key(world: World, elsewhere: Vault) -> None:
    first = open_vault(world.vault)
    with pytest.raises(VaultError) as refused:
        open_vault(elsewhere)
    assert refused.value.problem is VaultProblem.NO_REGISTER
    handover.import_keys(elsewhere, PHRASE, handover.export_keys(world.vault, first, PHRASE))
    assert open_vault(elsewhere) == first


def test_before_the_first_secret_what_is_common_goes_along(clock: FixedClock) -> None:
    empty = World(clock, MemorySecrets(), shared=True)
    register = open_vault(empty.vault)
    file = handover.export_keys(empty.vault, register, PHRASE)
    other = make_vault(empty.database, clock, MemorySecrets(), "anna", shared=True)
    assert handover.import_keys(other, PHRASE, file) == handover.Received(0, 0, True)
    assert open_vault(other) == register


def test_refused_hand_overs(world: World, elsewhere: Vault) -> None:
    with pytest.raises(DomainError) as short:
        handover.export_keys(world.vault, REGISTER, "corta")
    assert short.value.field == "passphrase"
    file = handover.export_keys(world.vault, REGISTER, PHRASE)
    for phrase, wrong in ((PHRASE + "x", file), (PHRASE, file[:-1]), (PHRASE, b"altro"), (PHRASE, file[:20])):
        with pytest.raises(KnownError):
            handover.import_keys(elsewhere, phrase, wrong)
