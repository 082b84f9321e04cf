"""What duties conclude from collector files: findings, and results where something is proven (D-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Occurrence
from istes_desk.domain.evidence import CollectedReport, Finding
from istes_desk.domain.evidence_conclusions import conclusions
from istes_desk.domain.evidence_facts import FREQUENCY_DAYS, Asked, Facts, Judgement
from istes_desk.domain.network import RemoteAccess, RemoteMethod
from istes_desk.domain.recurrence import occurrence_for
from istes_desk.domain.windows_support import SupportRow
from istes_desk.services.collected_results import OUTCOMES, collected_result, said_before
from istes_desk.services.ports import UnitOfWork

Duty = tuple[DutyAssignment, Occurrence]
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A stored report of a known PC; ``proves`` = nothing speaks against it."""

    report: CollectedReport
    facts: Facts
    file_name: str
    proves: bool = True


@dataclass(slots=True)
class _Court:
    """Collects what is to be stored; ``earlier`` grows with what this batch adds."""

    rows: Sequence[SupportRow]
    duties: Mapping[int, Mapping[DutyCode, Duty]]
    ways: dict[int, list[RemoteAccess]]
    earlier: dict[Key, list[DutyResult]]
    results: list[DutyResult] = field(default_factory=list)
    findings: list[tuple[Finding, DutyResult | None]] = field(default_factory=list)

    def hear(self, case: Case, now: datetime) -> None:
        duties = self.duties[case.report.id]
        asked = _asked(duties.values(), self.ways.get(case.report.device_id or 0, ()))
        for one in conclusions(case.facts, asked, self.rows):
            duty = duties.get(one.code)
            result = self._proven(case, duty, one, now) if duty and case.proves else None
            self.findings.append((Finding(case.report.id, one.code, one.verdict, one.text), result))

    def _proven(self, case: Case, duty: Duty, one: Judgement, now: datetime) -> DutyResult | None:
        outcome, (assignment, occurrence) = OUTCOMES.get(one.verdict), duty
        if outcome is None or assignment.not_applicable_reason:
            return None
        at = min(case.report.collected_at, now)
        earlier = self.earlier[assignment.id, occurrence.period_key]
        known = said_before(earlier, outcome, at)
        if known is not None:
            return known
        named = (case.file_name, case.report.sha256)
        made = collected_result(assignment, occurrence, outcome, at, one.text, named)
        self.results.append(made)
        earlier.append(made)
        return made


def judge(
    uow: UnitOfWork, now: datetime, cases: Sequence[Case], rows: Sequence[SupportRow]
) -> frozenset[int]:
    """Stores findings and results of the cases, oldest collection first; the customers that it touched."""
    court = _court(uow, cases, rows)
    for case in sorted(cases, key=lambda one: one.report.collected_at):
        court.hear(case, now)
    stored = _stored(uow, court.results)
    uow.add_all([_finding(one, result, stored) for one, result in court.findings])
    return frozenset(one.report.customer_id for one in cases if one.report.customer_id)


def _court(uow: UnitOfWork, cases: Sequence[Case], rows: Sequence[SupportRow]) -> _Court:
    ids = frozenset(one.report.device_id for one in cases)
    asked: dict[int, list[DutyAssignment]] = defaultdict(list)
    for one in uow.find(DutyAssignment, device_id=ids):
        asked[one.device_id or 0].append(one)
    ways: dict[int, list[RemoteAccess]] = defaultdict(list)
    for way in uow.find(RemoteAccess, device_id=ids):
        ways[way.device_id].append(way)
    reports = [case.report for case in cases]
    duties = {one.id: _duties(asked[one.device_id or 0], one.collected_at) for one in reports}
    keys = {(one.id, period.period_key) for found in duties.values() for one, period in found.values()}
    return _Court(rows, duties, ways, _earlier(uow, keys))


def _earlier(uow: UnitOfWork, keys: set[Key]) -> dict[Key, list[DutyResult]]:
    found: dict[Key, list[DutyResult]] = defaultdict(list)
    ids, periods = frozenset(id for id, _ in keys), frozenset(period for _, period in keys)
    for row in uow.find(DutyResult, assignment_id=ids, period_key=periods) if keys else ():
        found[row.assignment_id, row.period_key].append(row)
    return found


def _duties(assigned: Iterable[DutyAssignment], at: datetime) -> dict[DutyCode, Duty]:
    """The duties of a PC that were running then, each with its period."""
    pairs = ((one, occurrence_for(one, at)) for one in assigned)
    return {one.code: (one, period) for one, period in pairs if period and period.opens <= at}


def _asked(duties: Iterable[Duty], ways: Sequence[RemoteAccess]) -> Asked:
    ids = frozenset(one.peer_id.replace(" ", "") for one in ways if one.method is RemoteMethod.TEAMVIEWER)
    days = {one.code: FREQUENCY_DAYS[one.frequency] for one, _ in duties}
    return Asked(days, ids - {""}, any(one.method is not RemoteMethod.TEAMVIEWER for one in ways))


def _stored(uow: UnitOfWork, results: Sequence[DutyResult]) -> dict[DutyResult, int]:
    """The ids of new results; two of one batch are never equal, their periods or instants differ."""
    ids = uow.new_ids(DutyResult, len(results)) if results else []
    uow.add_all([replace(one, id=id) for one, id in zip(results, ids, strict=True)])
    return dict(zip(results, ids, strict=True))


def _finding(one: Finding, result: DutyResult | None, stored: dict[DutyResult, int]) -> Finding:
    id = (result.id or stored[result]) if result else None
    return replace(one, result_id=id)
