"""The queue as the database sorts it: ids only, one statement per section, in the order of Q-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from istes_desk.adapters.db.tables_customers import CustomerRow
from istes_desk.adapters.db.tables_incidents import IncidentRow as Row
from istes_desk.domain.incidents import OPEN_STATES, IncidentClass, IncidentState, Severity
from istes_desk.services.queue_filter import QueueFilter, QueueIndex, QueueSection

Condition = ColumnElement[bool]

WAITING = Row.state == IncidentState.QUEUED
OPEN = Row.state.in_(sorted(OPEN_STATES))
CONTRACT = Row.incident_class == IncidentClass.CONTRACT
PARKED = Row.incident_class == IncidentClass.PARKED
SEVERITY = func.coalesce(Row.severity, Severity.A)

BY_ARRIVAL = (Row.received, Row.number)
# A deadline met by an answer counts no more, a recorded miss does.
TERM = case((or_(Row.responded_at.is_(None), Row.missed), Row.due))
BY_DEADLINE = (Row.urgent.desc(), TERM.nulls_last(), SEVERITY, *BY_ARRIVAL)
# Class 1 by deadline, then class 2 by arrival: what only class 1 has is empty for class 2.
BY_CLASS = (
    Row.incident_class,
    case((CONTRACT, Row.urgent), else_=false()).desc(),
    case((CONTRACT, TERM)).nulls_last(),
    case((CONTRACT, SEVERITY)).nulls_last(),
    *BY_ARRIVAL,
)
LATEST_FIRST = (Row.received.desc(), Row.number.desc())

SECTIONS: dict[QueueSection, tuple[Condition, tuple[Any, ...]]] = {
    QueueSection.CONTRACT: (and_(WAITING, CONTRACT), BY_DEADLINE),
    QueueSection.NO_CONTRACT: (
        and_(WAITING, Row.incident_class == IncidentClass.NO_CONTRACT),
        BY_ARRIVAL,
    ),
    QueueSection.AT_WORK: (and_(OPEN, ~WAITING, ~PARKED), BY_CLASS),
    QueueSection.PARKED: (and_(OPEN, PARKED), BY_ARRIVAL),
    QueueSection.DONE: (~OPEN, LATEST_FIRST),
}


def queue_index(session: Session, wanted: QueueFilter) -> QueueIndex:
    """Sections that have rows, in their order; DONE only when asked for."""
    filters = [Row.kind == wanted.kind, *_filters(wanted)]
    found = []
    for section, (condition, order) in SECTIONS.items():
        if section is QueueSection.DONE and not wanted.with_done:
            continue
        statement = select(Row.id).where(condition, *filters).order_by(*order)
        if ids := tuple(session.scalars(statement)):
            found.append((section, ids))
    return QueueIndex(tuple(found))


def _filters(wanted: QueueFilter) -> Iterator[Condition]:
    if wanted.customer_id is not None:
        yield Row.customer_id == wanted.customer_id
    if wanted.technician:
        yield Row.technician == wanted.technician
    if wanted.late_only:
        yield or_(Row.missed, Row.due < func.coalesce(Row.responded_at, wanted.now))
    if wanted.text:
        yield _mentions(wanted.text)


def _mentions(text: str) -> Condition:
    own = (column.icontains(text, autoescape=True) for column in (Row.subject, Row.body, Row.sender))
    customers = select(CustomerRow.id).where(CustomerRow.name.icontains(text, autoescape=True))
    return or_(*own, Row.customer_id.in_(customers))
