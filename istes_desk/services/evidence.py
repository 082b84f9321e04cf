"""Takes collector files in, each once, and gives reports nobody knew to their PC (D-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from istes_desk.domain.device_facts import Change
from istes_desk.domain.errors import require
from istes_desk.domain.evidence import CollectedFile, CollectedReport
from istes_desk.domain.evidence_doubts import edit_doubt, future_doubt
from istes_desk.domain.network import Device
from istes_desk.services.changes import Changes, ids
from istes_desk.services.device_history import note
from istes_desk.services.evidence_files import EvidenceTools, ReadEvidence
from istes_desk.services.evidence_judging import Case, judge
from istes_desk.services.evidence_placing import Fate, Placed, place
from istes_desk.services.ports import Clock, UnitOfWork

TAKEN = "Questa raccolta appartiene già a un PC."
NEW_GUID = "Nessun PC ha questo identificativo: dopo l'importazione va assegnato a un PC."
OTHER_GUID = "Questo PC ha già un altro identificativo: confermare la sostituzione (Windows reinstallato?)."


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file; ``why`` in Italian where there is something to say."""

    file_name: str
    fate: Fate
    why: str = ""
    computer_name: str = ""
    collected_at: datetime | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One line per file, and what the screens must refresh."""

    lines: tuple[Line, ...]
    changes: Changes


def preview(uow: UnitOfWork, now: datetime, files: Sequence[ReadEvidence]) -> tuple[Line, ...]:
    """The dry run."""
    return tuple(map(_line, place(uow, now, files)))


def _line(placed: Placed) -> Line:
    file, device = placed.file, placed.device
    new = NEW_GUID if placed.fate is Fate.UNASSIGNED else ""
    return Line(
        file.file_name,
        placed.fate,
        placed.doubt or new,
        file.computer_name,
        file.collected_at,
        device.name if device else "",
    )


def take(uow: UnitOfWork, clock: Clock, files: Sequence[ReadEvidence], tools: EvidenceTools) -> Taken:
    """Stores what is new, all of it or nothing; what is the same changes nothing."""
    now = clock.now()
    placed = place(uow, now, files)
    new = [one for one in placed if one.fate is not Fate.SAME]
    ids_of = uow.new_ids(CollectedReport, len(new)) if new else []
    reports = [_report(one, id, now) for one, id in zip(new, ids_of, strict=True)]
    uow.add_all(reports)
    uow.add_all([CollectedFile(report.id, one.file.body) for report, one in zip(reports, new, strict=True)])
    cases = [
        Case(report, one.file.facts, one.file.file_name, not one.doubt)
        for report, one in zip(reports, new, strict=True)
        if one.device
    ]
    touched = judge(uow, now, cases, tools.support())
    return Taken(tuple(map(_line, placed)), Changes(duties=touched))


def _report(placed: Placed, id: int, now: datetime) -> CollectedReport:
    file, device = placed.file, placed.device
    return CollectedReport(
        file.sha256,
        file.machine_guid,
        file.computer_name,
        file.collected_at,
        now,
        file.schema_version,
        file.tool,
        file.author,
        device.customer_id if device else None,
        device.id if device else None,
        placed.doubt,
        id,
    )


def assign(
    uow: UnitOfWork,
    clock: Clock,
    report_id: int,
    device_id: int,
    author: str,
    tools: EvidenceTools,
    *,
    another: bool = False,
) -> Changes:
    """Gives a report, and all that wait with its machine GUID, to a PC, which keeps that GUID from now on.

    ``another``: the PC may change its GUID. DomainError when the report has a PC, or the PC another GUID.
    """
    report, device = uow.get(CollectedReport, report_id), uow.get(Device, device_id)
    require(report.device_id is None, TAKEN, "report_id")
    guid = report.machine_guid
    require(another or device.machine_guid in ("", guid), OTHER_GUID, "device_id")
    if guid and device.machine_guid != guid:
        uow.save(replace(device, machine_guid=guid))
        change = Change("Identificativo del PC", device.machine_guid, guid)
        note(uow, clock, author, device.site_id, device, [change])
    waiting = uow.find(CollectedReport, machine_guid=guid, device_id=None) if guid else [report]
    cases = [_given(uow, one, device, tools) for one in waiting]
    touched = judge(uow, clock.now(), cases, tools.support())
    return Changes(duties=touched, sites=ids(device.site_id))


def _given(uow: UnitOfWork, report: CollectedReport, device: Device, tools: EvidenceTools) -> Case:
    """What is left of its doubts: a person said whose it is, not that its date and digest are right."""
    (kept,) = uow.find(CollectedFile, report_id=report.id)
    file = tools.parse(kept.body, f"{report.computer_name}.json")
    left = (edit_doubt(file.sealed), future_doubt(report.collected_at, report.received_at))
    doubt = " ".join(filter(None, left))
    given = replace(report, device_id=device.id, customer_id=device.customer_id, doubt=doubt)
    stored = uow.save(given)
    return Case(stored, file.facts, file.file_name, not doubt)
