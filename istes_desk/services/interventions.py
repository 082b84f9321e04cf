"""The life of an intervention: start, pause, resume, stop, cancel, and what is said about it (B-1, B-5).

Time is measured by services/timekeeping.py, the price is kept by services/closing.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from istes_desk.domain import timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.incidents import CoveredObject, Incident, RequestKind
from istes_desk.domain.interventions import (
    Intervention,
    InterventionState,
    moved,
)
from istes_desk.domain.money import ZERO, euro
from istes_desk.domain.timeclock import Reading, Segment, SegmentState, TimeQuestion
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.incidents import work_started
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import close_open, open_segment, reading, touched, unlocked

S = InterventionState
BY_OBJECT = {
    CoveredObject.OWN_SOFTWARE: WorkCategory.OWN_SOFTWARE_HELP,
    CoveredObject.THIRD_PARTY_SOFTWARE: WorkCategory.THIRD_PARTY_SOFTWARE,
    CoveredObject.HARDWARE: WorkCategory.HARDWARE,
}
BY_KIND = {
    RequestKind.CONSULTANCY: WorkCategory.CONSULTANCY,
    RequestKind.CUSTOMISATION: WorkCategory.CUSTOMISATION,
}
"""What no support contract covers, whatever object it is about (C-3)."""
UNFINISHED = (S.RUNNING, S.PAUSED, S.STOPPED, S.TO_VERIFY)
VERIFY_FIRST = "Il lavoro su questa richiesta ha tempi da verificare: confermarli, poi si riprende da lì."
ELSEWHERE = (
    "Il timer di questo lavoro è in corso su un altro computer: va fermato là; "
    "se si ferma da qui, i tempi sono da confermare."
)
FORGIVEN_MS = 60_000
"""Below this a change of category or PC is a slip of the first moment, not a second piece of work."""


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """What to start; 0 or empty where nothing is known. Without category the incident decides."""

    customer_id: int
    incident_id: int = 0
    site_id: int = 0
    device_ids: tuple[int, ...] = ()
    category: WorkCategory | None = None
    on_site: bool = False


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What the technician may change until it is closed; every field may change the price."""

    site_id: int | None
    device_ids: tuple[int, ...]
    on_site: bool
    trip_made: bool
    purpose_conformity: bool = False
    hardware_authorised: bool = False
    quote_amount: Decimal | None = None


def start(
    uow: UnitOfWork, clock: Clock, order: WorkOrder, technician: str, before: Reading | None = None
) -> Changes:
    """Starts the timer and pauses the running one, last seen at ``before`` (B-5).

    The paused one of the same incident goes on instead, once its times are verified. GateClosedError when
    the incident's gate is shut.
    """
    known = _of_incident(uow, order.incident_id, technician)
    if known is not None and known.state is S.RUNNING:
        _check_here(uow, clock, known)
        return Changes(new_id=known.id)
    gate = work_started(uow, clock, order.incident_id, technician) if order.incident_id else NOTHING
    if known is not None:
        return gate | resume(uow, clock, known.id, before) | Changes(new_id=known.id)
    paused = pause_running(uow, clock, technician, before)
    job = uow.add(_ordered(uow, clock, order, technician))
    _run(uow, clock, job)
    return gate | paused | replace(touched(job.id), new_id=job.id)


def pause(uow: UnitOfWork, clock: Clock, intervention_id: int, before: Reading | None) -> Changes:
    """Ends the running segment; without ``before`` its program is gone and it is to be verified."""
    job = uow.get(Intervention, intervention_id)
    changes, lost = close_open(uow, clock, job.id, before)
    uow.save(moved(job, S.TO_VERIFY if lost else S.PAUSED))
    return changes


def pause_running(uow: UnitOfWork, clock: Clock, technician: str, before: Reading | None) -> Changes:
    """One running timer per technician: pauses whatever runs (B-5)."""
    changes = NOTHING
    for job in uow.find(Intervention, technician=technician, state=S.RUNNING):
        changes |= pause(uow, clock, job.id, before)
    return changes


def resume(uow: UnitOfWork, clock: Clock, intervention_id: int, before: Reading | None = None) -> Changes:
    """A new segment of a paused or stopped intervention; the running one is paused."""
    job = uow.get(Intervention, intervention_id)
    _check_here(uow, clock, job)
    running = replace(moved(job, S.RUNNING), stopped=None)
    paused = pause_running(uow, clock, job.technician, before)
    _run(uow, clock, uow.save(running))
    return paused | replace(touched(job.id), new_id=job.id)


