"""The story of one duty and the work list of the day. Reads only (D-3..D-5, P-3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyResult,
    Frequency,
    Occurrence,
    Outcome,
    Suspension,
)
from istes_desk.domain.duty_states import DutyState, DutyStatus, catch_up, standing, status
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import occurrence_for, occurrences, period_label
from istes_desk.services.duty_board import Board, Cell, CellId, Row, by_period, closings, titles
from istes_desk.services.ports import UnitOfWork

LOOK_BACK_DAYS = {
    Frequency.DAILY: 14,
    Frequency.WEEKLY: 84,
    Frequency.FORTNIGHTLY: 168,
    Frequency.MONTHLY: 366,
}
"""How far the story goes; rarer duties show all of it."""
CATCH_UP_DAYS = 30
"""How long after reopening the catch-up list is shown (D-5)."""
URGENT = frozenset({DutyState.FAILED, DutyState.OVERDUE, DutyState.LATE})


@dataclass(frozen=True, slots=True)
class Period:
    """One period with everything ever recorded for it, newest first; ``valid`` are those not superseded."""

    occurrence: Occurrence
    status: DutyStatus
    results: tuple[DutyResult, ...]
    valid: frozenset[int]

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
    """What was done and what was missed; NotFoundError when the duty is gone."""
    assignment = uow.get(DutyAssignment, assignment_id)
    rows = by_period(uow.find(DutyResult, assignment_id=assignment_id))
    closed = closings(uow, [assignment.customer_id]).get(assignment.customer_id, [])
    periods = []
    for occurrence in _periods(assignment, now):
        found = rows.get((assignment_id, occurrence.period_key), [])
        shown = status(assignment, occurrence, found, closed, now)
        valid = frozenset(row.id for row in standing(found))
        newest = tuple(sorted(found, key=lambda row: (row.at, row.id), reverse=True))
        periods.append(Period(occurrence, shown, newest, valid))
    title = titles(uow).get(assignment.code, assignment.code)
    return Story(assignment, title, tuple(periods))


def _periods(assignment: DutyAssignment, now: datetime) -> Iterator[Occurrence]:
    present = occurrence_for(assignment, now)
    if present:
        yield present
    today = date_of(now)
    back = LOOK_BACK_DAYS.get(assignment.frequency)
    start = today - timedelta(days=back) if back else assignment.assigned_on
    past = occurrences(assignment, max(start, assignment.assigned_on), today)
    yield from (one for one in reversed(past) if present is None or one.period_key != present.period_key)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do on a visit; ``note`` says why it is on the list beyond its state."""

    row: Row
    cell: Cell
    title: str
    note: str = ""


def work_list(shown: Board, today: date, catching_up: Iterable[CellId] = ()) -> tuple[WorkItem, ...]:
    """What is due today or was missed, in the board's order of places; then what a closing left."""
    names = {column.code: column.title for column in shown.columns}
    left = {one.assignment_id: period_label(one.period_key) for one in catching_up}
    items = []
    for row in shown.rows:
        for cell in filter(None, row.cells):
            missed = left.get(cell.assignment.id, "")
            if missed or _wanted(cell, today):
                note = f"Da recuperare dopo la chiusura: {missed}." if missed else ""
                items.append(WorkItem(row, cell, names[cell.assignment.code], note))
    return tuple(items)


def _wanted(cell: Cell, today: date) -> bool:
    due = cell.status.state is DutyState.TODO and cell.occurrence.due_on <= today
    return due or cell.status.state in URGENT


def to_catch_up(uow: UnitOfWork, now: datetime, customer_id: int | None = None) -> tuple[CellId, ...]:
    """The last period of each duty that a closing ended in the last 30 days covered, not made good since."""
    today = date_of(now)
    wanted = {} if customer_id is None else {"customer_id": customer_id}
    assigned = uow.find(DutyAssignment, **wanted)
    ended = [
        closing
        for rows in closings(uow, {one.customer_id for one in assigned}).values()
        for closing in rows
        if closing.end < today <= closing.end + timedelta(days=CATCH_UP_DAYS)
    ]
    missed = [one for closing in ended for one in _covered(assigned, closing)]
    done = _last_ok(uow, frozenset(one.assignment_id for one in missed))
    left = (one for one in missed if done.get(one.assignment_id, one.opens) <= one.opens)
    return tuple(CellId(one.assignment_id, one.period_key) for one in left)


def _covered(assigned: Iterable[DutyAssignment], closing: Suspension) -> tuple[Occurrence, ...]:
    rows = [
        found
        for one in assigned
        if one.customer_id == closing.customer_id and not one.not_applicable_reason
        for found in occurrences(one, closing.start, closing.end)
    ]
    return catch_up(rows, closing)


def _last_ok(uow: UnitOfWork, assignment_ids: frozenset[int]) -> dict[int, datetime]:
    rows = standing(uow.find(DutyResult, assignment_id=assignment_ids))
    return {row.assignment_id: row.at for row in rows if row.outcome is Outcome.OK}
