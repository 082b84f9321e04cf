"""Nested values and TOML rows survive the way through JSON, and what does not fit is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.db.codec import decode, decode_row, encode
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.duties import DutyTemplate
from istes_desk.domain.holidays import Holiday
from istes_desk.domain.incidents import Severity
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.working_time import Schedule
from istes_desk.services.shipped import ensure_shipped_rows
from tests.adapters.db.samples import SCHEDULE

POLICY = Path(__file__).resolve().parents[3] / "resources" / "policy"
VALUES: list[tuple[Any, Any]] = [
    (Schedule, SCHEDULE),
    (frozenset[Severity], frozenset(Severity)),
    (tuple[int, ...], (3, 1, 2)),
    (tuple[str, int], ("a", 1)),
    (Mapping[Severity, int], {Severity.B: 2, Severity.A: 1}),
    (dict[str, int], {"b": 1}),
    (date | None, None),
    (date | None, date(2026, 3, 29)),
    (Decimal, Decimal("20.00")),
    (datetime, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    (bool, True),
]


@pytest.mark.parametrize(("hint", "value"), VALUES, ids=[str(hint) for hint, _ in VALUES])
def test_round_trip(hint: Any, value: Any) -> None:
    assert decode(hint, json.loads(json.dumps(encode(value)))) == value


def test_midnight_at_the_end_of_a_day() -> None:
    raw = {"days": [1], "windows": [["00:00", "24:00"]], "closed_on_holidays": False}
    assert decode(Schedule, raw).windows == ((time(0), time(0)),)


@pytest.mark.parametrize(
    ("hint", "raw"),
    [(int, "1"), (str, 1), (int, True), (Severity, "D"), (tuple[str, int], ["a"]), (Decimal, "x")],
)
def test_what_does_not_fit_is_refused(hint: Any, raw: Any) -> None:
    with pytest.raises((TypeError, ValueError, ArithmeticError)):
        decode(hint, raw)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        decode_row(Holiday, {"name": "x", "colour": "red"})


def test_shipped_rows_reach_the_database(database: Database) -> None:
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(POLICY))
        (tariff,) = uow.find(Tariff)
        assert (tariff.unit_minutes, tariff.unit_price, tariff.call_out_fee) == (20, Decimal("20.00"), None)
        assert [plan.minutes[Severity.A] for plan in uow.find(Plan)] == [240, 180, 60]
        (policy,) = uow.find(QueuePolicy)
        assert policy.call_back.windows == ((time(9, 30), time(13)),)
        assert (len(uow.find(Holiday)), len(uow.find(DutyTemplate))) == (13, 15)
