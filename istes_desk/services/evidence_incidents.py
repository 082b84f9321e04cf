"""Opens the incident that bad evidence proposes: once, and on a person's word (D-4)."""

from __future__ import annotations

from istes_desk.domain.duties import DutyIncident, DutyResult
from istes_desk.domain.errors import require
from istes_desk.domain.evidence import CollectedReport, Finding, Verdict
from istes_desk.domain.incidents import OPEN_STATES, Channel, CoveredObject, Incident
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.network import Device
from istes_desk.services.changes import Changes, ids
from istes_desk.services.duty_board import titles
from istes_desk.services.intake import HandDraft, register_by_hand
from istes_desk.services.ports import Clock, UnitOfWork

NOT_BAD = "Solo una mansione registrata come fallita propone una richiesta."
OPENED = "La richiesta per questo esito è già stata aperta."


def open_incident(uow: UnitOfWork, clock: Clock, finding_id: int, author: str) -> Changes:
    """A filled-in incident, ``new_id``; an open one of the same duty takes the new failure instead.

    DomainError when nothing bad was recorded, or when this failure has its incident.
    """
    finding = uow.get(Finding, finding_id)
    result_id = finding.result_id
    require(finding.verdict is Verdict.BAD and result_id is not None, NOT_BAD, "finding_id")
    result = uow.get(DutyResult, result_id or 0)
    require(not uow.find(DutyIncident, result_id=result.id), OPENED, "finding_id")
    report = uow.get(CollectedReport, finding.report_id)
    known = _open_one(uow, result)
    changes = Changes(incidents=ids(known), new_id=known) if known else _new(uow, clock, finding, author)
    uow.add(DutyIncident(result.id, changes.new_id))
    return changes | Changes(duties=ids(report.customer_id), new_id=changes.new_id)


def _open_one(uow: UnitOfWork, result: DutyResult) -> int:
    """The incident of an earlier failure of the same duty that nobody closed yet; 0 without one."""
    failures = frozenset(one.id for one in uow.find(DutyResult, assignment_id=result.assignment_id))
    linked = frozenset(one.incident_id for one in uow.find(DutyIncident, result_id=failures))
    still = [one.id for one in uow.find(Incident, id=linked) if one.state in OPEN_STATES]
    return max(still, default=0)


def _new(uow: UnitOfWork, clock: Clock, finding: Finding, author: str) -> Changes:
    return register_by_hand(uow, clock, draft(uow, clock, finding), author)


def draft(uow: UnitOfWork, clock: Clock, finding: Finding) -> HandDraft:
    """What the incident will say; the technician's to change afterwards."""
    report = uow.get(CollectedReport, finding.report_id)
    device = uow.get(Device, report.device_id or 0)
    title = titles(uow).get(finding.code, finding.code)
    source = f"Dalla raccolta del {full_stamp(report.collected_at)} ({report.tool}), SHA-256 {report.sha256}."
    return HandDraft(
        clock.now(),
        Channel.IN_PERSON,
        f"{device.name}: {title}",
        device.customer_id,
        f"{finding.text}\n\n{source}",
        "Raccolta automatica",
        covered_object=CoveredObject.THIRD_PARTY_SOFTWARE,
        device_id=device.id,
    )
