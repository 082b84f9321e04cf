"""What a report on response times asks of the database: light rows, never whole incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.incidents import IncidentClass, IncidentState, Severity


@dataclass(frozen=True, slots=True)
class ResponseFilter:
    """Requests with a deadline received in [since, until); with ``standing`` all that are open instead."""

    since: datetime
    until: datetime
    customer_id: int | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One incident as far as its answer goes (Q-7)."""

    id: int
    number: int
    subject: str
    customer_id: int | None
    plan_id: int | None
    incident_class: IncidentClass
    state: IncidentState
    severity: Severity | None
    received: datetime
    due: datetime | None
    responded_at: datetime | None
    missed: bool
