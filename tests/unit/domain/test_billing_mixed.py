"""Several kinds of work in one intervention, corrections by the technician, and the laws of the price."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.billing import Case, Cover, Price, WorkCategory, override, price
from istes_desk.domain.errors import DomainError
from istes_desk.domain.tariff import Rounding, Tariff

W = WorkCategory
TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"), Decimal("35.00"))


def mixed(*work: tuple[WorkCategory, int], cover: Cover | None = None, on_site: bool = False) -> Price:
    in_ms = tuple((category, seconds * 1000) for category, seconds in work)
    return price(Case(TEN, in_ms, on_site=on_site, cover=cover or Cover()), TARIFF)


def shape(result: Price) -> list[tuple[str, int, str]]:
    return [(line.rule, line.quantity, str(line.total)) for line in result.lines]


def test_charged_kinds_share_one_rounding() -> None:
    result = mixed((W.SYSTEM_WORK, 630), (W.SQL_SERVER, 630))
    assert shape(result) == [("R13", 2, "40.00")]
    assert result.minutes == 21


def test_free_work_in_the_mix_adds_a_line_but_no_time() -> None:
    result = mixed((W.OWN_SOFTWARE_HELP, 3000), (W.SQL_SERVER, 720), cover=Cover(support_contract=True))
    assert shape(result) == [("R13", 1, "20.00"), ("R11", 0, "0.00")]
    assert result.rules == ("R11", "R13")


def test_training_excess_is_rounded_together_with_the_rest() -> None:
    result = mixed((W.TRAINING, 61 * 60), (W.SQL_SERVER, 19 * 60), cover=Cover(training_used_minutes=200))
    assert shape(result) == [("R12 + R13", 2, "40.00")]
    assert result.minutes == 40


def test_training_within_the_half_day_stays_free_in_the_mix() -> None:
    result = mixed((W.TRAINING, 1800), (W.SQL_SERVER, 60))
    assert shape(result) == [("R13", 1, "20.00"), ("R12", 0, "0.00")]


def test_blocked_hardware_holds_the_whole_intervention_but_keeps_the_count() -> None:
    result = mixed((W.HARDWARE, 3000), (W.SQL_SERVER, 1200), on_site=True)
    assert shape(result) == [("R9", 1, "20.00"), ("R8c", 0, "0.00")]
    assert (result.blocked, result.invoiceable, result.call_out_due) == (True, False, True)


def test_one_call_out_fee_per_intervention() -> None:
    result = mixed((W.SYSTEM_WORK, 600), (W.TRAINING, 600), (W.CUSTOMISATION_COMPLAINT, 60), on_site=True)
    assert (result.call_out_due, result.call_out_amount) == (True, Decimal("35.00"))
    assert result.reason.count("È dovuto il diritto di chiamata.") == 1


def test_a_kind_without_time_says_nothing() -> None:
    assert mixed((W.HARDWARE, 0), (W.SQL_SERVER, 60)).rules == ("R13",)


def test_the_technicians_units_keep_the_computed_minutes_and_rules() -> None:
    computed = mixed((W.TRAINING, 1800), (W.SQL_SERVER, 41 * 60))
    billed = override(computed, 2, TARIFF, "Prova ripetuta per nostro errore")
    assert shape(billed) == [("R12 + R13", 2, "40.00")]
    assert (billed.units, billed.minutes, billed.amount) == (2, 41, Decimal("40.00"))
    assert billed.rules == ("R12", "R13")
    assert shape(override(computed, 0, TARIFF, "Omaggio")) == [("R12 + R13", 0, "0.00")]
    assert billed.reason.endswith("2 invece di 3): Prova ripetuta per nostro errore")


def test_a_correction_that_makes_no_sense_is_refused() -> None:
    computed, quote = (
        mixed((W.SQL_SERVER, 60)),
        price(Case(TEN, ((W.PROJECT, 1),), quote_amount=Decimal(9)), TARIFF),
    )
    for result, units, reason in (
        (computed, 1, " "),
        (computed, -1, "sconto"),
        (quote, 1, "sconto"),
        (mixed((W.HARDWARE, 60)), 1, "sconto"),
    ):
        with pytest.raises(DomainError):
            override(result, units, TARIFF, reason)


CATEGORIES = st.sampled_from(WorkCategory)
WORK = st.lists(st.tuples(CATEGORIES, st.integers(0, 8 * 3_600_000)), max_size=6).map(tuple)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
COVERS = st.builds(
    Cover,
    ads_from=DAYS,
    ads_to=DAYS,
    conformity_from=DAYS,
    update_contract=st.booleans(),
    support_contract=st.booleans(),
    hardware_contract=st.booleans(),
    hardware_call_out=st.booleans(),
    hardware_authorised=st.booleans(),
    customisation_delivered=DAYS,
    training_used_minutes=st.integers(0, 300),
)
CASES = st.builds(
    Case,
    started=st.integers(0, 2 * 365 * 86_400).map(
        lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
    ),
    work=WORK,
    on_site=st.booleans(),
    trip_made=st.booleans(),
    cancelled=st.booleans(),
    quote_amount=st.none() | st.integers(0, 999_999).map(lambda cents: Decimal(cents) / 100),
    purpose_conformity=st.booleans(),
    cover=COVERS,
)
TARIFFS = st.builds(
    Tariff,
    valid_from=st.just(date(2020, 1, 10)),
    valid_to=st.none(),
    unit_minutes=st.integers(1, 60),
    unit_price=st.integers(0, 99_999).map(lambda cents: Decimal(cents) / 100),
    call_out_fee=st.none() | st.just(Decimal("35.00")),
    rounding=st.sampled_from(Rounding),
)


def changed(case: Case, work: tuple[tuple[WorkCategory, int], ...]) -> Case:
    return replace(case, work=work)


@given(CASES, TARIFFS)
def test_every_case_has_a_rule_and_its_total_is_quantity_times_price(case: Case, tariff: Tariff) -> None:
    result = price(case, tariff)
    assert result.rules
    assert all(line.total == line.quantity * line.unit_price for line in result.lines)
    assert result.amount == sum(line.total for line in result.lines)
    assert result.amount.as_tuple().exponent == -2
    assert (result.call_out_amount is None) is (not result.call_out_due or tariff.call_out_fee is None)


@given(CASES, TARIFFS, CATEGORIES, st.integers(0, 4 * 3_600_000))
def test_more_work_never_costs_less(case: Case, tariff: Tariff, category: WorkCategory, more: int) -> None:
    longer = changed(case, (*case.work, (category, more)))
    before, after = price(case, tariff), price(longer, tariff)
    assert after.units >= before.units
    assert after.minutes >= before.minutes
    assert after.amount >= before.amount


@given(CASES, TARIFFS, st.data())
def test_splitting_pausing_and_reordering_change_nothing(
    case: Case, tariff: Tariff, data: st.DataObject
) -> None:
    pieces: list[tuple[WorkCategory, int]] = []
    for category, ms in case.work:
        cut = data.draw(st.integers(0, ms))
        pieces += [(category, cut), (category, ms - cut)]
    shuffled = data.draw(st.permutations(pieces))
    assert price(changed(case, tuple(shuffled)), tariff) == price(case, tariff)
