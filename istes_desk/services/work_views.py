"""What the Timer tab shows: the running work, the list, the details of one intervention. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from istes_desk.domain.authorisation import access_still_open
from istes_desk.domain.contracts import Customisation
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Incident
from istes_desk.domain.interventions import (
    Intervention,
    InterventionState,
    why_not_invoiceable,
)
from istes_desk.domain.network import Device
from istes_desk.domain.tariff import MS_PER_MINUTE
from istes_desk.domain.timeclock import Segment, SegmentState, total_ms
from istes_desk.services.duty_work import duty_lines
from istes_desk.services.gates import authorisation_of
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.price_preview import PriceSheet, load_sheet
from istes_desk.services.report_copies import handed_over
from istes_desk.services.work_words import report_tag

S = InterventionState
ORDER = (S.TO_VERIFY, S.RUNNING, S.PAUSED, S.STOPPED, S.CANCELLED, S.CLOSED, S.INVOICED)
"""Sections of the list, what must be acted on first."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line of the list; ``amount`` None = no price can be told, ``obstacle`` says why not invoiceable."""

    id: int
    state: InterventionState
    customer: str
    started: datetime
    on_site: bool
    minutes: int
    units: int
    amount: Decimal | None
    rule: str
    report: str
    obstacle: str
    description: str
    reversal: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from: a site, a device, a customer."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What the customer was quoted for a customisation, net (R1)."""

    title: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WorkDetail:
    """One intervention in full. ``sheet`` is None, with ``trouble`` in words, when nothing can be priced.

    ``obstacle`` says why it cannot be invoiced. ``access_open``: the temporary access has not ended (Q-11).
    ``duties`` of the checklist that were done in it, in words. ``handed``: who signed the report, who has it.
    """

    intervention: Intervention
    customer: str
    place: str
    incident: str
    devices: tuple[Choice, ...]
    sites: tuple[Choice, ...]
    segments: tuple[Segment, ...]
    sheet: PriceSheet | None
    trouble: str = ""
    obstacle: str = ""
    report: str = ""
    access_open: bool = False
    duties: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    handed: tuple[str, ...] = ()

    @property
    def device_names(self) -> tuple[str, ...]:
        """The PCs it is about."""
        return tuple(d.name for d in self.devices if d.id in self.intervention.device_ids)

    @property
    def running(self) -> Segment | None:
        return next((s for s in self.segments if s.state is SegmentState.OPEN), None)


def work_rows(uow: UnitOfWork, customer_id: int | None = None) -> tuple[WorkRow, ...]:
    """All interventions, of one customer or of all: by state, the latest first."""
    wanted = {} if customer_id is None else {"customer_id": customer_id}
    jobs = uow.find(Intervention, **wanted)
    jobs.sort(key=lambda job: job.started, reverse=True)
    jobs.sort(key=lambda job: ORDER.index(job.state))
    names = {c.id: c.name for c in uow.find(Customer, id={job.customer_id for job in jobs})}
    times: dict[int, list[Segment]] = {job.id: [] for job in jobs}
    for segment in uow.find(Segment, intervention_id=tuple(times)):
        times[segment.intervention_id].append(segment)
    return tuple(_row(uow, job, names[job.customer_id], times[job.id]) for job in jobs)


def current_work(uow: UnitOfWork, technician: str) -> WorkDetail | None:
    """What the timer holds: the running intervention, else the last one paused."""
    for state in (S.RUNNING, S.PAUSED):
        found = uow.find(Intervention, technician=technician, state=state)
        if found:
            return work_detail(uow, max(found, key=lambda job: job.started).id)
    return None


def work_detail(uow: UnitOfWork, intervention_id: int) -> WorkDetail:
    """Everything about one intervention."""
    job = uow.get(Intervention, intervention_id)
    sheet, trouble = _sheet(uow, job)
    segments = tuple(sorted(uow.find(Segment, intervention_id=job.id), key=lambda s: s.start_utc))
    sites = uow.find(Site, customer_id=job.customer_id)
    incident = uow.get(Incident, job.incident_id) if job.incident_id else None
    return WorkDetail(
        job,
        uow.get(Customer, job.customer_id).name,
        next((s.name for s in sites if s.id == job.site_id), ""),
        f"{incident.tag} · {incident.subject}" if incident else "",
        tuple(Choice(d.id, d.name) for d in uow.find(Device, customer_id=job.customer_id)),
        tuple(Choice(s.id, s.name) for s in sites),
        segments,
        sheet,
        trouble,
        _obstacle(job, segments, sheet),
        report_tag(job),
        incident is not None and access_still_open(authorisation_of(uow, incident.id)),
        duty_lines(uow, job.id),
        _quotes(uow, job),
        handed_over(uow, job.id),
    )


def customers_to_choose(uow: UnitOfWork) -> tuple[Choice, ...]:
    """Whom one can start work for without an incident."""
    active = sorted(uow.find(Customer, active=True), key=lambda c: c.name.casefold())
    return tuple(Choice(c.id, c.name) for c in active)


def _sheet(uow: UnitOfWork, job: Intervention) -> tuple[PriceSheet | None, str]:
    try:
        return load_sheet(uow, job), ""
    except DomainError as error:
        return None, error.message


def _quotes(uow: UnitOfWork, job: Intervention) -> tuple[Quote, ...]:
    """The newest first."""
    found = uow.find(Customisation, customer_id=job.customer_id)
    return tuple(
        Quote(one.title, one.quote_amount) for one in reversed(found) if one.quote_amount is not None
    )


def _obstacle(job: Intervention, segments: Sequence[Segment], sheet: PriceSheet | None) -> str:
    if job.closed_at is not None:
        return why_not_invoiceable(job, segments) if job.state is not S.INVOICED else ""
    if any(s.state is SegmentState.TO_VERIFY for s in segments):
        return "Ci sono tempi da verificare e confermare."
    return sheet.price().obstacle if sheet else ""


def _row(uow: UnitOfWork, job: Intervention, customer: str, segments: Sequence[Segment]) -> WorkRow:
    worked = total_ms(segments) // MS_PER_MINUTE
    obstacle = _obstacle(job, segments, None)
    if job.closed_at is not None:
        return _line(job, customer, worked, (job.billed_units, job.amount, job.rule, obstacle))
    sheet, trouble = _sheet(uow, job)
    if sheet is None:
        return _line(job, customer, worked, (0, None, "", obstacle or trouble))
    price = sheet.price()
    return _line(
        job,
        customer,
        worked,
        (price.units, price.amount, " + ".join(price.rules), obstacle or price.obstacle),
    )


def _line(
    job: Intervention, customer: str, minutes: int, told: tuple[int, Decimal | None, str, str]
) -> WorkRow:
    units, amount, rule, obstacle = told
    return WorkRow(
        job.id,
        job.state,
        customer,
        job.started,
        job.on_site,
        minutes,
        units,
        amount,
        rule,
        report_tag(job),
        obstacle,
        job.description,
        job.reverses_id is not None,
    )
