"""The cover of an intervention is what was valid on the day it started (P-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.billing import Cover
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation
from istes_desk.domain.cover import cover_at
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import CoveredObject

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
HOTEL = Customer("Hotel Aurora")
OWN, HARDWARE = frozenset({CoveredObject.OWN_SOFTWARE}), frozenset({CoveredObject.HARDWARE})
SUPPORT = Contract(1, ContractKind.SUPPORT, FIRST, LAST, covers=OWN, training_minutes=240)
UPDATE = Contract(1, ContractKind.SOFTWARE_UPDATE, FIRST, LAST)
MACHINES = Contract(1, ContractKind.HARDWARE, FIRST, LAST)
ADS = Appointment(1, "Anna", FIRST, LAST)


def test_nothing_signed_covers_nothing() -> None:
    assert cover_at(FIRST, HOTEL) == Cover(training_included=0)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_both_end_days_are_covered(day: date) -> None:
    customer = replace(HOTEL, conformity_date=date(2026, 6, 1))
    work = Customisation(1, "Stampa etichette", delivered_on=date(2026, 5, 1))
    got = cover_at(day, customer, [SUPPORT, UPDATE, MACHINES], [ADS], work, 30)
    assert got == Cover(
        ads_from=FIRST,
        ads_to=LAST,
        conformity_from=date(2026, 6, 1),
        update_contract=True,
        support_contract=True,
        hardware_contract=True,
        hardware_call_out=True,
        customisation_delivered=date(2026, 5, 1),
        training_used_minutes=30,
    )


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_outside_its_days_a_contract_gives_nothing(day: date) -> None:
    assert cover_at(day, HOTEL, [SUPPORT, UPDATE, MACHINES], [ADS]) == cover_at(day, HOTEL)


def test_what_the_contracts_say_in_detail() -> None:
    included = replace(MACHINES, call_out_included=True)
    assert not cover_at(FIRST, HOTEL, [included]).hardware_call_out
    assert not cover_at(FIRST, HOTEL, [replace(SUPPORT, covers=HARDWARE)]).support_contract
    assert cover_at(FIRST, HOTEL, [replace(SUPPORT, covers=HARDWARE)]).hardware_contract
    assert not cover_at(FIRST, HOTEL, [replace(UPDATE, covers=HARDWARE)]).hardware_contract
    longer = replace(ADS, valid_to=date(2027, 12, 31))
    assert cover_at(FIRST, HOTEL, (), [longer, ADS]).ads_to == date(2027, 12, 31)
