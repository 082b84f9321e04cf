"""Which price list is in force, how time becomes units, and when the next unit begins (P-1, B-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError, MoneyError, TariffError
from istes_desk.domain.tariff import Rounding, Tariff, next_unit_in, tariff_at

BASE = Tariff(date(2020, 1, 10), None, 20, Decimal(20))
NEWER = replace(BASE, valid_from=date(2027, 1, 1), unit_price=Decimal("25.00"))
SECOND = 1000


@pytest.mark.parametrize(
    ("day", "price"),
    [(date(2020, 1, 10), "20.00"), (date(2026, 12, 31), "20.00"), (date(2027, 1, 1), "25.00")],
)
def test_the_newest_row_in_force_counts(day: date, price: str) -> None:
    assert str(tariff_at([NEWER, BASE], day).unit_price) == price


@pytest.mark.parametrize("day", [date(2020, 1, 9), date(2021, 1, 1)])
def test_a_day_without_a_price_list_is_refused_and_named(day: date) -> None:
    ended = replace(BASE, valid_to=date(2020, 12, 31))
    assert tariff_at([ended], date(2020, 12, 31)) is ended
    with pytest.raises(DomainError, match=f"{day:%d/%m/%Y}"):
        tariff_at([ended], day)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"unit_minutes": 0}, TariffError),
        ({"valid_to": date(2020, 1, 9)}, TariffError),
        ({"unit_price": Decimal(-1)}, TariffError),
        ({"call_out_fee": Decimal("-0.01")}, TariffError),
        ({"unit_price": Decimal("20.005")}, MoneyError),
        ({"call_out_fee": Decimal("9.999")}, MoneyError),
        ({"unit_price": 20.5}, MoneyError),
    ],
)
def test_a_wrong_price_list_is_refused(change: dict[str, Any], error: type[DomainError]) -> None:
    with pytest.raises(error):
        replace(BASE, **change)


def test_a_price_list_may_hold_for_one_day() -> None:
    assert tariff_at([replace(BASE, valid_to=BASE.valid_from)], BASE.valid_from).unit_minutes == 20


@pytest.mark.parametrize(
    ("seconds", "floor", "exact", "ceil"),
    [(0, 0, 0, 0), (1, 1, 1, 1), (1200, 1, 1, 1), (1201, 1, 2, 2), (1259, 1, 2, 2), (1260, 2, 2, 2)],
)
def test_units_by_rounding(seconds: int, floor: int, exact: int, ceil: int) -> None:
    got = [replace(BASE, rounding=mode).units(seconds * SECOND) for mode in Rounding]
    assert got == [floor, exact, ceil]


def test_minutes_are_divided_once() -> None:
    assert [replace(BASE, rounding=mode).minutes(1259 * SECOND) for mode in Rounding] == [20, 20, 21]


@pytest.mark.parametrize(("seconds", "left"), [(0, 0), (1, 1259), (1259, 1), (1260, 1200), (888, 372)])
def test_the_display_counts_down_to_the_next_unit(seconds: int, left: int) -> None:
    assert next_unit_in(seconds, BASE) == left


@given(st.integers(1, 40_000), st.integers(1, 60), st.sampled_from(Rounding))
def test_the_next_unit_begins_when_it_was_announced(seconds: int, unit: int, rounding: Rounding) -> None:
    tariff = replace(BASE, unit_minutes=unit, rounding=rounding)
    units, turn = tariff.units(seconds * SECOND), (seconds + next_unit_in(seconds, tariff)) * SECOND
    assert tariff.units(turn - 1) == units
    assert tariff.units(turn + 1) == units + 1
