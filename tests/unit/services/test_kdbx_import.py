"""A KeePass file is judged line by line; taken over all or nothing; nothing is overwritten without a tick."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.domain.vault import CredentialHandle, CredentialKind, SecretPlace
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import KdbxEntry, gather, kdbx_items
from istes_desk.services.kdbx_import import ImportLine, ImportState, judge, known, take_over
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_secrets import read_row, write_credential
from tests.fakes import FixedClock, MemorySecrets
from tests.unit.services.test_kdbx import Steps
from tests.unit.services.vault_world import DRAFT, REGISTER, SECRET, SSH, World

S = ImportState


@pytest.fixture
def world(clock: FixedClock, secrets: MemorySecrets) -> World:
    """With one credential in the keyring and one sealed."""
    made = World(clock, secrets)
    for draft in (DRAFT, SSH):
        write_credential(made.vault, REGISTER, draft, SECRET)
    return made


def file_of(world: World) -> tuple[KdbxEntry, ...]:
    with world.database() as uow:
        items = kdbx_items(uow)
    return gather(items, lambda row: read_row(world.vault, row), Steps())[0]


def judged(world: World, *entries: KdbxEntry, home: int = 0) -> tuple[ImportLine, ...]:
    with world.database() as uow:
        there = known(uow)
    return judge(there, entries, lambda row: read_row(world.vault, row), home)


def states(lines: tuple[ImportLine, ...]) -> list[ImportState]:
    return [one.state for one in lines]


def group(world: World) -> tuple[str, ...]:
    with world.database() as uow:
        return (uow.get(Customer, 1).name.upper(),)


def test_our_own_file_is_all_the_same_and_changes_nothing(world: World) -> None:
    lines = judged(world, *file_of(world))
    assert states(lines) == [S.SAME, S.SAME]
    before = world.credentials
    assert take_over(world.vault, REGISTER, lines, "copia.kdbx").customers == frozenset()
    assert world.credentials == before


def test_a_new_computer_gets_everything_back(world: World, secrets: MemorySecrets) -> None:
    file, before = file_of(world), world.credentials
    secrets.entries.clear()
    lines = judged(world, *file)
    assert states(lines) == [S.RESTORE, S.RESTORE]
    take_over(
        world.vault, REGISTER, [one for one in lines if one.entry.kind is not CredentialKind.SSH_KEY], "c"
    )
    assert world.credentials[0].handle == before[0].handle
    assert read_row(world.vault, world.credentials[0]) == SECRET
    with pytest.raises(VaultError) as refused:
        take_over(world.vault, REGISTER, lines, "c")
    assert refused.value.problem is VaultProblem.NO_KEY


def test_a_sealed_row_without_its_key_comes_back_into_the_keyring(
    world: World, secrets: MemorySecrets
) -> None:
    file = [replace(one, kind=CredentialKind.USER_PASSWORD) for one in file_of(world)]
    secrets.entries.clear()
    take_over(world.vault, REGISTER, judged(world, *file), "c")
    assert [one.place for one in world.credentials] == [SecretPlace.KEYRING] * 2
    assert world.boxes == []
    assert [read_row(world.vault, one) for one in world.credentials] == [SECRET] * 2
    assert [one.rotated_at for one in world.credentials] == [None] * 2


def test_what_differs_is_taken_only_as_a_rotation(world: World, clock: FixedClock) -> None:
    file = [replace(one, secret="un altro") for one in file_of(world)]
    old = world.credentials[0].handle
    lines = judged(world, *file)
    assert states(lines) == [S.DIFFERING, S.DIFFERING]
    take_over(world.vault, REGISTER, lines, "c")
    assert world.credentials[0].rotated_at == clock.now()
    assert old not in world.handles
    assert [read_row(world.vault, one) for one in world.credentials] == ["un altro"] * 2
    assert world.steps == []


def test_the_file_of_somebody_else(world: World) -> None:
    mine, device = group(world), file_of(world)[0].title.partition(" · ")[0]
    entries = (
        KdbxEntry(("Clienti", *mine), f"{device} · iDRAC", "root", "uno", rotate_days=90),
        KdbxEntry(mine, device, "altro", "due"),
        KdbxEntry(mine, "Wi-Fi ospiti", "", "tre"),
        KdbxEntry(mine, "", "", "quattro"),
        KdbxEntry(mine, "Wi-Fi OSPITI", "", "cinque"),
        KdbxEntry(("Ignoto",), "x", "", "sei"),
        KdbxEntry((), "y", "", "sette"),
        KdbxEntry(mine, "vuota"),
    )
    lines = judged(world, *entries)
    assert states(lines) == [S.NEW] * 4 + [S.REFUSED] * 4
    assert [one.words_it for one in lines[4:]] == [
        "Il file ha già una voce uguale.",
        "Non c'è un cliente di nome «Ignoto».",
        "Non c'è un cliente di nome «».",
        "La voce non ha password.",
    ]
    assert states(judged(world, *entries, home=1))[5:7] == [S.NEW, S.NEW]
    changes = take_over(world.vault, REGISTER, lines, "altrui.kdbx")
    assert changes.customers == changes.sites == {1}
    added = world.credentials[2:]
    assert [(one.label, one.device_id) for one in added] == [
        ("iDRAC", 1), ("KeePass", 1), ("Wi-Fi ospiti", None), ("KeePass", None),
    ]  # fmt: skip
    assert states(judged(world, *entries))[:4] == [S.SAME] * 4
    with world.database() as uow:
        line = uow.find(RegisterEntry, action=RegisterAction.VAULT_RESTORED)[0]
    assert line.subject == "Ripristino da «altrui.kdbx»: 4 credenziali"


def test_refused_in_the_middle_nothing_is_left(world: World, secrets: MemorySecrets) -> None:
    mine = group(world)
    lines = judged(world, KdbxEntry(mine, "a", "", "uno"), KdbxEntry(mine, "b", "", "due"))
    before = dict(secrets.entries)
    gone = ImportLine(lines[1].entry, S.NEW, "", None, 1, None)
    lost = ImportLine(lines[1].entry, S.DIFFERING, "", CredentialHandle(
        1, CredentialKind.PIN, "x", "y", world.vault.clock.now(), id=99), 1)  # fmt: skip
    with pytest.raises(KnownError):
        take_over(world.vault, REGISTER, (lines[0], gone, lost), "c")
    assert secrets.entries == before
    assert (len(world.credentials), world.steps) == (2, [])


def test_a_locked_keyring_stops_the_preview(world: World) -> None:
    def locked(_row: CredentialHandle) -> str:
        raise VaultError(VaultProblem.LOCKED)

    with world.database() as uow:
        there, items = known(uow), kdbx_items(uow)
    with pytest.raises(VaultError):
        judge(there, file_of(world), locked)
    with pytest.raises(VaultError):
        gather(items, locked, Steps())
