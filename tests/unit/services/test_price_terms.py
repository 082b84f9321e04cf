"""The price terms of the day the work started, in the preview and at closing (P-1, P-2, R2, R3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from istes_desk.domain.billing import Terms, WorkCategory
from istes_desk.domain.contracts import Customisation
from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
from istes_desk.domain.terms import BillingTerms
from istes_desk.services import closing, rules
from istes_desk.services.price_preview import load_sheet
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, World

W = WorkCategory
SHIPPED = BillingTerms(date(2020, 1, 10))


@pytest.fixture
def world(clock: FixedClock) -> World:
    made = World(clock)
    with made.db() as uow:
        uow.add(SHIPPED)
    return made


def rule_of(world: World, job: int) -> str:
    with world.db() as uow:
        return load_sheet(uow, uow.get(Intervention, job)).price(60_000).rules[0]


def supersede(world: World, row: BillingTerms) -> None:
    with world.db() as uow:
        rules.save_rule(uow, row, date_of(world.clock.now()))


def test_work_keeps_the_terms_of_its_start(world: World) -> None:
    today = date_of(world.clock.now())
    before = world.start(W.OWN_SOFTWARE_DEFECT)
    supersede(world, BillingTerms(today + timedelta(days=1), defect_free=False))
    world.clock.advance(days=1)
    after = world.start(W.OWN_SOFTWARE_DEFECT)
    assert (rule_of(world, before), rule_of(world, after)) == ("R2", "R13")
    with world.db() as uow:
        assert [one.valid_to for one in uow.find(BillingTerms)] == [today, None]


def test_terms_in_force_are_never_edited(world: World) -> None:
    with world.db() as uow, pytest.raises(DomainError, match="già in vigore"):
        rules.save_rule(uow, uow.get(BillingTerms, 1), date_of(world.clock.now()))


def test_closing_reads_the_days_to_complain(world: World) -> None:
    today = date_of(world.clock.now())
    with world.db() as uow:
        uow.add(Customisation(1, "Stampa delle presenze", delivered_on=today - timedelta(days=10)))
    supersede(world, BillingTerms(today + timedelta(days=1), complaint_days=10))
    world.clock.advance(days=1)
    job = world.work(W.CUSTOMISATION_COMPLAINT, minutes=5)
    with world.db() as uow:
        closing.close(uow, world.clock, job, ANNA)
    closed = world.job(job)
    assert closed.rule == "R3b"
    assert "oltre 10 giorni" in closed.reason


def test_without_any_row_the_shipped_reading_holds(clock: FixedClock) -> None:
    world = World(clock)
    job = world.start()
    with world.db() as uow:
        assert load_sheet(uow, world.job(job)).terms == Terms()
