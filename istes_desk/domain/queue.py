"""Order and sections of the queue; the words are in row_reasons (Q-8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from istes_desk.domain.incidents import (
    OPEN_STATES,
    Incident,
    IncidentClass,
    IncidentState,
    RequestKind,
    Severity,
)

NO_DEADLINE = datetime.max.replace(tzinfo=UTC)
RANKS = {IncidentClass.CONTRACT: 0, IncidentClass.NO_CONTRACT: 1}
StoredKey = tuple[int, bool, datetime, str, datetime, int]


class QueueSection(StrEnum):
    """The sections of the tab, in the order in which they stand."""

    CONTRACT = "contract"
    NO_CONTRACT = "no_contract"
    AT_WORK = "at_work"
    PARKED = "parked"
    DONE = "done"


WAITING = {
    IncidentClass.CONTRACT: QueueSection.CONTRACT,
    IncidentClass.NO_CONTRACT: QueueSection.NO_CONTRACT,
}


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """What the order needs to know of an incident."""

    number: int
    received: datetime
    incident_class: IncidentClass
    state: IncidentState = IncidentState.QUEUED
    kind: RequestKind = RequestKind.INCIDENT
    severity: Severity | None = None
    urgent: bool = False
    due: datetime | None = None
    responded_at: datetime | None = None
    missed: bool = False
    id: int = 0

    @classmethod
    def of(cls, incident: Incident) -> QueueEntry:
        """The same facts, taken from the stored incident."""
        return cls(
            number=incident.number,
            received=incident.received,
            incident_class=incident.incident_class,
            state=incident.state,
            kind=incident.kind,
            severity=incident.severity,
            urgent=incident.urgent,
            due=incident.due,
            responded_at=incident.responded_at,
            missed=incident.missed,
            id=incident.id,
        )

    @property
    def in_order(self) -> bool:
        """An open incident of class 1 or 2; parked ones and other requests have no place."""
        known = self.kind is RequestKind.INCIDENT and self.incident_class in RANKS
        return known and self.state in OPEN_STATES

    @property
    def term(self) -> datetime | None:
        """The deadline that still counts: an answer in time has met it, a recorded miss stays (Q-7)."""
        return self.due if self.responded_at is None or self.missed else None


def section_of(entry: QueueEntry) -> QueueSection:
    """Where the row stands in the tab."""
    return section_for(entry.incident_class, entry.state)


def section_for(incident_class: IncidentClass, state: IncidentState) -> QueueSection:
    """The section of a class in a state."""
    if state not in OPEN_STATES:
        return QueueSection.DONE
    if incident_class is IncidentClass.PARKED:
        return QueueSection.PARKED
    if state is not IncidentState.QUEUED:
        return QueueSection.AT_WORK
    return WAITING[incident_class]


def place_key(section: QueueSection, entry: QueueEntry) -> tuple[Any, ...]:
    """The order inside one section; parked ones by arrival, done ones latest first."""
    if section is QueueSection.DONE:
        return (-entry.received.timestamp(), -entry.number)
    return (entry.received, entry.number) if section is QueueSection.PARKED else stored_key(entry)


def stored_key(entry: QueueEntry) -> StoredKey:
    """The order from stored columns alone, as the database sorts it; no severity counts as A.

    It equals ``sort_key`` as long as a recorded miss keeps its past deadline.
    """
    if entry.incident_class is IncidentClass.NO_CONTRACT:
        return RANKS[entry.incident_class], False, NO_DEADLINE, "", entry.received, entry.number
    severity = entry.severity or Severity.A
    due = entry.term or NO_DEADLINE
    return RANKS[entry.incident_class], not entry.urgent, due, severity, entry.received, entry.number


def sort_key(entry: QueueEntry, now: datetime) -> tuple[int, bool, bool, StoredKey]:
    """The order in the words of Q-8: class, urgencies, missed deadlines, then the stored columns."""
    stored = stored_key(entry)
    missed = entry.missed or (entry.term is not None and entry.term < now)
    return stored[0], stored[1], not (missed and stored[0] == 0), stored


def order(entries: Iterable[QueueEntry], now: datetime) -> list[QueueEntry]:
    """Everything open that has a place, next one first."""
    return sorted((e for e in entries if e.in_order), key=lambda entry: sort_key(entry, now))
