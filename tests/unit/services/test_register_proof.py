"""The key that proves, and the outcome for people and programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from istes_desk.services.register_keys import hold_key
from istes_desk.services.register_proof import (
    Outcome,
    as_json,
    outcome_of,
    proof_of,
    report_it,
    signing_key,
    unproven_json,
)
from istes_desk.services.register_reading import Verification
from istes_desk.services.register_renewal import begin_anew
from istes_desk.services.vault_errors import VaultError
from tests.fakes import FixedClock
from tests.unit.services.register_world import KEY, RegisterWorld


@pytest.fixture
def world(clock: FixedClock) -> RegisterWorld:
    made = RegisterWorld(clock)
    hold_key(made.secrets, KEY)
    hold_key(made.secrets, b"o" * 32)
    made.days(2)
    return made


def proof(world: RegisterWorld) -> Verification:
    return proof_of(world.transact, world.secrets)


def test_whole(world: RegisterWorld) -> None:
    found = proof(world)
    assert signing_key(world.transact, world.secrets) == KEY
    assert outcome_of(found) is Outcome.WHOLE
    told = json.loads(as_json(found))
    assert (told["outcome"], told["lines"], told["break"]) == ("whole", 4, None)
    assert told["first"] == "2026-03-02T09:00:00+00:00"
    assert report_it(found).splitlines()[-1] == f"Impronta dell'ultima riga: {world.lines[4].chain}"


def test_an_altered_end_is_broken_and_no_other_key(world: RegisterWorld) -> None:
    world.lines[4] = replace(world.lines[4], subject="altro")
    world.seals[2] = replace(world.seals[2], entries=9)
    found = proof(world)
    assert outcome_of(found) is Outcome.BROKEN
    assert json.loads(as_json(found))["break"]["line"] == 4
    assert json.loads(as_json(found))["break"]["day"] == "2026-03-03"
    assert report_it(found).startswith("La riga 4 ")


def test_without_the_key_nothing_is_proven(world: RegisterWorld) -> None:
    world.secrets.entries.clear()
    with pytest.raises(VaultError):
        proof(world)
    with pytest.raises(VaultError):
        signing_key(world.transact, world.secrets)
    assert json.loads(unproven_json("no")) == {"outcome": "cannot", "message": "no"}


def test_a_new_beginning_is_told(world: RegisterWorld) -> None:
    world.secrets.entries.clear()
    begin_anew(world.vault())
    found = proof(world)
    assert json.loads(as_json(found))["checkpoints"][0]["kind"] == "new_key"
    assert "nuova chiave" in report_it(found)


@pytest.mark.parametrize("with_key", [True, False])
def test_an_empty_register_is_whole_under_any_key(clock: FixedClock, with_key: bool) -> None:
    world = RegisterWorld(clock)
    if with_key:
        hold_key(world.secrets, KEY)
    assert report_it(proof(world)).startswith("Il registro è integro")


def test_all_lines_gone_is_not_empty(world: RegisterWorld) -> None:
    world.lines.clear()
    world.seals.clear()
    assert "ne risultano 0" in proof(world).words_it
