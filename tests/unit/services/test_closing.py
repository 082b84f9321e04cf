"""The running price, the price kept at closing, its report, and the reversal (B-2..B-4, B-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.billing import Cover, WorkCategory
from istes_desk.domain.contracts import Contract, ContractKind, Customisation
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.incidents import IncidentEvent
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.policy import NotInForceError
from istes_desk.domain.tariff import Rounding, Tariff
from istes_desk.domain.timeclock import QuestionKind, Segment, SegmentState, TimeQuestion, total_ms
from istes_desk.services import closing, corrections, interventions
from istes_desk.services.corrections import TypedTime
from istes_desk.services.interventions import WorkFacts
from istes_desk.services.price_preview import PriceSheet, load_sheet, preview
from istes_desk.services.report_paper import file_name, report_paper
from istes_desk.services.timekeeping import reading
from istes_desk.services.work_views import (
    current_work,
    customers_to_choose,
    work_detail,
    work_rows,
)
from istes_desk.services.work_words import CATEGORIES, report_tag
from tests.fakes import FixedClock
from tests.unit.services.work_world import ANNA, TARIFF, World

S, W = InterventionState, WorkCategory
MINUTE = 60_000
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def close(world: World, job: int) -> Intervention:
    with world.db() as uow:
        closing.close(uow, world.clock, job, ANNA)
    return world.job(job)


def test_every_kind_of_work_has_its_word() -> None:
    assert set(CATEGORIES) == set(WorkCategory)


def test_the_price_while_it_runs(world: World) -> None:
    job = world.start(W.THIRD_PARTY_SOFTWARE)
    with world.db() as uow:
        sheet = load_sheet(uow, uow.get(Intervention, job))
    assert sheet.work_ms() == 0
    first = preview(sheet, 1)
    assert (first.price.units, first.price.amount, first.next_unit_ms) == (1, Decimal("20.00"), 21 * MINUTE)
    second = preview(sheet, 21 * MINUTE)
    assert (second.price.units, second.next_unit_ms) == (2, 41 * MINUTE)


def test_free_work_announces_no_unit(world: World) -> None:
    with world.db() as uow:
        uow.save(replace(uow.get(Customer, 1), conformity_date=date(2026, 1, 1)))
    job = world.start(W.OS_UPDATE)
    with world.db() as uow:
        shown = preview(load_sheet(uow, uow.get(Intervention, job)), 90 * MINUTE)
    assert (shown.price.rules, shown.price.units, shown.next_unit_ms) == (("R5",), 0, None)


@given(st.integers(0, 10 * 60 * MINUTE), st.integers(0, 120), st.sampled_from(list(W)))
def test_the_announced_unit_is_the_next_one(more: int, training: int, category: WorkCategory) -> None:
    job = Intervention(1, ANNA, NINE, category)
    running = Segment(1, NINE, 60, NINE, category=category, elapsed_ms=7)
    sheet = PriceSheet(job, (running,), Cover(training_included=training), TARIFF)
    shown = preview(sheet, more)
    if shown.next_unit_ms is None:
        assert sheet.price(more + 20 * 60 * MINUTE).units == shown.price.units
    else:
        assert sheet.price(shown.next_unit_ms - 1).units == shown.price.units
        assert sheet.price(shown.next_unit_ms).units == shown.price.units + 1


def test_closing_keeps_the_price_for_good(world: World) -> None:
    job = close(world, world.work(W.SYSTEM_WORK, minutes=25))
    assert (job.state, job.units, job.amount, job.rule) == (S.CLOSED, 2, Decimal("40.00"), "R13")
    assert report_tag(job) == "R-2026-000001"
    with world.db() as uow:
        uow.add(Tariff(date(2026, 1, 1), None, 10, Decimal("99.00")))
    assert world.job(job.id).amount == Decimal("40.00")
    with world.db() as uow, pytest.raises(DomainError, match="già chiuso"):
        closing.close(uow, world.clock, job.id, ANNA)


def test_reports_are_numbered_without_gaps(world: World) -> None:
    assert [close(world, world.work(minutes=1)).report_number for _ in range(3)] == [1, 2, 3]


def test_a_paused_one_is_stopped_and_closed(world: World) -> None:
    job = world.start(incident=1)
    with world.db() as uow, pytest.raises(DomainError, match="in corso"):
        closing.close(uow, world.clock, job, ANNA)
    world.clock.advance(minutes=5)
    with world.db() as uow:
        interventions.pause(uow, world.clock, job, world.before)
    assert close(world, job).stopped == world.clock.now()
    assert "R-2026-000001" in world.uow().find(IncidentEvent, incident_id=1)[-1].text


def test_nothing_closes_before_its_times_are_verified(world: World) -> None:
    job = world.start()
    with world.db() as uow:
        interventions.stop(uow, world.clock, job)
    with world.db() as uow, pytest.raises(DomainError, match="verificare"):
        closing.close(uow, world.clock, job, ANNA)
    assert work_rows(world.uow())[0].obstacle == "Ci sono tempi da verificare e confermare."
    assert work_detail(world.uow(), job).obstacle == "Ci sono tempi da verificare e confermare."


def test_nothing_closes_before_its_questions_are_answered_but_by_a_colleague_who_is_not_asked(
    world: World,
) -> None:
    job, other, now = world.work(minutes=10), world.work(minutes=5), world.clock.now()
    segment = world.segments(job)[0]
    with world.db() as uow:
        uow.add(TimeQuestion(job, segment.id, QuestionKind.SLEEP, now, now, MINUTE, segment.id))
    assert close(world, other).report_number == 1
    with world.db() as uow, pytest.raises(DomainError, match="rispondere prima"):
        closing.close(uow, world.clock, job, ANNA)
    with world.db() as uow:
        closing.close(uow, world.clock, job, "bruno")
    assert world.job(job).report_number == 2


def test_a_cancelled_trip_keeps_its_call_out_fee(world: World) -> None:
    job = world.start(on_site=True)
    with world.db() as uow:
        interventions.cancel(uow, world.clock, job, world.before)
    kept = close(world, job)
    assert (kept.state, kept.rule, kept.call_out_due) == (S.CANCELLED, "R0", True)
    assert "diritto di chiamata" in work_detail(world.uow(), job).obstacle


def test_a_trip_cancelled_after_a_crash_waits_for_no_times(world: World) -> None:
    with world.db() as uow:
        uow.save(replace(TARIFF, id=1, call_out_fee=Decimal(35)))
    job = world.start(on_site=True)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job)
        interventions.cancel(uow, world.clock, job)
    assert close(world, job).call_out_amount == Decimal("35.00")
    assert work_detail(world.uow(), job).obstacle == ""


def test_the_unset_call_out_fee_is_said_and_never_zero(world: World) -> None:
    job = world.work(W.SYSTEM_WORK, minutes=25, on_site=True)
    assert "non fatturare" in work_detail(world.uow(), job).obstacle
    close(world, job)
    paper = report_paper(world.uow(), job)
    assert (paper.price.call_out_due, paper.price.call_out_fee, paper.price.total) == (True, None, None)
    assert "non ne indica" in world.job(job).reason
    assert paper.price.reason.endswith("intervento presso il cliente.")


def test_blocked_hardware_says_what_is_missing(world: World) -> None:
    job = world.work(W.HARDWARE, minutes=25)
    assert "Bloccato" in work_rows(world.uow())[0].obstacle
    with world.db() as uow:
        facts = WorkFacts(None, (), on_site=False, trip_made=False, hardware_authorised=True)
        interventions.set_facts(uow, job, facts)
    assert work_rows(world.uow())[0].rule == "R8b"


def test_the_technician_may_put_the_units_right(world: World) -> None:
    job = world.work(W.SYSTEM_WORK, minutes=50)
    with world.db() as uow, pytest.raises(DomainError, match="motivo"):
        closing.override_units(uow, job, 1, " ")
    with world.db() as uow:
        closing.override_units(uow, job, 1, "attesa del corriere")
    assert work_rows(world.uow())[0].amount == Decimal("20.00")
    with world.db() as uow:
        closing.override_units(uow, job, None)
    assert world.job(job).override_reason == ""
    with world.db() as uow:
        closing.override_units(uow, job, 1, "attesa del corriere")
    close(world, job)
    paper = report_paper(world.uow(), job).price
    assert (paper.units, paper.actual_units, paper.override_reason) == (1, 3, "attesa del corriere")


def test_what_is_left_of_the_training(world: World) -> None:
    with world.db() as uow:
        uow.add(Contract(1, ContractKind.SUPPORT, date(2026, 1, 1), training_minutes=60))
    close(world, world.work(W.TRAINING, minutes=45))
    close(world, world.work(W.SYSTEM_WORK, minutes=45))
    reversed_one = close(world, world.work(W.TRAINING, minutes=5)).id
    with world.db() as uow:
        closing.reverse(uow, world.clock, reversed_one, "doppio", ANNA)
    job = close(world, world.work(W.TRAINING, minutes=30))
    assert (job.rule, job.minutes, job.units) == ("R12", 15, 1)
    assert "restavano 15 dei 60" in job.reason


def test_no_minute_of_the_half_day_is_free_twice(world: World) -> None:
    with world.db() as uow:
        uow.add(Contract(1, ContractKind.SUPPORT, date(2026, 1, 1), training_minutes=60))
    first, second = world.work(W.TRAINING, minutes=60), world.work(W.TRAINING, minutes=60)
    assert [close(world, job).units for job in (second, first)] == [0, 3]


def test_training_that_was_cancelled_or_quoted_uses_none_of_the_half_day(world: World) -> None:
    with world.db() as uow:
        uow.add(Contract(1, ContractKind.SUPPORT, date(2026, 1, 1), training_minutes=60))
    cancelled, quoted = world.work(W.TRAINING, minutes=60), world.work(W.TRAINING, minutes=60)
    with world.db() as uow:
        interventions.cancel(uow, world.clock, cancelled)
        interventions.set_facts(uow, quoted, WorkFacts(None, (), False, False, quote_amount=Decimal(90)))
    assert [close(world, job).rule for job in (cancelled, quoted)] == ["R0", "R1"]
    assert close(world, world.work(W.TRAINING, minutes=60)).units == 0


def test_the_quotes_of_the_customer_are_proposed_the_newest_first(world: World) -> None:
    job = world.start(W.CUSTOMISATION)
    with world.db() as uow:
        for title, amount in (("Presenze", Decimal("900.00")), ("Senza", None), ("Cassa", Decimal("120.50"))):
            uow.add(Customisation(1, title, quote_amount=amount))
        proposed = work_detail(uow, job).quotes
    assert [(one.title, one.amount) for one in proposed] == [
        ("Cassa", Decimal("120.50")),
        ("Presenze", Decimal("900.00")),
    ]


def test_a_complaint_looks_at_the_last_delivery(world: World) -> None:
    with world.db() as uow:
        for delivered in (date(2025, 1, 1), date(2026, 2, 20), date(2026, 3, 3), None):
            uow.add(Customisation(1, "Stampa", delivered_on=delivered))
    assert close(world, world.work(W.CUSTOMISATION_COMPLAINT, minutes=5)).rule == "R3"


def test_a_reversal_and_its_copy_are_kept(world: World) -> None:
    id = world.work(W.SYSTEM_WORK, minutes=25)
    with world.db() as uow:
        corrections.discard_time(uow, world.segments(id)[0].id, "sbagliato")
        uow.add(replace(world.segments(id)[0], state=SegmentState.CLOSED, id=0, version=0))
    close(world, id)
    with world.db() as uow:
        fresh = closing.reverse(uow, world.clock, id, "cliente sbagliato", ANNA).new_id
    with world.db() as uow, pytest.raises(DomainError, match="già stato stornato"):
        closing.reverse(uow, world.clock, id, "ancora", ANNA)
    back = world.job(fresh - 1)
    assert (back.amount, back.reverses_id) == (Decimal("-40.00"), id)
    assert world.job(fresh).state is S.STOPPED
    assert len(world.segments(fresh)) == 1
    assert report_paper(world.uow(), back.id).segments
    assert [row.reversal for row in work_rows(world.uow())] == [False, False, True]


def test_time_that_was_reversed_is_free_to_be_typed_again(world: World) -> None:
    job = world.work(minutes=30)
    with world.db() as uow:
        closing.close(uow, world.clock, job, ANNA)
    with world.db() as uow:
        copy = closing.reverse(uow, world.clock, job, "Tempo sbagliato", ANNA).new_id
    with world.db() as uow:
        typed = TypedTime(date(2026, 3, 2), time(10), time(10, 20), "Dieci minuti in meno")
        corrections.correct_time(uow, world.clock, world.segments(copy)[0].id, typed)
    assert total_ms(world.segments(copy)) == 20 * MINUTE
    assert total_ms(world.segments(job)) == 30 * MINUTE


def test_the_report_says_everything(world: World) -> None:
    with world.db() as uow:
        uow.add(Firm("Studio Sistemi", address="Via 1", postal_code="30021", city="Caorle", province="VE"))
        uow.add(Technician(ANNA, "Anna Verdi"))
    job = world.start(W.SYSTEM_WORK, incident=1)
    world.clock.advance(minutes=25)
    with world.db() as uow:
        interventions.set_facts(uow, job, WorkFacts(1, (1, 2), on_site=False, trip_made=False))
        interventions.stop(uow, world.clock, job, world.before)
    with world.db() as uow, pytest.raises(DomainError, match="non è ancora chiuso"):
        report_paper(uow, job)
    close(world, job)
    paper = report_paper(world.uow(), job)
    assert paper.letterhead.address_lines == ("Via 1", "30021 Caorle (VE)")
    assert (paper.number, paper.technician, paper.place) == (
        "R-2026-000001",
        "Anna Verdi",
        "Assistenza remota: Reception",
    )
    assert (paper.incident_tag, paper.pcs, paper.minutes) == ("INC-000007", ("PC-01", "PC-02"), 25)
    assert (paper.price.net, paper.price.vat, paper.price.total) == tuple(
        map(Decimal, ("40.00", "8.80", "48.80"))
    )
    assert paper.segments[0].pc == "PC-02"
    assert file_name(paper) == "R-2026-000001 Aurora S.r.l.pdf"


def test_the_report_prints_the_minutes_the_price_counted(world: World) -> None:
    with world.db() as uow:
        uow.save(replace(TARIFF, id=1, rounding=Rounding.CEIL))
    job = world.start()
    world.clock.advance(minutes=20, seconds=1)
    with world.db() as uow:
        interventions.stop(uow, world.clock, job, world.before)
    kept = close(world, job)
    assert (report_paper(world.uow(), job).minutes, kept.minutes, kept.units) == (21, 21, 2)


def test_the_report_of_a_firm_without_data(world: World) -> None:
    job = close(world, world.work(minutes=5))
    paper = report_paper(world.uow(), job.id)
    assert (paper.letterhead.name, paper.technician, paper.place) == ("", ANNA, "Assistenza remota")


def test_the_list_and_the_current_work(world: World) -> None:
    assert current_work(world.uow(), ANNA) is None
    closed = close(world, world.work(minutes=5)).id
    with world.db() as uow:
        uow.save(replace(uow.get(Intervention, closed), state=S.INVOICED))
    assert work_detail(world.uow(), closed).obstacle == ""
    running = world.start(incident=1)
    rows = work_rows(world.uow(), customer_id=1)
    assert [row.id for row in rows] == [running, closed]
    seen = current_work(world.uow(), ANNA)
    assert seen is not None
    assert seen.running is not None
    assert (seen.device_names, seen.incident) == (("PC-02",), "INC-000007 · Blocco stampante")
    assert not seen.access_open
    assert work_rows(world.uow(), customer_id=9) == ()
    assert [c.name for c in customers_to_choose(world.uow())] == ["Hotel Aurora"]


def test_a_day_without_tariff_is_said(world: World) -> None:
    with world.db() as uow:
        uow.remove(uow.get(Tariff, 1))
    job = world.work(minutes=5)
    assert "tariffario" in work_rows(world.uow())[0].obstacle
    detail = work_detail(world.uow(), job)
    assert (detail.sheet, detail.obstacle) == (None, "")
    assert "tariffario" in detail.trouble
    with world.db() as uow, pytest.raises(NotInForceError):
        closing.close(uow, world.clock, job, ANNA)
    assert reading(world.clock).utc == world.clock.now()
