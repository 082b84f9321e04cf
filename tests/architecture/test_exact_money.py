"""No binary fraction comes near an amount: not in what is written down, nor in what is stored (B-1, C-5)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.billing import Case, WorkCategory, price
from istes_desk.domain.tariff import Tariff
from tests.architecture.sources import ROOT, imported, modules, tree

ROOMS = ("istes_desk/domain", "istes_desk/services")
NOT_MONEY = {
    "istes_desk/services/papers.py": "the strokes of a signature, beside the amounts of the same paper",
    "istes_desk/services/response_export.py": "hours of an answer, beside the money of the same sheet",
}


def money_modules() -> list[Path]:
    """Whatever counts in ``Decimal``; what it says of lengths on paper is in modules of its own."""
    found = (path for path in modules(*ROOMS) if any(name == "decimal" for name, _ in imported(path)))
    return [path for path in found if path.relative_to(ROOT).as_posix() not in NOT_MONEY]


def fractions(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if literal or (isinstance(node, ast.Name) and node.id in ("float", "round")):
            yield f"{path.name}: {ast.unparse(node)}"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_there_is_money_to_look_at() -> None:
    names = {path.name for path in money_modules()}
    assert {"billing.py", "tariff.py", "money.py", "interventions.py"} <= names


@pytest.mark.parametrize("path", money_modules(), ids=name_of)
def test_a_module_that_counts_money_knows_no_binary_fraction(path: Path) -> None:
    assert list(fractions(path)) == []


def test_a_fraction_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text("a: float = 0.5 + round(1) * 2", encoding="utf-8")
    assert len(list(fractions(path))) == 3


AMOUNTS = st.decimals(0, 99_999, places=2)


@given(AMOUNTS, st.none() | AMOUNTS, st.none() | AMOUNTS, st.integers(0, 10**8))
def test_every_amount_of_a_price_is_exact_to_the_cent(
    unit_price: Decimal, fee: Decimal | None, quote: Decimal | None, ms: int
) -> None:
    tariff = Tariff(date(2020, 1, 10), None, 20, unit_price, fee)
    case = Case(
        datetime(2026, 3, 2, tzinfo=UTC), ((WorkCategory.PROJECT, ms),), on_site=True, quote_amount=quote
    )
    told = price(case, tariff)
    amounts = [told.amount, *(line.total for line in told.lines), *(line.unit_price for line in told.lines)]
    amounts += [told.call_out_amount] if told.call_out_amount is not None else []
    assert all(type(one) is Decimal and one.as_tuple().exponent == -2 for one in amounts)
    assert all(type(line.quantity) is int for line in told.lines)
    assert told.amount == sum(line.quantity * line.unit_price for line in told.lines)
