"""Writing the checklist: duties are ticked, corrected, set aside with a reason (D-3, D-4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    Occurrence,
    Outcome,
    RestoreTest,
)
from istes_desk.domain.duty_states import check_result, standing
from istes_desk.domain.errors import require
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import occurrence_for, occurrences
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.duty_board import CellId
from istes_desk.services.ports import Clock, UnitOfWork

_GONE = "Questo periodo non appartiene alla mansione."


RESTORED = frozenset({DutyCode.BKPT, DutyCode.BKPR})
"""The duties that are a test of a backup (D-6)."""


@dataclass(frozen=True, slots=True)
class RestoreDraft:
    """What was read back in a test, for the log of tests; without medium and content it proves nothing."""

    medium: str = ""
    restored: str = ""
    destination: str = ""
    minutes: int | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class TickDraft:
    """What the technician found; ``evidence_file`` names a file, ``evidence_sha256`` what was in it."""

    outcome: Outcome
    note: str = ""
    evidence_file: str = ""
    intervention_id: int | None = None
    evidence_sha256: str = ""
    restore: RestoreDraft | None = None


def occurrence_of(uow: UnitOfWork, clock: Clock, cell: CellId) -> tuple[DutyAssignment, Occurrence]:
    """The period a cell stands for; DomainError when it is not one of the assignment's up to today."""
    now, assignment = clock.now(), uow.get(DutyAssignment, cell.assignment_id)
    present = occurrence_for(assignment, now)
    past = occurrences(assignment, assignment.assigned_on, date_of(now))
    found = [one for one in (present, *past) if one and one.period_key == cell.period_key]
    require(bool(found), _GONE, "period_key")
    return assignment, found[0]


def tick(uow: UnitOfWork, clock: Clock, cells: Iterable[CellId], draft: TickDraft, author: str) -> Changes:
    """Records one outcome for all the cells, or for none of them when one is refused (D-4)."""
    touched = NOTHING
    for cell in cells:
        touched |= _record(uow, clock, cell, draft, author)
    return touched


def correct(uow: UnitOfWork, clock: Clock, result_id: int, draft: TickDraft, author: str) -> Changes:
    """Puts another outcome in the place of a recorded one; both are kept.

    ConflictError when another technician corrects the same duty at the same moment.
    """
    wrong = uow.get(DutyResult, result_id)
    uow.save_all([uow.get(DutyAssignment, wrong.assignment_id)])  # of two at once one waits and is refused
    known = uow.find(DutyResult, supersedes_id=result_id)
    require(not known, "Questo esito è già stato corretto.", "result_id")
    cell = CellId(wrong.assignment_id, wrong.period_key)
    return _record(uow, clock, cell, draft, author, supersedes_id=result_id)


def withdraw(uow: UnitOfWork, clock: Clock, cells: Iterable[CellId], author: str) -> Changes:
    """Takes back the last outcome of each cell; nothing is deleted."""
    return take_back(uow, clock, standing_in(uow, cells), author)


def standing_in(uow: UnitOfWork, cells: Iterable[CellId]) -> tuple[int, ...]:
    """The results that decide these cells; asked for right after a tick, what it wrote."""
    found = (
        standing(uow.find(DutyResult, assignment_id=cell.assignment_id, period_key=cell.period_key))
        for cell in cells
    )
    return tuple(rows[-1].id for rows in found if rows)


def take_back(uow: UnitOfWork, clock: Clock, result_ids: Iterable[int], author: str) -> Changes:
    """Each gets a correction that supersedes it; DomainError when one was corrected meanwhile."""
    touched = NOTHING
    for id in result_ids:
        touched |= correct(uow, clock, id, TickDraft(Outcome.WITHDRAWN, "Annullato."), author)
    return touched


def _record(
    uow: UnitOfWork,
    clock: Clock,
    cell: CellId,
    draft: TickDraft,
    author: str,
    supersedes_id: int | None = None,
) -> Changes:
    assignment, occurrence = occurrence_of(uow, clock, cell)
    job = _job(uow, draft.intervention_id, assignment.customer_id)
    result = DutyResult(
        assignment.id,
        cell.period_key,
        draft.outcome,
        clock.now(),
        author,
        draft.note.strip(),
        draft.evidence_file.strip(),
        intervention_id=job,
        supersedes_id=supersedes_id,
        evidence_sha256=draft.evidence_sha256,
    )
    earlier = uow.find(DutyResult, assignment_id=assignment.id, period_key=cell.period_key)
    check_result(assignment.code, occurrence, result, earlier, clock.now())
    stored = uow.add(result)
    if draft.restore is not None and assignment.code in RESTORED:
        uow.add(_restore_test(stored.id, draft.restore))
    return Changes(duties=ids(assignment.customer_id), interventions=ids(job), new_id=stored.id)


def _restore_test(result_id: int, draft: RestoreDraft) -> RestoreTest:
    medium, restored = draft.medium.strip(), draft.restored.strip()
    require(bool(restored), "Indicare che cosa si è ripristinato.", "restored")
    require(bool(medium), "Indicare il supporto da cui si è ripristinato.", "medium")
    return RestoreTest(
        result_id, medium, restored, draft.destination.strip(), draft.minutes, draft.checked_by.strip()
    )


def _job(uow: UnitOfWork, intervention_id: int | None, customer_id: int) -> int | None:
    """Only an intervention at the same customer may be named; ticks elsewhere in a batch go without."""
    if intervention_id is None:
        return None
    job = uow.get(Intervention, intervention_id)
    return job.id if job.customer_id == customer_id else None


def running_job(uow: UnitOfWork, author: str) -> Intervention | None:
    """The intervention to which this technician's ticks belong (R6, R7)."""
    found = uow.find(Intervention, technician=author, state=InterventionState.RUNNING)
    return found[0] if found else None


def set_not_applicable(uow: UnitOfWork, assignment_ids: Iterable[int], reason: str) -> Changes:
    """The duty makes no sense on this PC; the reason is printed (D-3)."""
    require(bool(reason.strip()), "Indicare il motivo per cui la mansione non si applica.", "note")
    return set_reasons(uow, dict.fromkeys(assignment_ids, reason.strip()))


def set_applicable(uow: UnitOfWork, assignment_ids: Iterable[int]) -> Changes:
    """Takes "not applicable" back."""
    return set_reasons(uow, dict.fromkeys(assignment_ids, ""))


def set_reasons(uow: UnitOfWork, reasons: Mapping[int, str]) -> Changes:
    """Why each assignment does not apply, "" = it does: also the way back from ``set_not_applicable``."""
    touched = NOTHING
    for row in uow.find(DutyAssignment, id=frozenset(reasons)):
        uow.save(replace(row, not_applicable_reason=reasons[row.id]))
        touched |= Changes(duties=ids(row.customer_id))
    return touched
