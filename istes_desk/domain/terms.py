"""The readings of the price rules that the source leaves open, as dated rows (P-1, P-2, R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from istes_desk.domain.billing_rules import Terms
from istes_desk.domain.contracts import Customisation
from istes_desk.domain.errors import require
from istes_desk.domain.policy import NotInForceError, in_force

MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class BillingTerms:
    """What holds for interventions that start on these days, both included."""

    valid_from: date
    valid_to: date | None = None
    defect_free: bool = True
    complaint_days: int = 30
    author: str = ""
    id: int = 0
    version: int = 0

    def __post_init__(self) -> None:
        days = 0 <= self.complaint_days <= MOST_DAYS
        require(days, f"I giorni per contestare vanno da 0 a {MOST_DAYS}.", "complaint_days")

    @property
    def name(self) -> str:
        """What every version of them is called."""
        return "Condizioni di prezzo"

    @property
    def terms(self) -> Terms:
        """The part the price engine reads."""
        return Terms(self.defect_free, self.complaint_days)


def objection_until(row: Customisation, rows: Iterable[BillingTerms]) -> date | None:
    """Last day to object free of charge (C-3, R3), by the terms of the day of delivery."""
    if row.delivered_on is None:
        return None
    return row.delivered_on + timedelta(days=terms_at(rows, row.delivered_on).complaint_days)


def terms_at(rows: Iterable[BillingTerms], day: date) -> Terms:
    """The readings in force on that day; before the first row those of the shipped one."""
    try:
        return in_force(rows, day).terms
    except NotInForceError:
        return Terms()
