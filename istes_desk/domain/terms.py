"""The readings of the price rules that the source leaves open, as dated rows (P-1, P-2, R2, R3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.billing_rules import Terms

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class BillingTerms:
    """What holds for interventions that start on these days, both included."""

    valid_from: date
    valid_to: date | None = None
    defect_free: bool = True
    complaint_days: int = 30
    author: str = ""
    id: int = 0

    @property
    def terms(self) -> Terms:
        """The part the price engine reads."""
        return Terms(self.defect_free, self.complaint_days)
