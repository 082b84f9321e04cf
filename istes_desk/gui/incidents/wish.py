"""What the user wants to see in the queue, and the same as a saved filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.services.queue_filter import QueueFilter


@dataclass(frozen=True, slots=True)
class Wish:
    """``customer_id`` counts while no customer is chosen for the whole window."""

    kind: RequestKind = RequestKind.INCIDENT
    text: str = ""
    late: bool = False
    mine: bool = False
    done: bool = False
    incident_class: IncidentClass | None = None
    state: IncidentState | None = None
    customer_id: int | None = None

    @classmethod
    def of(cls, saved: SavedFilter) -> Wish:
        return cls(
            kind=saved.kind,
            text=saved.text,
            late=saved.late,
            mine=saved.mine,
            done=saved.done,
            incident_class=saved.incident_class,
            state=saved.state,
            customer_id=saved.customer_id,
        )

    def saved(self, technician: str, name: str) -> SavedFilter:
        """Under a name, for a technician."""
        return SavedFilter(
            technician,
            name,
            kind=self.kind,
            incident_class=self.incident_class,
            state=self.state,
            customer_id=self.customer_id,
            text=self.text,
            late=self.late,
            mine=self.mine,
            done=self.done,
        )

    def asked(self, now: datetime, scope: int | None, author: str) -> QueueFilter:
        """The same for the database."""
        return QueueFilter(
            now=now,
            customer_id=self.customer_id if scope is None else scope,
            kind=self.kind,
            text=self.text,
            late_only=self.late,
            technician=author if self.mine else "",
            with_done=self.done,
            incident_class=self.incident_class,
            state=self.state,
        )

    @property
    def narrow(self) -> bool:
        """Something is filtered away."""
        chosen = (self.text, self.late, self.mine, self.incident_class, self.state, self.customer_id)
        return any(chosen)
