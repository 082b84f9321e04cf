"""Outcomes that collector files prove: made and checked here, stored by ``evidence_judging`` (D-4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from istes_desk.domain.duties import DutyAssignment, DutyResult, EvidenceSource, Occurrence, Outcome
from istes_desk.domain.duty_states import check_result, standing
from istes_desk.domain.evidence import Verdict

OUTCOMES = {Verdict.GOOD: Outcome.OK, Verdict.BAD: Outcome.FAILED}
"""What is unknown records nothing."""


def said_before(earlier: Sequence[DutyResult], outcome: Outcome, at: datetime) -> DutyResult | None:
    """The collected outcome of the same period that already says so; a hand's tick in between counts anew."""
    rows = [row for row in standing(earlier) if row.at <= at]
    last = rows[-1] if rows else None
    same = last is not None and last.source is EvidenceSource.COLLECTED and last.outcome is outcome
    return last if same else None


def collected_result(
    assignment: DutyAssignment,
    occurrence: Occurrence,
    outcome: Outcome,
    at: datetime,
    note: str,
    evidence: tuple[str, str],
) -> DutyResult:
    """A new outcome at the instant of the collection; ``evidence`` is file name and hash.

    DomainError when no machine can prove it (BKPT, BKPR, DRT).
    """
    name, sha256 = evidence
    result = DutyResult(
        assignment.id,
        occurrence.period_key,
        outcome,
        at,
        "",
        note,
        name,
        EvidenceSource.COLLECTED,
        evidence_sha256=sha256,
    )
    check_result(assignment.code, occurrence, result, (), at)
    return result
