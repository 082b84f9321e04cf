"""Lines past their retention leave behind a sealed checkpoint; the chain and the count go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from istes_desk.domain.compliance import (
    CheckpointKind,
    RegisterAction,
    RegisterCheckpoint,
    RegisterEntry,
    RegisterRetention,
)
from istes_desk.domain.errors import DomainError
from istes_desk.services import register_reduction as reduction
from istes_desk.services.errors import ConflictError, KnownError
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.progress import UNWATCHED, Unwatched
from istes_desk.services.register_reading import verified
from tests.fakes import FixedClock
from tests.unit.services.register_world import KEY, RegisterWorld

T = TypeVar("T")


@pytest.fixture
def world(clock: FixedClock) -> RegisterWorld:
    """Two lines on each of three days in March 2026, one line in March 2028 and the day after."""
    made = RegisterWorld(clock)
    made.days(3)
    clock.advance(days=729)
    made.days(2, each=1)
    return made


def cut(world: RegisterWorld) -> reduction.Reduction:
    return reduction.reduce(world.transact, world.clock, KEY, "mario", UNWATCHED)


def point(world: RegisterWorld) -> RegisterCheckpoint:
    return world.transact(lambda uow: uow.find(RegisterCheckpoint))[-1]


def test_it_is_kept_for_two_years_unless_somebody_decides(world: RegisterWorld, clock: FixedClock) -> None:
    today = date(2028, 3, 5)
    assert world.transact(lambda uow: reduction.months_kept(uow, today)) == 24
    world.transact(lambda uow: reduction.keep_for(uow, clock, 12, "mario"))
    world.transact(lambda uow: reduction.keep_for(uow, clock, 36, "mario"))
    assert [one.months for one in world.transact(lambda uow: uow.find(RegisterRetention))] == [36]
    assert world.transact(lambda uow: reduction.months_kept(uow, today)) == 36
    with pytest.raises(DomainError, match="6 mesi"):
        world.transact(lambda uow: reduction.keep_for(uow, clock, 5, "mario"))


@pytest.mark.parametrize(
    ("on", "months", "before"),
    [(date(2026, 3, 31), 1, date(2026, 2, 28)), (date(2026, 1, 15), 24, date(2024, 1, 15)),
     (date(2024, 2, 29), 24, date(2022, 2, 28)), (date(2026, 12, 1), 12, date(2025, 12, 1))],
)  # fmt: skip
def test_months_before_a_day(on: date, months: int, before: date) -> None:
    assert reduction.months_before(on, months) == before


def test_old_lines_leave_and_the_register_holds(world: RegisterWorld) -> None:
    done = cut(world)
    assert (done.lines, done.last_id, done.last_day) == (6, 6, date(2026, 3, 4))
    assert list(world.lines) == [7, 8, 9]
    assert world.lines[9].action is RegisterAction.REGISTER_REDUCED
    assert "Righe rimosse: 6, fino al 04/03/2026; conservazione 24 mesi" in world.lines[9].subject
    made = point(world)
    assert (made.kind, made.entries, made.note) == (CheckpointKind.RETENTION, 6, "")
    found = world.proof()
    assert found.is_whole
    assert (found.lines, found.checkpoints) == (3, (made,))
    world.days(2)
    assert world.proof().is_whole


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": CheckpointKind.NEW_KEY}, {"at": datetime(2027, 1, 1, tzinfo=UTC)}, {"author": "anna"},
        {"last_entry_id": 7}, {"entries": 5}, {"chain": ""}, {"note": "tutto bene"}, {"seal": ""},
    ],
)  # fmt: skip
def test_no_fact_of_a_checkpoint_can_be_changed(world: RegisterWorld, facts: dict[str, Any]) -> None:
    cut(world)
    made = point(world)
    world.database.rows[RegisterCheckpoint][made.id] = replace(made, **facts)
    assert "punto sigillato" in world.said()


def test_seals_of_old_versions_are_counted(world: RegisterWorld) -> None:
    world.seal_as_before()
    cut(world)
    assert point(world).entries == 6
    assert world.proof().is_whole


def test_it_can_be_reduced_again(world: RegisterWorld, clock: FixedClock) -> None:
    cut(world)
    clock.advance(days=750)
    world.write()
    assert cut(world).lines == 3
    assert world.proof().is_whole
    assert len(world.proof().checkpoints) == 2


def test_the_last_day_stays(clock: FixedClock) -> None:
    world = RegisterWorld(clock)
    world.write()
    clock.advance(days=2000)
    with pytest.raises(KnownError, match="Nessuna riga"):
        cut(world)


def test_what_was_broken_is_said_for_good(world: RegisterWorld) -> None:
    world.lines[2] = replace(world.lines[2], subject="altro")
    cut(world)
    assert "riga 2 " in point(world).note
    assert world.proof().is_whole


def change(world: RegisterWorld) -> None:
    one = point(world)
    world.database.rows[RegisterCheckpoint][one.id] = replace(one, entries=5)


def remove(world: RegisterWorld) -> None:
    id = point(world).id
    del world.database.rows[RegisterCheckpoint][id]


def cut_more(world: RegisterWorld) -> None:
    del world.lines[7]


@pytest.mark.parametrize(
    ("attack", "words"),
    [(change, "punto sigillato del 0"), (remove, "riga 7 "), (cut_more, "riga 8 ")],
)
def test_a_checkpoint_hides_nothing(
    world: RegisterWorld, attack: Callable[[RegisterWorld], None], words: str
) -> None:
    cut(world)
    attack(world)
    assert words in world.said()


def test_a_refusal_leaves_all_as_it_was(world: RegisterWorld) -> None:
    """Somebody else reduced it between the proof and the removal."""

    class Meanwhile(Unwatched):
        def step(self, done: int, total: int, what: str) -> None:
            if point_count(world) == 0:
                cut(world)

    with pytest.raises(ConflictError):
        reduction.reduce(world.transact, world.clock, KEY, "giulia", Meanwhile())
    assert point_count(world) == 1
    assert world.proof().is_whole


def point_count(world: RegisterWorld) -> int:
    return len(world.transact(lambda uow: uow.find(RegisterCheckpoint)))


def test_a_kill_in_the_middle_leaves_all_as_it_was(world: RegisterWorld) -> None:
    before = dict(world.database.rows)

    def killed(job: Callable[[UnitOfWork], T]) -> T:
        with world.database() as uow:
            done = job(uow)
            if len(uow.find(RegisterEntry)) < 8:
                raise KeyboardInterrupt
            return done

    with pytest.raises(KeyboardInterrupt):
        reduction.reduce(killed, world.clock, KEY, "mario", UNWATCHED)
    assert world.database.rows == before
    assert world.proof().is_whole


def test_a_register_reduced_while_it_is_read_is_read_again(world: RegisterWorld) -> None:
    class Meanwhile(Unwatched):
        def step(self, done: int, total: int, what: str) -> None:
            if point_count(world) == 0:
                cut(world)

    found = verified(world.transact, KEY, Meanwhile())
    assert found.is_whole
    assert (found.lines, len(found.checkpoints)) == (3, 1)
