"""The readings the source leaves open are dated rows (P-1, P-2, R2, R3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.billing import Terms
from istes_desk.domain.errors import DomainError
from istes_desk.domain.rule_words import effect
from istes_desk.domain.terms import BillingTerms, terms_at

FIRST = BillingTerms(date(2020, 1, 10), date(2026, 5, 31))
STRICT = BillingTerms(date(2026, 6, 1), defect_free=False, complaint_days=1)


@pytest.mark.parametrize(
    ("day", "terms"),
    [
        (date(2019, 12, 31), Terms()),
        (date(2026, 5, 31), Terms()),
        (date(2026, 6, 1), Terms(defect_free=False, complaint_days=1)),
    ],
)
def test_the_row_in_force_on_the_day_is_read(day: date, terms: Terms) -> None:
    assert terms_at([FIRST, STRICT], day) == terms


@pytest.mark.parametrize("days", [-1, 3651])
def test_days_that_cannot_be_are_refused(days: int) -> None:
    with pytest.raises(DomainError) as refused:
        replace(FIRST, complaint_days=days)
    assert refused.value.field == "complaint_days"


def test_what_a_new_row_changes_is_told() -> None:
    assert effect(STRICT, FIRST) == (
        "Gli interventi iniziati dal 01/06/2026 seguiranno «Condizioni di prezzo»: i difetti confermati del "
        "nostro software si pagano come assistenza; una personalizzazione si contesta entro 1 giorno dalla "
        "consegna (prima 30 giorni); quelli iniziati prima non cambiano."
    )
