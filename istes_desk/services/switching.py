"""Another kind of work, or another PC, while the timer runs: one segment ends and the next begins (B-1)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain import timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import StateError
from istes_desk.domain.timeclock import Reading, Segment
from istes_desk.services.changes import Changes
from istes_desk.services.interventions import FORGIVEN_MS
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import close_open, open_segment, reading, touched, unlocked

LOST = "Il timer non è di questo programma: prima va verificato."


def switch_category(
    uow: UnitOfWork, clock: Clock, intervention_id: int, category: WorkCategory, before: Reading | None = None
) -> Changes:
    """From now on it is another kind of work; within the first minute it always was."""
    uow.save(replace(unlocked(uow, intervention_id), category=category))
    segment = open_segment(uow, intervention_id)
    if segment is None:
        return touched(intervention_id)
    return _turned(uow, clock, segment, replace(segment, category=category), before)


def switch_device(
    uow: UnitOfWork, clock: Clock, intervention_id: int, device_id: int | None, before: Reading | None = None
) -> Changes:
    """From now on it is about another PC, None = about none in particular; one more PC joins the others."""
    job = unlocked(uow, intervention_id)
    if device_id is not None and device_id not in job.device_ids:
        uow.save(replace(job, device_ids=(*job.device_ids, device_id)))
    segment = open_segment(uow, intervention_id)
    if segment is None or segment.device_id == device_id:
        return touched(intervention_id)
    return _turned(uow, clock, segment, replace(segment, device_id=device_id), before)


def _turned(
    uow: UnitOfWork, clock: Clock, segment: Segment, wanted: Segment, before: Reading | None
) -> Changes:
    if segment.elapsed_ms < FORGIVEN_MS:
        uow.save(wanted)
        return touched(segment.intervention_id)
    changes, lost = close_open(uow, clock, segment.intervention_id, before)
    if lost:
        raise StateError(LOST, "state")
    uow.add(timeclock.start(segment.intervention_id, reading(clock), wanted.device_id, wanted.category))
    return changes
