"""Reading what was taken in: the list, one report with what it proves, the newest of a PC (D-4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyCode, DutyIncident
from istes_desk.domain.evidence import CollectedFile, CollectedReport, Finding, Verdict
from istes_desk.domain.evidence_conclusions import remarks
from istes_desk.domain.italian import full_stamp, plural
from istes_desk.domain.network import CHECKED_KINDS, Device, Interface
from istes_desk.services.duty_board import titles
from istes_desk.services.evidence_files import EvidenceTools, ReadEvidence
from istes_desk.services.ports import UnitOfWork

MOST = 500
"""Reports that are listed, the last ones taken in."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """``newest``: no later one of the same PC. ``device`` and ``customer`` are names, "" = nobody's yet."""

    report: CollectedReport
    device: str
    customer: str
    verdicts: Mapping[Verdict, int]
    newest: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """One duty's conclusion; ``recorded``: it stands in the checklist, ``incident_id`` what was opened."""

    finding: Finding
    title: str
    incident_id: int | None = None

    @property
    def recorded(self) -> bool:
        return self.finding.result_id is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A PC that a report may be about, and the Italian reason."""

    device: Device
    customer: str
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One report, whole; ``raw`` is the file as text, ``errors`` the sections that say nothing."""

    row: ReportRow
    proofs: tuple[Proof, ...]
    remarks: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]
    candidates: tuple[Candidate, ...]
    raw: str


def report_rows(uow: UnitOfWork, customer_id: int | None = None) -> tuple[ReportRow, ...]:
    """What waits for a PC first, then by PC with the newest first; with a customer, also what is nobody's."""
    scope = {} if customer_id is None else {"customer_id": (customer_id,)}
    found = {one.id: one for one in uow.latest(CollectedReport, MOST, **scope)}
    if customer_id is not None:
        found |= {one.id: one for one in uow.latest(CollectedReport, MOST, device_id=None)}
    return _rows(uow, tuple(found.values()))


def _rows(uow: UnitOfWork, reports: Sequence[CollectedReport]) -> tuple[ReportRow, ...]:
    devices = {
        one.id: one for one in uow.find(Device, id=frozenset(one.device_id for one in reports) - {None})
    }
    customers = {one.id: one.name for one in uow.find(Customer)}
    verdicts = _verdicts(uow, reports)
    last = _last(reports)
    rows = [
        ReportRow(
            one,
            devices[one.device_id].name if one.device_id else "",
            customers.get(one.customer_id or 0, ""),
            verdicts[one.id],
            one.device_id is None or last[one.device_id] == (one.collected_at, one.id),
        )
        for one in reports
    ]
    newest_first = sorted(rows, key=lambda row: row.report.collected_at, reverse=True)
    return tuple(sorted(newest_first, key=lambda row: (row.customer.casefold(), row.device.casefold())))


def _verdicts(uow: UnitOfWork, reports: Sequence[CollectedReport]) -> dict[int, Counter[Verdict]]:
    found: dict[int, Counter[Verdict]] = defaultdict(Counter)
    for one in uow.find(Finding, report_id=frozenset(report.id for report in reports)):
        found[one.report_id][one.verdict] += 1
    return found


def _last(reports: Iterable[CollectedReport]) -> dict[int, tuple[datetime, int]]:
    found: dict[int, tuple[datetime, int]] = {}
    for one in reports:
        id, at = one.device_id or 0, (one.collected_at, one.id)
        found[id] = max(found.get(id, at), at)
    return found


def open_report(uow: UnitOfWork, report_id: int, tools: EvidenceTools) -> Opened:
    """Everything that is shown about one report; NotFoundError when it is gone."""
    report = uow.get(CollectedReport, report_id)
    (kept,) = uow.find(CollectedFile, report_id=report_id)
    file = tools.parse(kept.body, f"{report.computer_name}.json")
    (row,) = _rows(uow, (report,))
    newest = last_report(uow, report.device_id)
    shown = ReportRow(report, row.device, row.customer, row.verdicts, newest in (None, report))
    candidates = candidates_for(uow, file) if report.device_id is None else ()
    facts, proofs = file.facts, _proofs(uow, report_id)
    return Opened(shown, proofs, remarks(facts), facts.failed(), candidates, _text(kept))


