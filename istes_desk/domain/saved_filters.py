"""Selections of the queue that a technician keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass

from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """What was chosen in the bar of the queue. ``technician``: whose it is; a name is used once."""

    technician: str
    name: str
    kind: RequestKind = RequestKind.INCIDENT
    incident_class: IncidentClass | None = None
    state: IncidentState | None = None
    customer_id: int | None = None
    text: str = ""
    late: bool = False
    mine: bool = False
    done: bool = False
    id: int = 0
    version: int = 0
