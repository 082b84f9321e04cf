"""What still waits for its invoice, and which times count for the value of free work (B-2, B-5)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.periods import Period
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.figures.figures import GroupBy, Sums, figures
from istes_desk.services.invoicing.drafting import Choice
from tests.fakes import FixedClock
from tests.unit.services.billing_world import TODAY, World

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def total(world: World) -> Sums:
    with world.db() as uow:
        return figures(uow, MARCH, GroupBy.MONTH, TODAY).total


def test_an_invoiced_job_is_money_but_no_longer_unbilled(world: World) -> None:
    world.job(2, tariff_id=1)
    world.job(1, day=2, tariff_id=1, call_out_amount=Decimal("35.00"), call_out_due=True)
    assert (total(world).amount, total(world).unbilled) == (Decimal("95.00"), Decimal("95.00"))
    world.issue(Choice(1, MARCH.last, frozenset({"work intervention_id=1"})))
    assert (total(world).amount, total(world).unbilled) == (Decimal("95.00"), Decimal("55.00"))


@pytest.mark.parametrize(
    ("state", "free"),
    [(SegmentState.CLOSED, 2), (SegmentState.TO_VERIFY, 2), (SegmentState.DISCARDED, 0)],
)
def test_times_to_be_verified_count_as_the_price_counts_them(
    world: World, state: SegmentState, free: int
) -> None:
    job = world.job(0, tariff_id=1, rule="R11", state=InterventionState.CLOSED)
    world.add(Segment(job.id, AT, 60, AT, end_utc=AT, elapsed_ms=40 * 60_000, state=state))
    assert total(world).free_units == free
