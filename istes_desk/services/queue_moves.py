"""A few requests changed: they find their new place without sorting the whole queue again (Q-8)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from istes_desk.domain.incidents import OPEN_STATES, Incident
from istes_desk.domain.queue import QueueEntry, QueueSection, place_key, section_of
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter, QueueIndex

MOST = 50
"""Above it sorting anew is quicker."""
PIVOTS = 32
"""Asked at once: each question costs more than what it is about."""


def moved(uow: UnitOfWork, index: QueueIndex, touched: Collection[int], wanted: QueueFilter) -> QueueIndex:
    """The order as the database would give it now, when it gave ``index`` before these were touched."""
    if len(touched) > MOST or wanted.text or wanted.late_only or wanted.first:
        return uow.queue.index(replace(wanted, first=0))
    sections = dict(_without(index, touched))
    for incident in uow.queue.heads(list(touched)):
        if _wanted(incident, wanted):
            entry = QueueEntry.of(incident)
            section = section_of(entry)
            ids = sections.get(section, ())
            place = _place(uow, section, ids, entry)
            sections[section] = (*ids[:place], incident.id, *ids[place:])
    return QueueIndex(tuple((one, sections[one]) for one in QueueSection if sections.get(one)))


def _without(index: QueueIndex, touched: Collection[int]) -> Iterator[tuple[QueueSection, tuple[int, ...]]]:
    for section, ids in index.sections:
        for gone in touched:
            if gone in ids:
                place = ids.index(gone)
                ids = ids[:place] + ids[place + 1 :]
        yield section, ids


def _place(uow: UnitOfWork, section: QueueSection, ids: Sequence[int], entry: QueueEntry) -> int:
    """Where it belongs; the keys of some ids at even distances tell between which two to look on."""
    low, high, wanted = 0, len(ids), place_key(section, entry)
    while low < high:
        asked = range(low, high, (high - low) // PIVOTS + 1)
        known = {one.id: QueueEntry.of(one) for one in uow.queue.heads([ids[place] for place in asked])}
        before = bisect_left(asked, wanted, key=lambda place: place_key(section, known[ids[place]]))
        low, high = asked[before - 1] + 1 if before else low, asked[before] if before < len(asked) else high
    return low


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
