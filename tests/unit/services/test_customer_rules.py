"""What is refused on the card of a customer, by field (C-1..C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from istes_desk.domain.contracts import Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import CoveredObject
from istes_desk.services.customer_rules import RULES, in_time

YEAR = date(2026, 1, 1)
SUPPORT = Contract(1, ContractKind.SUPPORT, YEAR, plan_id=1, covers=frozenset({CoveredObject.OWN_SOFTWARE}))
QUOTED = Contract(1, ContractKind.SOFTWARE_UPDATE, YEAR, quote_signed_on=date(2025, 12, 15))
MADE = Customisation(1, "Tableau", delivered_on=date(2026, 5, 1))
MANDATE = Mandate(1, "AURORA-2026/1", "IT60X0542811101000000123456", YEAR)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (replace(SUPPORT, valid_to=date(2026, 12, 30)), "valid_to"),
        (replace(QUOTED, contract_signed_on=date(2025, 12, 14)), "contract_signed_on"),
        (replace(QUOTED, revoked_on=date(2026, 1, 15)), "revoked_on"),
        (replace(QUOTED, revoked_on=date(2025, 12, 14)), "revoked_on"),
        (replace(QUOTED, quote_signed_on=None, revoked_on=YEAR), "revoked_on"),
        (replace(QUOTED, contract_signed_on=YEAR, revoked_on=YEAR), "revoked_on"),
        (replace(MADE, delivered_on=None, tested_on=YEAR), "tested_on"),
        (replace(MADE, accepted_on=date(2026, 4, 30)), "accepted_on"),
        (replace(MANDATE, reference=""), "reference"),
        (replace(MANDATE, reference="Mandato d’Aurora"), "reference"),
        (replace(MANDATE, iban=""), "iban"),
        (replace(MANDATE, revoked_on=date(2025, 1, 1)), "revoked_on"),
    ],
)
def test_refused_with_its_field(row: Any, field: str) -> None:
    with pytest.raises(DomainError) as error:
        RULES[type(row)](row)
    assert error.value.field == field


def test_an_objection_after_the_last_day_is_refused() -> None:
    last = date(2026, 5, 31)
    in_time(replace(MADE, objected_on=last), last)
    in_time(replace(MADE, objected_on=date(2026, 6, 1)), None)
    with pytest.raises(DomainError, match="era il 31/05/2026") as error:
        in_time(replace(MADE, objected_on=date(2026, 6, 1)), last)
    assert error.value.field == "objected_on"


@pytest.mark.parametrize(
    "row",
    [
        replace(SUPPORT, valid_to=date(2026, 12, 31)),
        replace(SUPPORT, kind=ContractKind.HARDWARE, valid_to=date(2026, 3, 1)),
        replace(QUOTED, revoked_on=date(2026, 1, 14)),
        replace(QUOTED, contract_signed_on=YEAR),
        replace(MADE, tested_on=date(2026, 5, 1), objected_on=date(2026, 5, 31)),
        MANDATE,
    ],
)
def test_taken(row: Any) -> None:
    RULES[type(row)](row)
