"""The intervention report as a paper, from the price kept at closing (B-4, B-6)."""

from __future__ import annotations

from decimal import Decimal

from istes_desk.domain.billing import CALL_OUT_UNSET
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.incidents import Incident
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
from istes_desk.domain.money import ZERO, vat
from istes_desk.domain.network import Device
from istes_desk.domain.tariff import MS_PER_MINUTE, Tariff
from istes_desk.domain.timeclock import Segment, SegmentState, total_ms
from istes_desk.services.papers import Letterhead, Party, ReportPaper, ReportPrice, ReportSegment, Signature
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.work_words import CATEGORIES, report_tag

REMOTE = "Assistenza remota"


def report_paper(uow: UnitOfWork, intervention_id: int) -> ReportPaper:
    """Everything the report prints; only for a closed intervention, whose price no longer moves."""
    job = uow.get(Intervention, intervention_id)
    require(job.closed_at is not None, "L'intervento non è ancora chiuso.", "state")
    firms = uow.find(Firm)
    firm = firms[0] if firms else Firm()
    segments = _counted(uow, job)
    names = {d.id: d.name for d in uow.find(Device, id=_device_ids(job, segments))}
    incident = uow.get(Incident, job.incident_id) if job.incident_id else None
    technician, tariff = _technician(uow, job.technician), _tariff(uow, job)
    return ReportPaper(
        letterhead=letterhead(firm),
        number=report_tag(job),
        date=date_of(job.closed_at or job.started),
        customer=party(uow.get(Customer, job.customer_id)),
        place=_place(uow, job),
        technician=technician,
        incident_tag=incident.tag if incident else "",
        subject=incident.subject if incident else "",
        pcs=tuple(names.values()),
        segments=tuple(_segment(s, job, names) for s in segments),
        minutes=tariff.minutes(total_ms(segments)),
        price=_price(job, tariff, firm.vat_rate),
        work=job.description,
        technician_signature=Signature("Il tecnico", technician),
    )


def letterhead(firm: Firm) -> Letterhead:
    """The firm as printed at the top of every paper."""
    return Letterhead(
        firm.name,
        _address(firm.address, firm.postal_code, firm.city, firm.province),
        firm.vat_number,
        firm.phone,
        firm.email,
        firm.pec,
    )


def file_name(paper: ReportPaper) -> str:
    """``R-2026-000123 Hotel Aurora.pdf``, without what file systems refuse."""
    safe = "".join(c if c.isalnum() or c in " .-_'" else " " for c in paper.customer.name)
    return f"{paper.number} {' '.join(safe.split())}"[:80].rstrip(" .") + ".pdf"


def _address(street: str, postal_code: str, city: str, province: str) -> tuple[str, ...]:
    town = " ".join(filter(None, (postal_code, city, f"({province})" if province else "")))
    return tuple(filter(None, (street, town)))


def party(customer: Customer) -> Party:
    """The customer as printed."""
    return Party(
        customer.business_name or customer.name,
        _address(customer.address, customer.postal_code, customer.city, customer.province),
        customer.vat_number,
    )


def _place(uow: UnitOfWork, job: Intervention) -> str:
    site = uow.get(Site, job.site_id).name if job.site_id else ""
    how = "In sede" if job.on_site else REMOTE
    return f"{how}: {site}" if site else how


def _technician(uow: UnitOfWork, login: str) -> str:
    found = uow.find(Technician, login=login)
    return found[0].name if found else login


def _counted(uow: UnitOfWork, job: Intervention) -> list[Segment]:
    """What was worked; a reversal shows the work of what it reverses."""
    found = uow.find(Segment, intervention_id=job.reverses_id or job.id)
    counted = [s for s in found if s.state is not SegmentState.DISCARDED and s.end_utc]
    return sorted(counted, key=lambda s: s.start_utc)


def _device_ids(job: Intervention, segments: list[Segment]) -> tuple[int, ...]:
    return tuple({*job.device_ids, *(s.device_id for s in segments if s.device_id)})


def _segment(segment: Segment, job: Intervention, names: dict[int, str]) -> ReportSegment:
    return ReportSegment(
        segment.start_utc,
        segment.end_utc or segment.start_utc,
        segment.elapsed_ms // MS_PER_MINUTE,
        names.get(segment.device_id or 0, ""),
        CATEGORIES[segment.category or job.category],
        segment.state is SegmentState.TO_VERIFY,
    )


def _tariff(uow: UnitOfWork, job: Intervention) -> Tariff:
    return uow.get(Tariff, job.tariff_id or 0)


def _price(job: Intervention, tariff: Tariff, rate: Decimal) -> ReportPrice:
    """VAT apart; no total while the fee is due but unset, which the paper says itself (B-3)."""
    amount = job.amount or ZERO
    unset = job.call_out_due and job.call_out_amount is None
    net = None if unset else amount + (job.call_out_amount or ZERO)
    tax = None if net is None else vat(net, rate)
    return ReportPrice(
        units=job.billed_units,
        actual_units=job.units,
        unit_price=job.unit_price or tariff.unit_price,
        unit_minutes=tariff.unit_minutes,
        amount=amount,
        rule=job.rule,
        reason=job.reason.replace(CALL_OUT_UNSET, "").strip(),
        call_out_due=job.call_out_due,
        call_out_fee=job.call_out_amount,
        vat_rate=rate,
        net=net,
        vat=tax,
        total=None if net is None or tax is None else net + tax,
        quote_amount=job.quote_amount,
        override_reason=job.override_reason,
    )
