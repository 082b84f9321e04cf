"""Lines of an incident's time line: written once, never changed."""

from __future__ import annotations

from datetime import datetime

from istes_desk.domain.errors import require
from istes_desk.domain.incidents import EventKind, IncidentEvent
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork


def record(
    uow: UnitOfWork, at: datetime, incident_id: int, kind: EventKind, text: str, author: str
) -> Changes:
    """Adds a line and says which incident it touched."""
    uow.add(IncidentEvent(incident_id, at, kind, text, author))
    return Changes(incidents=ids(incident_id))


def add_note(uow: UnitOfWork, clock: Clock, incident_id: int, text: str, author: str) -> Changes:
    """A note is for us: it never counts as an answer (Q-7)."""
    words = text.strip()
    require(bool(words), "Scrivere il testo della nota.", "text")
    return record(uow, clock.now(), incident_id, EventKind.NOTE, words, author)
