"""The access register: chained, sealed, and it says where it was broken."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.services.errors import CancelledError
from istes_desk.services.progress import UNWATCHED, Unwatched
from istes_desk.services.register import seal_of, signed
from istes_desk.services.register_reading import Break, Verification, verified, walked
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.register_world import KEY, RegisterWorld


@pytest.fixture
def world(clock: FixedClock) -> RegisterWorld:
    """Six lines over three days: 2, 3 and 4 March 2026."""
    made = RegisterWorld(clock)
    made.days(3)
    return made


def test_whole_register_with_a_seal_for_each_day(world: RegisterWorld) -> None:
    found = world.proof()
    assert found.is_whole
    assert (found.lines, found.first, found.last) == (6, world.lines[1].at, world.lines[6].at)
    assert found.chain == world.lines[6].chain
    assert "righe verificate 6" in found.words_it
    assert [(one.entries, one.last_entry_id, one.total) for one in world.seals.values()] == [
        (2, 2, 2),
        (2, 4, 4),
        (2, 6, 6),
    ]


def test_an_empty_register_is_whole(clock: FixedClock) -> None:
    found = RegisterWorld(clock).proof()
    assert found == Verification(0, None, None, None)
    assert "non contiene" in found.words_it


def change(world: RegisterWorld) -> None:
    world.lines[3] = replace(world.lines[3], subject="altro")


def delete(world: RegisterWorld) -> None:
    del world.lines[3]


def reorder(world: RegisterWorld) -> None:
    a, b = world.lines[3], world.lines[4]
    world.lines[3], world.lines[4] = replace(b, id=3), replace(a, id=4)


def cut_tail(world: RegisterWorld) -> None:
    del world.lines[6]


def cut_with_seals(world: RegisterWorld) -> None:
    world.cut_after(4)


def insert(world: RegisterWorld) -> None:
    id = world.database.numbers["id of RegisterEntry"] = 7
    world.lines[id] = replace(world.lines[6], id=id)


def insert_between(world: RegisterWorld) -> None:
    world.database.numbers["id of RegisterEntry"] = 7
    for id in (6, 5, 4):
        world.lines[id + 1] = replace(world.lines[id], id=id + 1)
    world.lines[4] = replace(world.lines[3], id=4)


def change_seal(world: RegisterWorld) -> None:
    world.seals[2] = replace(world.seals[2], entries=3)


def swap_days(world: RegisterWorld) -> None:
    a, b = world.seals[1], world.seals[2]
    world.seals[1], world.seals[2] = replace(a, day=b.day), replace(b, day=a.day)


def drop_seal(world: RegisterWorld) -> None:
    del world.seals[2]


def drop_last_seal(world: RegisterWorld) -> None:
    del world.seals[3]


ATTACKS = [
    (change, "La riga 3 del registro, del 03/03/2026"),
    (delete, "La riga 4 del registro"),
    (reorder, "La riga 3 del registro"),
    (cut_tail, "sigillo del 04/03/2026 conta righe"),
    (cut_with_seals, "fine è stata tagliata"),
    (insert, "La riga 7 del registro non è coperta"),
    (insert_between, "La riga 4 del registro"),
    (change_seal, "sigillo del 03/03/2026 non corrisponde"),
    (swap_days, "sigillo del 03/03/2026 non corrisponde"),
    (drop_seal, "sigillo del 04/03/2026 non corrisponde"),
    (drop_last_seal, "La riga 5 del registro non è coperta"),
]


@pytest.mark.parametrize(("attack", "words"), ATTACKS)
@pytest.mark.parametrize("more", [0, 1, 3])
def test_what_somebody_did_shows_at_once_and_for_good(
    world: RegisterWorld, attack: Callable[[RegisterWorld], None], words: str, more: int
) -> None:
    attack(world)
    for _ in range(more):
        world.write("ancora")
    said = world.said()
    assert said
    assert more or words in said, said
    assert world.proof().words_it == said


def test_a_counter_set_back_after_the_cut_hides_nothing_once_the_program_wrote_again(
    world: RegisterWorld,
) -> None:
    cut_with_seals(world)
    world.write()
    world.database.numbers["access register"] = 5
    assert "Il sigillo del" in world.said()


@pytest.mark.parametrize(
    "facts",
    [
        {"at": datetime(2026, 3, 3, 1, tzinfo=UTC)}, {"author": "anna"}, {"action": RegisterAction.LOG_IN},
        {"subject": "altro"}, {"customer_id": 2}, {"customer_id": None}, {"device_id": 7}, {"chain": ""},
    ],
)  # fmt: skip
def test_no_fact_of_a_line_can_be_changed(world: RegisterWorld, facts: dict[str, Any]) -> None:
    world.lines[3] = replace(world.lines[3], **facts)
    assert world.said().startswith("La riga 3 del registro")


@pytest.mark.parametrize(
    "facts",
    [
        {"day": date(2026, 3, 5)},
        {"last_entry_id": 5},
        {"entries": 1},
        {"total": 0},
        {"total": 5},
        {"seal": ""},
    ],
)
def test_no_fact_of_a_seal_can_be_changed(world: RegisterWorld, facts: dict[str, Any]) -> None:
    world.seals[3] = replace(world.seals[3], **facts)
    assert world.said()


def test_a_break_has_line_and_day(world: RegisterWorld) -> None:
    change(world)
    found = world.proof()
    assert found.first_break is not None
    assert (found.first_break.entry_id, found.first_break.day) == (3, date(2026, 3, 3))
    assert found.lines == 6


def test_another_key_fits_no_line(world: RegisterWorld) -> None:
    assert "La riga 1 " in world.said(b"x" * 32)


def test_seals_of_old_versions_hold(world: RegisterWorld) -> None:
    world.seal_as_before()
    assert world.proof().is_whole
    world.write()
    assert world.proof().is_whole
    world.seals[2] = replace(world.seals[2], seal=seal_of(b"x", world.seals[2], ""))
    assert "sigillo" in world.said()


def test_a_clock_set_back_goes_on_under_the_last_seal(world: RegisterWorld, clock: FixedClock) -> None:
    clock.jump(days=-4)
    world.write()
    assert world.proof().is_whole
    assert [one.entries for one in world.seals.values()] == [2, 2, 3]


@pytest.mark.parametrize(
    "begin",
    [datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 10, 24, 21, 30, tzinfo=UTC),
     datetime(2026, 12, 31, 22, 30, tzinfo=UTC)],
)  # fmt: skip
def test_days_are_those_of_rome_at_clock_changes_and_year_ends(begin: datetime) -> None:
    world = RegisterWorld(FixedClock(begin))
    for _ in range(54):
        world.write()
        world.clock.advance(minutes=30)
    assert world.proof().is_whole
    days = world.seal_days()
    assert days == sorted(set(days))
    assert len(days) == 3
    assert sum(one.entries for one in world.seals.values()) == 54


def test_days_without_lines_have_no_seal(world: RegisterWorld, clock: FixedClock) -> None:
    clock.advance(days=30)
    world.write()
    assert world.proof().is_whole
    assert world.seal_days()[-2:] == [date(2026, 3, 4), date(2026, 4, 4)]


def test_reading_does_not_grow_with_the_days(world: RegisterWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    whole = FakeUnitOfWork.find

    def find(self: FakeUnitOfWork, kind: type[RegisterEntry], /, **equals: object) -> list[RegisterEntry]:
        found = whole(self, kind, **equals)
        read.append(len(found) if equals else 0)
        return found

    def latest(
        self: FakeUnitOfWork, kind: type[RegisterEntry], most: int, /, **equals: object
    ) -> list[RegisterEntry]:
        return whole(self, kind, **equals)[::-1][:most]

    monkeypatch.setattr(FakeUnitOfWork, "find", find)
    monkeypatch.setattr(FakeUnitOfWork, "latest", latest)
    world.write()
    assert sum(read) <= 2


def test_who_waits_is_told_and_can_stop(world: RegisterWorld) -> None:
    told: list[tuple[int, int, str]] = []

    class Told(Unwatched):
        def step(self, done: int, total: int, what: str) -> None:
            told.append((done, total, what))

    waiting = Told()
    assert verified(world.transact, KEY, waiting).is_whole
    assert told == [(6, 6, "04/03/2026")]
    waiting.cancelled = True
    with pytest.raises(CancelledError):
        verified(world.transact, KEY, waiting)


def test_a_walk_may_end_earlier(world: RegisterWorld) -> None:
    head = world.transact(lambda uow: uow.register.head("access register"))
    walk = walked(world.transact, KEY, head, UNWATCHED, 4)
    assert (walk.lines, walk.state, walk.found) == (4, world.lines[4].chain, None)


def test_the_text_that_is_signed_never_changes(world: RegisterWorld) -> None:
    """Registers of years ago must hold: this value was made by the first version."""
    text = '["a\\"\\u00e8", "None", "7"]'
    assert signed(KEY, 'a"è', None, 7) == hmac.digest(KEY, text.encode(), "sha256").hex()


def test_a_line_nobody_can_read_is_named_and_counted(world: RegisterWorld) -> None:
    world.lines[3] = replace(world.lines[3], action=cast("RegisterAction", "x"))
    found = world.proof()
    told = "La riga 3 del registro non è leggibile: è stata alterata."
    assert (found.first_break, found.lines) == (Break(3, told), 6)
    world.lines[2] = replace(world.lines[2], chain="è")
    assert world.said().startswith("La riga 2 del registro")
