"""The duties of a customer in a span of days: every period that fell due, and how it stands (D-2, D-3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.duties import DutyAssignment, DutyResult, Occurrence
from istes_desk.domain.duty_states import DutyState, DutyStatus, status
from istes_desk.domain.italian import date_of
from istes_desk.domain.periods import Period
from istes_desk.domain.recurrence import occurrences
from istes_desk.services.duty_board import by_period, closings
from istes_desk.services.ports import UnitOfWork

NOT_DUE = frozenset({DutyState.PLANNED, DutyState.TODO, DutyState.SUSPENDED, DutyState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Due:
    """One period of one duty and how it stands now, also what was done after the span."""

    assignment: DutyAssignment
    occurrence: Occurrence
    status: DutyStatus

    @property
    def expected(self) -> bool:
        """Whether it had to be done: not planned, not suspended, not set aside."""
        return self.status.state not in NOT_DUE

    @property
    def done(self) -> bool:
        return self.status.state is DutyState.OK


def dues(uow: UnitOfWork, customer_id: int, span: Period, now: datetime) -> tuple[Due, ...]:
    """By assignment, then by date; nothing that falls due after today."""
    last = min(span.last, date_of(now))
    assigned = uow.find(DutyAssignment, customer_id=customer_id)
    found = [(one, period) for one in assigned for period in occurrences(one, span.first, last)]
    keys = frozenset(period.period_key for _, period in found)
    ids = frozenset(one.id for one, _ in found)
    rows = by_period(uow.find(DutyResult, assignment_id=ids, period_key=keys)) if found else {}
    closed = closings(uow, [customer_id]).get(customer_id, [])
    return tuple(
        Due(one, period, status(one, period, rows.get((one.id, period.period_key), ()), closed, now))
        for one, period in found
    )


def share(rows: Iterable[Due]) -> tuple[int, int]:
    """How many were done of how many that had to be."""
    expected = [one for one in rows if one.expected]
    return sum(one.done for one in expected), len(expected)