def _proofs(uow: UnitOfWork, report_id: int) -> tuple[Proof, ...]:
    findings, names = uow.find(Finding, report_id=report_id), titles(uow)
    results = frozenset(one.result_id for one in findings) - {None}
    opened = {one.result_id: one.incident_id for one in uow.find(DutyIncident, result_id=results)}
    return tuple(
        Proof(one, names.get(one.code, one.code), opened.get(one.result_id or 0)) for one in findings
    )


def _text(kept: CollectedFile) -> str:
    return kept.body.decode("utf-8-sig", errors="replace")


def last_report(uow: UnitOfWork, device_id: int | None) -> CollectedReport | None:
    """The newest collection of a PC, by its own date."""
    if device_id is None:
        return None
    rows = uow.latest(CollectedReport, MOST, device_id=device_id)
    return max(rows, key=lambda one: (one.collected_at, one.id), default=None)


def candidates_for(uow: UnitOfWork, file: ReadEvidence) -> tuple[Candidate, ...]:
    """The PCs a report may be about, the best reason first; a person chooses, never the program."""
    customers = {one.id: one.name for one in uow.find(Customer)}
    addresses = frozenset(file.addresses)
    at = {one.device_id: one.address for one in uow.find(Interface, address=addresses)} if addresses else {}
    found = []
    for device in uow.find(Device, kind=CHECKED_KINDS):
        reasons = _reasons(device, file, at.get(device.id, ""))
        if reasons:
            why = ", ".join(text for _, text in reasons)
            weight = sum(points for points, _ in reasons)
            found.append((weight, Candidate(device, customers[device.customer_id], why)))
    best = sorted(found, key=lambda one: (-one[0], one[1].customer, one[1].device.name))
    return tuple(candidate for _, candidate in best)


def all_candidates(uow: UnitOfWork, customer_id: int | None = None) -> tuple[Candidate, ...]:
    """Every PC of a customer, or of all, by customer and name."""
    customers = {one.id: one.name for one in uow.find(Customer)}
    scope = {} if customer_id is None else {"customer_id": customer_id}
    devices = uow.find(Device, kind=CHECKED_KINDS, **scope)
    found = [Candidate(one, customers[one.customer_id], "") for one in devices]
    return tuple(sorted(found, key=lambda one: (one.customer.casefold(), one.device.name.casefold())))


def _reasons(device: Device, file: ReadEvidence, address: str) -> list[tuple[int, str]]:
    serial, name = file.serial.strip(), file.computer_name.casefold()
    rules = (
        (8, bool(file.machine_guid) and device.machine_guid == file.machine_guid, "stesso identificativo"),
        (
            4,
            bool(serial) and device.serial.strip() == serial,
            f"stesso numero di serie {serial}",
        ),
        (2, device.name.casefold() == name, "stesso nome"),
        (1, bool(address), f"stesso indirizzo {address}"),
    )
    return [(points, text) for points, holds, text in rules if holds]


def evidence_line(uow: UnitOfWork, now: datetime, device_id: int | None, code: DutyCode) -> str:
    """What the newest collection of a PC says about one duty, with its age; "" when there is none."""
    report = last_report(uow, device_id)
    if report is None:
        return ""
    found = uow.find(Finding, report_id=report.id, code=code)
    days = (now - report.collected_at).days
    age = plural(days, "giorno fa", "giorni fa") if days > 0 else "meno di un giorno fa"
    said = found[0].text if found else "nulla su questa mansione."
    told = f"Raccolta del {full_stamp(report.collected_at)} ({age}, {report.tool}): {said}"
    return " ".join(filter(None, (told, report.doubt)))
