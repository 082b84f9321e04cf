"""The story of one duty and the work list of the day. Reads only (D-3..D-5, P-3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyResult,
    Frequency,
    Occurrence,
    RestoreTest,
)
from istes_desk.domain.duty_states import DutyState, DutyStatus, standing, status
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import occurrence_for, occurrences, period_label
from istes_desk.services.catching_up import Left
from istes_desk.services.checklists import RESTORED
from istes_desk.services.duty_board import Board, Cell, CellId, Row, by_period, closings, titles
from istes_desk.services.duty_chains import chain_of
from istes_desk.services.ports import UnitOfWork

LOOK_BACK_DAYS = {
    Frequency.DAILY: 14,
    Frequency.WEEKLY: 84,
    Frequency.FORTNIGHTLY: 168,
    Frequency.MONTHLY: 366,
}
"""How far the story goes; rarer duties show all of it."""
URGENT = frozenset({DutyState.FAILED, DutyState.OVERDUE, DutyState.LATE})


@dataclass(frozen=True, slots=True)
class Period:
    """One period with everything ever recorded for it, newest first; ``valid`` are those not superseded.

    ``tests`` tell what was read back in a test of a backup.
    """

    occurrence: Occurrence
    status: DutyStatus
    results: tuple[DutyResult, ...]
    valid: frozenset[int]
    tests: tuple[RestoreTest, ...] = ()

    @property
    def label(self) -> str:
        return period_label(self.occurrence.period_key)

    @property
    def id(self) -> CellId:
        return CellId(self.occurrence.assignment_id, self.occurrence.period_key)


@dataclass(frozen=True, slots=True)
class Story:
    """Periods newest first; the first is the present one."""

    assignment: DutyAssignment
    title: str
    periods: tuple[Period, ...]


def story(uow: UnitOfWork, now: datetime, assignment_id: int) -> Story:
    """What was done and what was missed, under earlier schedules too; NotFoundError when the duty is gone."""
    assignment = uow.get(DutyAssignment, assignment_id)
    chain = [one for one in chain_of(uow, assignment) if one.assigned_on <= assignment.assigned_on]
    results = uow.find(DutyResult, assignment_id=frozenset(one.id for one in chain))
    rows = by_period(results)
    tests = _tests(uow, assignment, results)
    closed = closings(uow, [assignment.customer_id]).get(assignment.customer_id, [])
    periods = []
    for one, occurrence in _periods(chain, now):
        found = rows.get((one.id, occurrence.period_key), [])
        shown = status(one, occurrence, found, closed, now)
        valid = frozenset(row.id for row in standing(found))
        newest = tuple(sorted(found, key=lambda row: (row.at, row.id), reverse=True))
        read_back = tuple(test for test in tests if test.result_id in {row.id for row in found})
        periods.append(Period(occurrence, shown, newest, valid, read_back))
    title = titles(uow).get(assignment.code, assignment.code)
    return Story(assignment, title, tuple(periods))


def _tests(uow: UnitOfWork, assignment: DutyAssignment, results: Iterable[DutyResult]) -> list[RestoreTest]:
    if assignment.code not in RESTORED:
        return []
    return uow.find(RestoreTest, result_id=frozenset(row.id for row in results))


def restore_words(test: RestoreTest) -> str:
    """A line of the log of tests: ``Contabilità da NAS su PC di prova, 12 min, verificato da Anna``."""
    where = f" su {test.destination}" if test.destination else ""
    took = f"{test.minutes} min" if test.minutes is not None else ""
    checked = f"verificato da {test.checked_by}" if test.checked_by else ""
    return ", ".join(filter(None, (f"{test.restored} da {test.medium}{where}", took, checked)))


def _periods(chain: Sequence[DutyAssignment], now: datetime) -> Iterator[tuple[DutyAssignment, Occurrence]]:
    """Newest first; the running one even before it is due."""
    today, present = date_of(now), occurrence_for(chain[-1], now)
    if present:
        yield chain[-1], present
    for one in reversed(chain):
        back = LOOK_BACK_DAYS.get(one.frequency)
        start = today - timedelta(days=back) if back else one.assigned_on
        for past in reversed(occurrences(one, max(start, one.assigned_on), today)):
            if past != present:
                yield one, past


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do on a visit; ``note`` says why it is on the list beyond its state."""

    row: Row
    cell: Cell
    title: str
    note: str = ""


def work_list(shown: Board, today: date, left: Iterable[Left] = ()) -> tuple[WorkItem, ...]:
    """What is due today, was missed or was left by a closing, in the board's order of places."""
    names = {column.code: column.title for column in shown.columns}
    notes = {one.assignment_id: one.note for one in left}
    items = []
    for row in shown.rows:
        for cell in filter(None, row.cells):
            note = notes.get(cell.assignment.id, "")
            if note or _wanted(cell, today):
                items.append(WorkItem(row, cell, names[cell.assignment.code], note))
    return tuple(items)


def _wanted(cell: Cell, today: date) -> bool:
    due = cell.status.state is DutyState.TODO and cell.occurrence.due_on <= today
    return due or cell.status.state in URGENT
