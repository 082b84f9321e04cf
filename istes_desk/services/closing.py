"""The price kept for good: closing with a report number, units put right, reversal (B-3, B-4)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.errors import require
from istes_desk.domain.incidents import EventKind
from istes_desk.domain.interventions import Intervention, InterventionState, moved, priced, reversal, snapshot
from istes_desk.domain.italian import date_of, plural
from istes_desk.domain.money import format_euro
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.price_preview import load_sheet
from istes_desk.services.time_questions import waiting
from istes_desk.services.timekeeping import touched, unlocked
from istes_desk.services.timeline import record
from istes_desk.services.work_words import report_tag

S = InterventionState
UNANSWERED = "Una domanda sul tempo di questo intervento aspetta la risposta: rispondere prima di chiudere."
TO_VERIFY = "Ci sono tempi da verificare: confermarli o correggerli prima di chiudere."


def close(uow: UnitOfWork, clock: Clock, intervention_id: int, author: str) -> Changes:
    """Keeps price, rule and reason, and numbers the report; the timer must stand still.

    A cancelled intervention is closed too, to keep its price. Refused while times wait to be verified, and
    while a sleep or a set clock waits for the answer of the one who closes: a colleague is not asked (B-5).
    """
    job = uow.get(Intervention, intervention_id)
    require(job.closed_at is None, "L'intervento è già chiuso.", "state")
    require(job.state is not S.RUNNING, "Il timer è in corso: prima va fermato.", "state")
    require(job.state is not S.TO_VERIFY, TO_VERIFY, "segments")
    require(all(one.intervention_id != job.id for one in waiting(uow, author)), UNANSWERED, "segments")
    if job.state is S.PAUSED:
        job = replace(moved(job, S.STOPPED), stopped=clock.now())
    sheet = load_sheet(uow, job)
    kept = snapshot(job, sheet.case(), sheet.tariff, clock.now())
    number = uow.next_number(f"report-{date_of(clock.now()).year}")
    closed = uow.save(replace(kept, report_number=number))
    return touched(closed.id) | _tell(uow, clock, closed, author)


def override_units(uow: UnitOfWork, intervention_id: int, units: int | None, reason: str = "") -> Changes:
    """The technician's units with their reason, None to take them back; both are printed."""
    job = unlocked(uow, intervention_id)
    changed = replace(job, override_units=units, override_reason=reason.strip() if units is not None else "")
    sheet = load_sheet(uow, changed)
    priced(changed, sheet.case(), sheet.tariff)
    uow.save(changed)
    return touched(job.id)


def reverse(uow: UnitOfWork, clock: Clock, intervention_id: int, reason: str, author: str) -> Changes:
    """Reverses a closed intervention and opens a copy to put right; ``new_id`` is the copy. All are kept."""
    job = uow.get(Intervention, intervention_id)
    again = bool(uow.find(Intervention, reverses_id=job.id))
    require(not again, "L'intervento è già stato stornato.", "reverses_id")
    back = uow.add(reversal(job, clock.now(), reason))
    fresh = uow.add(_reopened(job))
    for segment in uow.find(Segment, intervention_id=job.id):
        if segment.state is not SegmentState.DISCARDED:
            uow.add(replace(segment, intervention_id=fresh.id, id=0, version=0))
    told = _note(uow, clock, job, f"Rapporto {report_tag(job)} stornato: {reason.strip()}", author)
    return touched(job.id) | touched(back.id) | told | replace(touched(fresh.id), new_id=fresh.id)


def _reopened(job: Intervention) -> Intervention:
    """The same work without the price that was kept."""
    return replace(
        Intervention(job.customer_id, job.technician, job.started, job.category),
        incident_id=job.incident_id,
        site_id=job.site_id,
        on_site=job.on_site,
        trip_made=job.trip_made,
        stopped=job.stopped,
        purpose_conformity=job.purpose_conformity,
        quote_amount=job.quote_amount,
        hardware_authorised=job.hardware_authorised,
        state=S.STOPPED,
        description=job.description,
        device_ids=job.device_ids,
    )


def _tell(uow: UnitOfWork, clock: Clock, closed: Intervention, author: str) -> Changes:
    units = plural(closed.billed_units, "scatto", "scatti")
    amount = format_euro(closed.amount) if closed.amount is not None else ""
    return _note(
        uow, clock, closed, f"Intervento chiuso, rapporto {report_tag(closed)}: {units}, {amount}.", author
    )


def _note(uow: UnitOfWork, clock: Clock, job: Intervention, text: str, author: str) -> Changes:
    if job.incident_id is None:
        return NOTHING
    return record(uow, clock.now(), job.incident_id, EventKind.WORK, text, author)
