"""What cannot be is refused before anything is written, with its reason and the field to blame (B-1, B-5)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from istes_desk.domain.billing import Case, WorkCategory
from istes_desk.domain.errors import DomainError
from istes_desk.domain.tariff import Tariff
from istes_desk.services import closing, corrections, interventions, settings
from istes_desk.services.corrections import TypedTime
from istes_desk.services.interventions import WorkFacts
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

TODAY = date(2026, 11, 10)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
CHEAP = Tariff(date(2027, 1, 1), None, 20, Decimal("20.00"))
NO_PRICE_LIST = "no price list"
Act = Callable[[FakeUnitOfWork, World, int], object]


def typed(day: date, start: str, end: str, reason: str = "Timer spento") -> Act:
    stretch = TypedTime(day, time.fromisoformat(start), time.fromisoformat(end), reason)
    return lambda uow, world, job: corrections.add_time(uow, world.clock, job, stretch)


def quote(amount: str) -> Act:
    facts = WorkFacts(1, (1,), on_site=True, trip_made=True, quote_amount=Decimal(amount))
    return lambda uow, _world, job: interventions.set_facts(uow, job, facts)


def units(count: int, reason: str) -> Act:
    return lambda uow, _world, job: closing.override_units(uow, job, count, reason)


def fee(amount: str) -> Act:
    return lambda uow, _world, _job: settings.save_tariff(uow, replace(CHEAP, call_out_fee=Decimal(amount)))


def close(uow: FakeUnitOfWork, world: World, job: int) -> object:
    return closing.close(uow, world.clock, job, ANNA)


BAD: dict[str, tuple[Act, str, str]] = {
    "overlapping": (typed(TODAY, "10:00", "10:30"), "Si sovrappone", "start"),
    "of another age": (typed(date(1752, 9, 14), "08:00", "08:30"), "anno", "day"),
    "at the end of all days": (typed(date(9999, 12, 31), "23:00", "01:00"), "anno", "day"),
    "still to come": (typed(TODAY, "23:30", "00:30"), "nel futuro", "end"),
    "without length": (typed(TODAY, "08:00", "08:00"), "dopo l'inizio", "end"),
    "without reason": (typed(TODAY, "08:00", "08:30", " "), "motivo", "note"),
    "an hour that does not exist": (typed(SPRING, "02:30", "04:00"), "non esistono", "start"),
    "an end that does not exist": (typed(SPRING, "01:30", "02:30"), "non esistono", "end"),
    "an hour that exists twice": (typed(AUTUMN, "02:30", "04:00"), "due volte", "start"),
    "an end that exists twice": (typed(AUTUMN, "01:30", "02:30"), "due volte", "end"),
    "a quote of three decimals": (quote("90.005"), "due decimali", "quote_amount"),
    "a negative quote": (quote("-1"), "negativo", "quote_amount"),
    "negative units": (units(-1, "Sconto"), "negativi", "override_units"),
    "units without reason": (units(1, " "), "motivo", "override_reason"),
    "a fee of three decimals": (fee("35.005"), "due decimali", "call_out_fee"),
    "a negative fee": (fee("-35"), "negativo", "call_out_fee"),
    NO_PRICE_LIST: (close, "Nessun tariffario è in vigore al", "started"),
}


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_before_anything_is_written(world: World, name: str) -> None:
    world.clock.advance(days=(TODAY - world.clock.now().date()).days)
    job = world.start()
    world.clock.advance(minutes=60)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
    act, words, field = BAD[name]
    uow = world.uow()
    if name == NO_PRICE_LIST:
        uow.save(replace(world.job(job), started=world.clock.now() - timedelta(days=9_000)))
    rows = copy.deepcopy(uow.rows)
    with pytest.raises(DomainError, match=words) as refused:
        act(uow, world, job)
    assert refused.value.field == field
    assert uow.rows == rows


def test_an_end_before_the_start_is_the_next_day(world: World) -> None:
    """Typed by wall time: work over midnight is one stretch (B-5)."""
    start, end = TypedTime(TODAY, time(23, 30), time(0, 15), "x").span()
    assert end - start == timedelta(minutes=45)


def test_negative_times_have_no_price() -> None:
    with pytest.raises(DomainError, match="negativo") as refused:
        Case(datetime(2026, 3, 2, tzinfo=UTC), ((WorkCategory.SYSTEM_WORK, -1),))
    assert refused.value.field == "work"
