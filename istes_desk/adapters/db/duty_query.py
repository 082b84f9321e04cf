"""The duties as the database counts them: by calendar and by result, no row of its own is read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from istes_desk.adapters.db.tables_customers import CustomerRow
from istes_desk.adapters.db.tables_duties import DutyAssignmentRow, DutyResultRow
from istes_desk.adapters.db.tables_evidence import CollectedReportRow
from istes_desk.adapters.db.tables_network import DeviceRow
from istes_desk.domain.duties import DutyAssignment, DutyCode, Frequency, Outcome
from istes_desk.services.duty_port import DoneGroup, DutyGroup

Duty = DutyAssignmentRow.__table__.c
Result = DutyResultRow.__table__.alias("r").c
SHARED = (
    "customer_id", "frequency", "anchor", "assigned_on", "due_from", "due_time", "grace_hours", "ended_on",
)  # fmt: skip
"""What makes a calendar, and whose it is."""
CALENDAR = tuple(Duty[name] for name in SHARED)
APPLIES = Duty.not_applicable_reason == ""


class SqlDuties:
    """The port ``DutyQueries``; inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def groups(self, day: date) -> list[DutyGroup]:
        applies = APPLIES.label("applies")
        statement = (
            select(*CALENDAR, applies, func.count()).where(*_counting(day)).group_by(*CALENDAR, applies)
        )
        return [DutyGroup(_like(row), not row[-2], row[-1]) for row in self._session.execute(statement)]

    def done(self, day: date, frequency: Frequency, keys: Collection[str]) -> list[DoneGroup]:
        wanted = (*_counting(day), APPLIES, Duty.frequency == frequency)
        found = (Result.assignment_id == Duty.id, Result.period_key.in_(sorted(keys)), *_last_standing())
        by = (*CALENDAR, Result.period_key, Result.outcome)
        statement = select(*by, func.count()).where(*wanted, *found).group_by(*by)
        return [
            DoneGroup(_like(row), row[-3], Outcome(row[-2]), row[-1])
            for row in self._session.execute(statement)
        ]

    def collected(self, customer_ids: Collection[int]) -> dict[int, datetime]:
        """One look into the index for each PC, however many reports it has."""
        device, report = DeviceRow.__table__.c, CollectedReportRow.__table__.c
        newest = (
            select(report.collected_at)
            .where(report.device_id == device.id, report.doubt == "")
            .order_by(report.collected_at.desc())
            .limit(1)
            .scalar_subquery()
        )
        statement = select(device.id, newest).where(device.customer_id.in_(sorted(customer_ids)))
        return {id: at for id, at in self._session.execute(statement) if at is not None}


def _counting(day: date) -> tuple[ColumnElement[bool], ...]:
    active = select(CustomerRow.__table__.c.id).where(CustomerRow.__table__.c.active)
    return (
        or_(Duty.ended_on.is_(None), Duty.ended_on >= day),
        or_(Duty.due_from.is_(None), Duty.assigned_on <= day),
        Duty.customer_id.in_(active),
    )


def _stands(row: Any, name: str) -> ColumnElement[bool]:
    """Not withdrawn, and nothing took its place."""
    over = DutyResultRow.__table__.alias(name).c
    replaced = select(literal(1)).where(over.supersedes_id == row.id).exists()
    return and_(row.outcome != Outcome.WITHDRAWN, ~replaced)


def _last_standing() -> tuple[ColumnElement[bool], ...]:
    later = DutyResultRow.__table__.alias("later").c
    after = or_(later.at > Result.at, and_(later.at == Result.at, later.id > Result.id))
    same = and_(later.assignment_id == Result.assignment_id, later.period_key == Result.period_key)
    newer = select(literal(1)).where(same, after, _stands(later, "over_later")).exists()
    return _stands(Result, "over"), ~newer


def _like(row: Any) -> DutyAssignment:
    """One that stands for the group; its code means nothing."""
    return DutyAssignment(DutyCode.TV, **dict(zip(SHARED, row, strict=False)))
