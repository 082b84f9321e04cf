"""The health of the vault: what is missing, left over, due or equal, with what to do; never a value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, SecretPlace, VaultStep, VaultStepKind
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import CancelledError, NotFoundError
from istes_desk.services.vault_errors import VaultError
from istes_desk.services.vault_health import Health, HealthKind, VaultFacts, health, unreadable, vault_facts
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock
from tests.unit.services.test_kdbx import Steps

KIND = CredentialKind.USER_PASSWORD


def facts(clock: FixedClock, *rows: CredentialHandle | VaultStep) -> VaultFacts:
    world = (Customer("Hotel"), Customer("Bar"), Site(1, "Sede"), Device(1, 1, "nas-1"))
    with FakeDatabase(*world, *rows)() as uow:
        return vault_facts(uow, clock, "mario")


def row(
    clock: FixedClock,
    label: str,
    customer: int = 1,
    fingerprint: str = "",
    place: SecretPlace = SecretPlace.KEYRING,
    rotate_days: int | None = None,
) -> CredentialHandle:
    made = CredentialHandle(customer, KIND, label, f"h-{label}", clock.now(), fingerprint=fingerprint)
    return replace(made, device_id=1 if customer == 1 else None, place=place, rotate_days=rotate_days)


def report(found: VaultFacts, lost: frozenset[int] = frozenset()) -> Health:
    return health(found, lost)


def test_a_sound_vault(clock: FixedClock) -> None:
    found = report(facts(clock, row(clock, "a"), row(clock, "b", place=SecretPlace.SEALED)))
    assert (found.held, found.most, found.lines, found.moved_it) == (3, 400, (), "")
    assert "1400" in found.room_it
    empty = report(facts(clock))
    assert (empty.held, empty.lines) == (0, ())


def test_a_full_keyring_says_where_the_next_ones_go(clock: FixedClock) -> None:
    found = report(facts(clock, *(row(clock, str(number)) for number in range(400))))
    assert "righe sigillate" in found.room_it


def test_every_kind_of_line(clock: FixedClock) -> None:
    step = VaultStep("h-x", VaultStepKind.PUT, clock.machine(), "mario", clock.now())
    rows = (
        row(clock, "a", fingerprint="f"), row(clock, "b", 2, fingerprint="f"),
        row(clock, "c", fingerprint="g"), row(clock, "d", fingerprint="g"),
        row(clock, "e", place=SecretPlace.SEALED), row(clock, "f", rotate_days=90),
    )  # fmt: skip
    young = report(facts(clock, *rows, step), frozenset({3, 5}))
    clock.advance(days=90)
    found = report(facts(clock, *rows, step), frozenset({3, 5}))
    kinds = HealthKind
    wanted = [kinds.MISSING, kinds.NO_KEY, kinds.ORPHAN, kinds.STRAY, kinds.SHARED, kinds.SHARED]
    assert [one.kind for one in young.lines] == wanted
    assert [one.kind for one in found.lines] == [*wanted, kinds.DUE]
    assert (found.lines[0].title, found.lines[0].device_id) == ("Hotel · Sede · nas-1 · c", 1)
    assert (found.lines[3].title, found.lines[3].device_id, found.lines[3].credential_id) == ("Bar · b", 0, 2)
    assert found.lines[4].words_it == "La stessa password è in uso presso Bar, Hotel."
    assert found.lines[-1].words_it == "Cambiata 90 giorni fa, da cambiare ogni 90."
    assert all(one.todo_it for one in found.lines)
    assert found.moved_it == ""
    assert "h-" not in repr(found.lines)


def test_after_a_move_to_a_new_computer(clock: FixedClock) -> None:
    found = facts(clock, row(clock, "a"), row(clock, "b"))
    assert "mancano 1 segreti su 2" in report(found, frozenset({1})).moved_it


def test_the_keyring_is_asked_one_by_one(clock: FixedClock) -> None:
    items = facts(clock, row(clock, "a"), row(clock, "b"), row(clock, "c")).items

    def read(one: CredentialHandle) -> str:
        if one.label == "a":
            raise NotFoundError("Non c'è.")
        if one.label == "b":
            raise VaultError(VaultProblem.NO_KEY)
        return "x"

    def locked(_one: CredentialHandle) -> str:
        raise VaultError(VaultProblem.LOCKED)

    steps = Steps()
    assert unreadable(items, read, steps) == {1, 2}
    assert len(steps.told) == 3
    with pytest.raises(VaultError):
        unreadable(items, locked, Steps())
    with pytest.raises(CancelledError):
        unreadable(items, read, Steps(1))
