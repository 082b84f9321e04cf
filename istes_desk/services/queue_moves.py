"""A few requests changed: they find their new place without sorting the whole queue again (Q-8)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any

from istes_desk.domain.incidents import OPEN_STATES, Incident
from istes_desk.domain.queue import QueueEntry, QueueSection, place_key, section_of
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter, QueueIndex

Key = Callable[[int], tuple[Any, ...]]
MOST = 50
"""Above it sorting anew is quicker."""


def moved(uow: UnitOfWork, index: QueueIndex, touched: Collection[int], wanted: QueueFilter) -> QueueIndex:
    """The order as the database would give it now, when it gave ``index`` before these were touched."""
    if len(touched) > MOST or wanted.text or wanted.late_only or wanted.first:
        return uow.queue_index(replace(wanted, first=0))
    sections = dict(_without(index, touched))
    for incident in uow.queue_heads(list(touched)):
        if _wanted(incident, wanted):
            entry = QueueEntry.of(incident)
            section = section_of(entry)
            ids = sections.get(section, ())
            place = bisect_left(ids, place_key(section, entry), key=_key(uow, section))
            sections[section] = (*ids[:place], incident.id, *ids[place:])
    return QueueIndex(tuple((one, sections[one]) for one in QueueSection if sections.get(one)))


def _without(index: QueueIndex, touched: Collection[int]) -> Iterator[tuple[QueueSection, tuple[int, ...]]]:
    for section, ids in index.sections:
        for gone in touched:
            if gone in ids:
                place = ids.index(gone)
                ids = ids[:place] + ids[place + 1 :]
        yield section, ids


def _key(uow: UnitOfWork, section: QueueSection) -> Key:
    def key(id: int) -> tuple[Any, ...]:
        (incident,) = uow.queue_heads([id])
        return place_key(section, QueueEntry.of(incident))

    return key


def _wanted(incident: Incident, wanted: QueueFilter) -> bool:
    return all(
        (
            incident.kind is wanted.kind,
            wanted.with_done or incident.state in OPEN_STATES,
            wanted.customer_id in (None, incident.customer_id),
            wanted.technician in ("", incident.technician),
            wanted.incident_class in (None, incident.incident_class),
            wanted.state in (None, incident.state),
        )
    )
