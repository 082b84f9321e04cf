"""Which dated row is in force; the shipped rows (P-1, P-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from istes_desk.domain.classification import classify
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Channel, IncidentClass, PecVerdict
from istes_desk.domain.italian import date_of
from istes_desk.domain.policy import NotInForceError, in_force
from istes_desk.domain.working_time import Schedule
from tests.unit.domain.policy_files import POLICY, at, read_toml

LATER = replace(POLICY, name="Nuove condizioni", valid_from=date(2026, 7, 1), pec_required=False)
BOUNDED = replace(POLICY, name="Estate", valid_from=date(2026, 8, 1), valid_to=date(2026, 8, 31))
ROWS = [LATER, BOUNDED, POLICY]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2020, 1, 10), POLICY.name),
        (date(2026, 6, 30), POLICY.name),
        (date(2026, 7, 1), LATER.name),
        (date(2026, 8, 1), BOUNDED.name),
        (date(2026, 8, 31), BOUNDED.name),
        (date(2026, 9, 1), LATER.name),
    ],
)
def test_the_row_that_began_last_is_in_force(on: date, name: str) -> None:
    assert in_force(ROWS, on).name == name


def test_no_row_is_an_error_with_the_day() -> None:
    with pytest.raises(NotInForceError, match="Nessuna policy valida al 09/01/2020"):
        in_force(ROWS, date(2020, 1, 9), "Nessuna policy valida")


def test_a_change_of_policy_at_midnight_in_rome_parks_one_and_admits_the_next() -> None:
    last = at("2026-06-30T23:59:59+02:00")
    verdicts = [
        classify("", Channel.EMAIL, PecVerdict.NOT_PEC, in_force(ROWS, date_of(moment)).pec_required)
        for moment in (last, last + timedelta(seconds=1))
    ]
    assert [v.incident_class for v in verdicts] == [IncidentClass.PARKED, IncidentClass.NO_CONTRACT]


def test_shipped_policy_and_tariff_say_what_was_published() -> None:
    assert POLICY.call_back.describe() == "lun-ven 09:30-13:00, escluse le feste"
    assert (POLICY.pec_required, POLICY.only_waiting_blocks) == (True, True)
    tariff = read_toml("tariff-2020-01-10.toml")["tariff"]
    assert (tariff["valid_from"], tariff["unit_minutes"]) == (date(2020, 1, 10), 20)
    assert Decimal(tariff["unit_price"]) == 20
    assert "call_out_fee" not in tariff


def test_a_call_back_window_that_never_opens_is_refused() -> None:
    with pytest.raises(DomainError):
        replace(POLICY, call_back=Schedule.parse([1], [], True))
