"""Amounts are exact cents, written the Italian way, and no binary fraction comes near them."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import istes_desk.domain
from istes_desk.domain.errors import MoneyError
from istes_desk.domain.money import euro, format_euro, parse_euro, vat

DOMAIN = Path(next(iter(istes_desk.domain.__path__)))
MONEY_MODULES = ("money", "tariff", "billing", "billing_rules", "interventions")


@pytest.mark.parametrize(
    ("value", "text"), [(20, "20.00"), ("1234.5", "1234.50"), (Decimal("-0.1"), "-0.10")]
)
def test_an_amount_has_two_decimals(value: Decimal | int | str, text: str) -> None:
    assert str(euro(value)) == text


@pytest.mark.parametrize("value", [0.1, True, None, "1.234", Decimal("20.000"), "venti", "NaN", "Infinity"])
def test_an_inexact_amount_is_refused(value: object) -> None:
    with pytest.raises(MoneyError) as refusal:
        euro(cast("str", value))
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234.5", "1.234,50 €"), ("0", "0,00 €"), ("-1234567.89", "-1.234.567,89 €"), ("20", "20,00 €")],
)
def test_amounts_are_written_the_italian_way(value: str, text: str) -> None:
    assert format_euro(Decimal(value)) == text


@given(st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents) / 100))
def test_what_is_written_reads_back(amount: Decimal) -> None:
    assert parse_euro(format_euro(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"), [("20", "20.00"), (" 20,5 ", "20.50"), ("1.000", "1000.00"), ("35€", "35.00")]
)
def test_typed_amounts(text: str, amount: str) -> None:
    assert str(parse_euro(text)) == amount


@pytest.mark.parametrize("text", ["100.000.000", "-100000000", "9" * 17, "1" * 30, "9" * 400])
def test_more_than_anybody_pays_is_refused(text: str) -> None:
    with pytest.raises(MoneyError, match="troppo grande"):
        parse_euro(text)
    assert parse_euro("99.999.999,99") == Decimal("99999999.99")


def test_what_no_field_of_an_invoice_holds_is_no_amount() -> None:
    assert euro("99999999999.99") == Decimal("99999999999.99")
    for value in ("100000000000", "-1e11", "1e40"):
        with pytest.raises(MoneyError, match="troppo grande"):
            euro(value)


@pytest.mark.parametrize("text", ["", "20.5", "1.23", "1,234", "1,000.00", "abc", "1.00,5", "٣٤"])
def test_ambiguous_typing_is_refused(text: str) -> None:
    with pytest.raises(MoneyError):
        parse_euro(text)


@pytest.mark.parametrize(
    ("amount", "tax"),
    [("100.00", "22.00"), ("0.02", "0.00"), ("60.25", "13.26"), ("0.75", "0.17"), ("20.00", "4.40")],
)
def test_vat_rounds_half_a_cent_up(amount: str, tax: str) -> None:
    assert vat(Decimal(amount), Decimal(22)) == Decimal(tax)


@pytest.mark.parametrize("module", MONEY_MODULES)
def test_no_float_and_no_true_division_of_numbers_in_money(module: str) -> None:
    tree = ast.parse((DOMAIN / f"{module}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno
        if module != "money":
            assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), node.lineno
