"""A day of closure or a plan to come has changed: deadlines still to be met follow, and say so (P-1, Q-7)."""

from __future__ import annotations

from datetime import UTC, datetime

from istes_desk.domain import italian
from istes_desk.domain.incidents import OPEN_STATES, EventKind, Incident
from istes_desk.services.changes import Changes
from istes_desk.services.classing import with_deadline
from istes_desk.services.ports import Between, Clock, UnitOfWork
from istes_desk.services.timeline import record

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def retimed(uow: UnitOfWork, clock: Clock, author: str) -> Changes:
    """Walks every deadline to come anew; what was answered or has passed stays as it was."""
    now, touched = clock.now(), Changes()
    to_come = {"responded_at": None, "missed": False, "due": Between(now, FOR_EVER), "state": OPEN_STATES}
    for incident in uow.find(Incident, **to_come):
        moved = with_deadline(uow, incident)
        if moved.due != incident.due:
            uow.save(moved)
            words = _words(incident.due, moved.due)
            touched |= record(uow, now, incident.id, EventKind.STATE, words, author)
    return touched


def _words(before: datetime | None, after: datetime | None) -> str:
    was, is_now = (italian.full_stamp(at) if at else "nessuno" for at in (before, after))
    return f"Termine ricalcolato: {is_now} (era {was}), perché sono cambiati i giorni di apertura o il piano."