def stop(uow: UnitOfWork, clock: Clock, intervention_id: int, before: Reading | None = None) -> Changes:
    """The work is done; nothing is priced for good yet."""
    job = uow.get(Intervention, intervention_id)
    changes, lost = close_open(uow, clock, job.id, before)
    uow.save(replace(moved(job, S.TO_VERIFY if lost else S.STOPPED), stopped=clock.now()))
    return changes | touched(job.id)


def cancel(uow: UnitOfWork, clock: Clock, intervention_id: int, before: Reading | None = None) -> Changes:
    """Nothing was done: no units, a call-out fee only for a trip (R0). Closing it keeps the price."""
    job = uow.get(Intervention, intervention_id)
    changes, _ = close_open(uow, clock, job.id, before)
    for segment in uow.find(Segment, intervention_id=job.id, state=SegmentState.TO_VERIFY):
        uow.save(timeclock.discard(segment, "Intervento annullato."))
    uow.save(replace(moved(job, S.CANCELLED), stopped=job.stopped or clock.now()))
    return changes | touched(job.id)


def set_facts(uow: UnitOfWork, intervention_id: int, facts: WorkFacts) -> Changes:
    """Place, PCs, trip and whatever else decides the price; DomainError for a quote that is no amount."""
    job = unlocked(uow, intervention_id)
    uow.save(
        replace(
            job,
            site_id=facts.site_id,
            device_ids=facts.device_ids,
            on_site=facts.on_site,
            trip_made=facts.trip_made or facts.on_site,
            purpose_conformity=facts.purpose_conformity,
            hardware_authorised=facts.hardware_authorised,
            quote_amount=_quote(facts.quote_amount),
        )
    )
    return touched(job.id)


def describe(uow: UnitOfWork, intervention_id: int, text: str) -> Changes:
    """What was done, as the customer reads it on the report."""
    uow.save(replace(unlocked(uow, intervention_id), description=text.strip()))
    return touched(intervention_id)


def remove_empty(uow: UnitOfWork, intervention_id: int) -> Changes:
    """Takes away an intervention started by mistake, while nothing longer than a minute was measured."""
    job = unlocked(uow, intervention_id)
    segments = uow.find(Segment, intervention_id=job.id)
    running = any(s.state is SegmentState.OPEN for s in segments)
    require(not running, "L'intervento è in corso: prima va fermato.", "state")
    require(timeclock.total_ms(segments) < FORGIVEN_MS, "L'intervento contiene tempo di lavoro.", "segments")
    for question in uow.find(TimeQuestion, intervention_id=job.id):
        uow.remove(question)
    for segment in segments:
        uow.remove(segment)
    uow.remove(job)
    return Changes(interventions=ids(job.id), incidents=ids(job.incident_id))


def _quote(amount: Decimal | None) -> Decimal | None:
    """An accepted quote to the cent, never negative (R1)."""
    try:
        exact = None if amount is None else euro(amount)
    except DomainError as error:
        raise DomainError(error.message, "quote_amount") from error
    require(exact is None or exact >= ZERO, "Un preventivo non può essere negativo.", "quote_amount")
    return exact


def _of_incident(uow: UnitOfWork, incident_id: int, technician: str) -> Intervention | None:
    """The technician's unfinished work on the same request (B-1: one request, one intervention)."""
    if not incident_id:
        return None
    found = uow.find(Intervention, incident_id=incident_id, technician=technician, state=UNFINISHED)
    require(all(job.state is not S.TO_VERIFY for job in found), VERIFY_FIRST, "state")
    return found[-1] if found else None


def _check_here(uow: UnitOfWork, clock: Clock, job: Intervention) -> None:
    """What another computer measures is not measured here as well (B-5)."""
    segment = open_segment(uow, job.id)
    here = segment is None or timeclock.measured_on(segment, clock.machine())
    require(here, ELSEWHERE, "state")


def _ordered(uow: UnitOfWork, clock: Clock, order: WorkOrder, technician: str) -> Intervention:
    incident = uow.get(Incident, order.incident_id) if order.incident_id else None
    known = _known_category(incident) if incident else WorkCategory.SYSTEM_WORK
    devices = order.device_ids or ids(incident.device_id if incident else None)
    return Intervention(
        order.customer_id,
        technician,
        clock.now(),
        order.category or known,
        incident_id=order.incident_id or None,
        site_id=order.site_id or None,
        on_site=order.on_site,
        trip_made=order.on_site,
        description=incident.subject if incident else "",
        device_ids=tuple(devices),
    )


def _known_category(incident: Incident) -> WorkCategory:
    return BY_KIND.get(incident.kind) or BY_OBJECT[incident.covered_object]


def _run(uow: UnitOfWork, clock: Clock, job: Intervention) -> None:
    device = job.device_ids[0] if len(job.device_ids) == 1 else None
    uow.add(timeclock.start(job.id, reading(clock), device, job.category))
