"""Every row of the price table, its neighbours and its edges (B-2, B-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.domain.billing import Case, Cover, Price, Terms, WorkCategory, price
from istes_desk.domain.billing_rules import RULES
from istes_desk.domain.errors import DomainError
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.tariff import Rounding, Tariff

W = WorkCategory
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"), Decimal("35.00"))
UNSET = replace(TARIFF, call_out_fee=None)
TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
ADS = Cover(ads_from=date(2026, 1, 1), ads_to=date(2026, 12, 31))
CONFORMING = replace(ADS, conformity_from=date(2026, 6, 1))
DELIVERED = Cover(customisation_delivered=date(2026, 10, 11))
HARDWARE = Cover(hardware_contract=True)
CONSENT = Cover(hardware_authorised=True)
UPDATES, SUPPORT = Cover(update_contract=True), Cover(support_contract=True)


def priced(category: WorkCategory, minutes: int = 25, tariff: Tariff = TARIFF, **facts: Any) -> Price:
    return price(Case(**{"started": TEN, "work": ((category, minutes * 60_000),), **facts}), tariff)


# rule, category, facts, units of 25 minutes, call-out fee due
ROWS: list[tuple[str, WorkCategory, dict[str, Any], int, bool]] = [
    ("R0", W.SYSTEM_WORK, {"cancelled": True}, 0, False),
    ("R0", W.SYSTEM_WORK, {"cancelled": True, "on_site": True}, 0, False),
    ("R0", W.SYSTEM_WORK, {"cancelled": True, "on_site": True, "trip_made": True}, 0, True),
    ("R0", W.SYSTEM_WORK, {"cancelled": True, "trip_made": True}, 0, True),
    ("R0", W.SYSTEM_WORK, {"work": (), "quote_amount": Decimal("90.00")}, 0, False),
    ("R1", W.CUSTOMISATION, {"quote_amount": Decimal("900.00"), "on_site": True}, 0, False),
    ("R1", W.HARDWARE, {"quote_amount": Decimal("90.00")}, 0, False),
    ("R2", W.OWN_SOFTWARE_DEFECT, {"on_site": True, "trip_made": True}, 0, False),
    ("R3", W.CUSTOMISATION_COMPLAINT, {"cover": DELIVERED, "on_site": True}, 0, False),
    ("R3b", W.CUSTOMISATION_COMPLAINT, {"cover": DELIVERED, "started": TEN + timedelta(days=1)}, 2, False),
    ("R3b", W.CUSTOMISATION_COMPLAINT, {"on_site": True}, 2, True),
    ("R4", W.OWN_PROGRAM_UPDATE, {"cover": CONFORMING}, 0, False),
    ("R4", W.OWN_DATABASE_UPDATE, {"cover": CONFORMING, "on_site": True}, 0, True),
    ("R5", W.OS_UPDATE, {"cover": CONFORMING, "on_site": True}, 0, True),
    ("R5", W.UNPLANNED_BACKUP, {"cover": CONFORMING}, 0, True),
    ("R5", W.RESTORE, {"cover": replace(CONFORMING, ads_to=None)}, 0, True),
    ("R6", W.PLANNED_DUTY, {"cover": CONFORMING, "on_site": True}, 0, False),
    ("R7", W.OS_UPDATE, {"cover": ADS, "purpose_conformity": True}, 2, True),
    ("R7", W.HARDWARE, {"cover": ADS, "purpose_conformity": True}, 2, True),
    ("R8", W.HARDWARE, {"cover": HARDWARE, "on_site": True}, 0, False),
    ("R8", W.HARDWARE, {"cover": replace(HARDWARE, hardware_call_out=True), "on_site": True}, 0, True),
    ("R8", W.HARDWARE, {"cover": replace(HARDWARE, hardware_call_out=True)}, 0, False),
    ("R8", W.HARDWARE, {"cover": replace(HARDWARE, hardware_call_out=True), "trip_made": True}, 0, False),
    ("R8b", W.HARDWARE, {"cover": CONSENT}, 2, False),
    ("R8b", W.HARDWARE, {"cover": CONSENT, "on_site": True}, 2, True),
    ("R8c", W.HARDWARE, {}, 0, False),
    ("R8c", W.HARDWARE, {"cover": CONFORMING, "on_site": True}, 0, False),
    ("R9", W.OWN_PROGRAM_UPDATE, {"cover": UPDATES, "on_site": True}, 2, True),
    ("R9", W.OWN_SOFTWARE_HELP, {"cover": SUPPORT, "on_site": True}, 2, True),
    ("R9", W.SYSTEM_WORK, {"cover": CONFORMING, "on_site": True}, 2, True),
    ("R10", W.OWN_DATABASE_UPDATE, {"cover": UPDATES}, 0, False),
    ("R11", W.OWN_SOFTWARE_HELP, {"cover": SUPPORT}, 0, False),
    ("R11", W.OWN_SOFTWARE_DEFECT, {"cover": SUPPORT, "terms": Terms(defect_free=False)}, 0, False),
    ("R12", W.TRAINING, {}, 0, False),
    ("R12", W.TRAINING, {"cover": Cover(training_used_minutes=240), "on_site": True}, 2, True),
    ("R13", W.OWN_SOFTWARE_DEFECT, {"terms": Terms(defect_free=False)}, 2, False),
    ("R13", W.OWN_PROGRAM_UPDATE, {"cover": SUPPORT}, 2, False),
    ("R13", W.OWN_SOFTWARE_HELP, {"cover": UPDATES}, 2, False),
    ("R13", W.CUMULATIVE_UPDATE, {"cover": replace(CONFORMING, update_contract=True)}, 2, False),
    ("R13", W.PLANNED_DUTY, {"cover": ADS}, 2, False),
    ("R13", W.OS_UPDATE, {"purpose_conformity": True}, 2, False),
    ("R13", W.CUSTOMISATION, {}, 2, False),
    ("R13", W.THIRD_PARTY_SOFTWARE, {"trip_made": True}, 2, False),
]


@pytest.mark.parametrize(("code", "category", "facts", "units", "call_out"), ROWS)
def test_the_first_row_that_matches_decides(
    code: str, category: WorkCategory, facts: dict[str, Any], units: int, call_out: bool
) -> None:
    result = priced(category, **facts)
    assert (result.rules, result.units, result.call_out_due) == ((code,), units, call_out)
    assert result.call_out_amount == (Decimal("35.00") if call_out else None)
    assert result.blocked is (code == "R8c")


def test_every_row_of_the_table_is_reached() -> None:
    assert {row[0] for row in ROWS} == {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (instant_of(date(2026, 6, 1), datetime.min.time()), "R5"),
        (instant_of(date(2026, 6, 1), datetime.min.time()) - timedelta(seconds=1), "R7"),
        (instant_of(date(2027, 1, 1), datetime.min.time()) - timedelta(seconds=1), "R5"),
        (instant_of(date(2027, 1, 1), datetime.min.time()), "R13"),
        (instant_of(date(2026, 1, 1), datetime.min.time()), "R7"),
        (instant_of(date(2025, 12, 31), datetime.min.time()), "R13"),
    ],
)
def test_cover_is_that_of_the_local_date_of_the_start(start: datetime, code: str) -> None:
    assert priced(W.OS_UPDATE, cover=CONFORMING, started=start, purpose_conformity=True).rules == (code,)


@pytest.mark.parametrize(
    ("used", "seconds", "minutes", "units"),
    [
        (200, 61 * 60, 21, 2),
        (200, 60 * 60, 20, 1),
        (200, 40 * 60 + 59, 0, 0),
        (200, 41 * 60, 1, 1),
        (240, 30, 0, 1),
        (300, 60, 1, 1),
        (0, 241 * 60, 1, 1),
    ],
)
def test_only_training_beyond_the_half_day_is_charged(
    used: int, seconds: int, minutes: int, units: int
) -> None:
    cover = Cover(training_used_minutes=used)
    result = price(Case(TEN, ((W.TRAINING, seconds * 1000),), cover=cover), TARIFF)
    assert (result.minutes, result.units) == (minutes, units)


def test_exact_rounding_charges_the_second_that_exceeds_the_half_day() -> None:
    case = Case(TEN, ((W.TRAINING, 40 * 60_000 + 1000),), cover=Cover(training_used_minutes=200))
    assert price(case, replace(TARIFF, rounding=Rounding.EXACT)).units == 1


def test_an_accepted_quote_is_one_line_of_its_amount() -> None:
    result = priced(W.PROJECT, quote_amount=Decimal("1234.5"))
    assert [(line.quantity, line.total) for line in result.lines] == [(1, Decimal("1234.50"))]
    assert (result.units, result.amount) == (0, Decimal("1234.50"))


def test_an_unset_call_out_fee_is_never_zero() -> None:
    result = priced(W.SYSTEM_WORK, on_site=True, tariff=UNSET)
    assert (result.call_out_due, result.call_out_amount, result.invoiceable) == (True, None, False)
    assert "diritto di chiamata" in result.obstacle
    assert result.obstacle in result.reason


def test_a_fee_that_is_not_due_or_set_to_zero_by_the_user_stops_nothing() -> None:
    assert priced(W.SYSTEM_WORK, tariff=UNSET).invoiceable
    free = priced(W.SYSTEM_WORK, on_site=True, tariff=replace(TARIFF, call_out_fee=Decimal(0)))
    assert (free.call_out_amount, free.invoiceable) == (Decimal("0.00"), True)


def test_blocked_hardware_cannot_be_invoiced_and_says_why() -> None:
    result = priced(W.HARDWARE)
    assert not result.invoiceable
    assert result.obstacle.startswith("Bloccato:")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_reason_is_a_finished_sentence(rule: Any) -> None:
    category, facts = next((row[1], row[2]) for row in ROWS if row[0] == rule.code)
    for line in priced(category, **facts).lines:
        assert line.reason[0].isupper()
        assert line.reason.endswith(".")
        assert "{" not in line.reason


def test_the_reason_names_the_rows_it_came_from() -> None:
    assert "01/06/2026" in priced(W.OS_UPDATE, cover=CONFORMING).reason
    assert "31/12/2026" in priced(W.OS_UPDATE, cover=CONFORMING).reason
    assert "tariffario dal 10/01/2020" in priced(W.SQL_SERVER).reason
    assert "11/10/2026" in priced(W.CUSTOMISATION_COMPLAINT, cover=DELIVERED).reason
    assert "senza scadenza" in priced(W.RESTORE, cover=replace(CONFORMING, ads_to=None)).reason


def test_negative_time_is_refused() -> None:
    with pytest.raises(DomainError, match="negativo"):
        priced(W.SYSTEM_WORK, -1)


def test_training_without_an_included_half_day_says_so() -> None:
    case = Case(TEN, ((W.TRAINING, 40 * 60_000),), cover=Cover(training_included=0))
    result = price(case, TARIFF)
    assert (result.units, result.rules) == (2, ("R12",))
    assert "nessuna semigiornata" in result.reason
