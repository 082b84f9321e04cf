"""Units, money and free work by customer, month and reason; as table, charts and paper (B-1, B-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.domain.billing_rules import RULES
from istes_desk.domain.interventions import Intervention, InterventionState, reversal
from istes_desk.domain.money import ZERO
from istes_desk.domain.periods import Period
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.dossier.blocks import Grid, Plot
from istes_desk.services.figures.charts import charts
from istes_desk.services.figures.figures import REASONS_IT, Figures, GroupBy, Sums, figures, reason_label
from istes_desk.services.figures.paper import figures_paper
from istes_desk.services.figures.sheet import Sheet, sheet, to_csv
from tests.fakes import FixedClock
from tests.unit.services.billing_world import World

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 3, 2)
S = InterventionState
TWENTY = Decimal("20.00")


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def add(world: World, day: date, minutes: int, units: int, rule: str = "R13", **facts: Any) -> int:
    """A closed intervention of so many minutes, charged so many units."""
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    with world.db() as uow:
        plain = Intervention(
            1,
            "anna",
            started,
            state=S.CLOSED,
            tariff_id=uow.find(Tariff)[0].id,
            rule=rule,
            units=units,
            unit_price=TWENTY,
            amount=units * TWENTY,
            closed_at=started + timedelta(hours=8),
        )
        job = uow.add(replace(plain, **facts))
        for state in (SegmentState.CLOSED, SegmentState.DISCARDED):
            end = started + timedelta(minutes=minutes)
            uow.add(Segment(job.id, started, 60, end, end_utc=end, elapsed_ms=minutes * 60_000, state=state))
        return job.id


def look(world: World, by: GroupBy = GroupBy.CUSTOMER, customer_id: int | None = None) -> Figures:
    with world.db() as uow:
        return figures(uow, YEAR, by, TODAY, customer_id)


def test_every_rule_has_its_reason() -> None:
    assert {rule.code for rule in RULES} == set(REASONS_IT)
    assert reason_label("R12 + R13") == "R12 + R13: Formazione, Altro lavoro a scatti"
    assert reason_label("R99") == "R99: R99"


def test_what_is_charged_free_and_unbilled(world: World) -> None:
    add(world, date(2026, 1, 10), 45, 3, call_out_due=True, call_out_amount=Decimal("35.00"))
    add(world, date(2026, 2, 10), 65, 0, rule="R11", state=S.INVOICED)
    add(world, date(2026, 2, 11), 30, 2, override_units=1, override_reason="cortesia", amount=TWENTY)
    found = look(world)
    (line,) = found.lines
    assert (line.label, line.customer_id) == ("Hotel Aurora", 1)
    assert line.sums == Sums(3, 140, 4, Decimal("115.00"), 5, Decimal("100.00"), Decimal("115.00"))
    assert found.total == line.sums
    assert [(month.month, sums.units) for month, sums in found.months] == [(1, 3), (2, 1), (3, 0)]


def test_a_quote_and_blocked_work_are_no_gift(world: World) -> None:
    for rule in ("R1", "R8c", "R0"):
        add(world, date(2026, 1, 10), 60, 0, rule=rule)
    assert (look(world).total.free_units, look(world).total.free_value) == (0, ZERO)


def test_reversed_work_and_other_years_do_not_count(world: World) -> None:
    id = add(world, date(2026, 1, 10), 45, 3)
    add(world, date(2025, 12, 31), 45, 3)
    add(world, date(2026, 2, 1), 45, 3, state=S.STOPPED, closed_at=None)
    with world.db() as uow:
        uow.add(reversal(uow.get(Intervention, id), world.clock.now(), "doppio"))
    assert look(world).lines == ()
    assert look(world).total == Sums()


def test_by_month_by_reason_and_of_one_customer(world: World) -> None:
    add(world, date(2026, 2, 10), 65, 0, rule="R11")
    add(world, date(2026, 1, 10), 45, 3)
    add(world, date(2026, 1, 12), 20, 1, customer_id=2)
    assert [line.label for line in look(world, GroupBy.MONTH).lines] == ["gennaio 2026", "febbraio 2026"]
    assert [line.label[:4] for line in look(world, GroupBy.REASON).lines] == ["R13:", "R11:"]
    assert [line.label for line in look(world).lines] == ["Hotel Aurora", "Camping Lido"]
    assert look(world, customer_id=2).total.units == 1


def test_a_period_to_come_has_no_months(world: World) -> None:
    with world.db() as uow:
        ahead = Period(date(2026, 4, 1), date(2026, 4, 30))
        assert figures(uow, ahead, GroupBy.MONTH, TODAY).months == ()


def test_the_table_for_a_spreadsheet(world: World) -> None:
    add(world, date(2026, 1, 10), 45, 3)
    table = sheet(look(world), GroupBy.CUSTOMER)
    assert table.head[0] == "Cliente"
    assert table.rows[-1][:4] == ("Totale", 1, 45, 3)
    text = to_csv(table)
    assert text.startswith("\ufeffCliente;Interventi;Minuti;")
    assert "Hotel Aurora;1;45;3;60,00;0;0,00;60,00\r\n" in text
    assert "'=1+1" in to_csv(Sheet("", ("a",), (("=1+1",),)))


def test_charts_and_paper(world: World) -> None:
    add(world, date(2026, 1, 10), 45, 3)
    found = look(world)
    units, money, free = charts(found)
    assert (units.bars[0].label, units.bars[0].words) == ("gen 26", "3 scatti")
    assert money.bars[0].words == "60,00 €"
    assert free.bars[0].value == 0
    with world.db() as uow:
        paper = figures_paper(uow, found, GroupBy.REASON, None, TODAY)
    (document,) = paper.documents
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert grid.header[2:5] == ("Tempo", "Scatti", "Imponibile")
    assert grid.rows[-1][:4] == ("Totale", "1", "45 min", "3")
    assert paper.customer.name == "Tutti i clienti"
    assert len([block for block in document.blocks if isinstance(block, Plot)]) == 3
    with world.db() as uow:
        alone = figures_paper(uow, found, GroupBy.REASON, 1, TODAY)
    assert alone.customer.name == "Hotel Aurora"
