"""Light rows for the report on response times, chosen by the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from istes_desk.adapters.db.tables_incidents import IncidentRow as Row
from istes_desk.domain.incidents import OPEN_STATES, RequestKind
from istes_desk.services.response_rows import ResponseFilter, ResponseRow

COLUMNS = (
    *(Row.id, Row.number, Row.subject, Row.customer_id, Row.plan_id, Row.incident_class),
    *(Row.state, Row.severity, Row.received, Row.due, Row.responded_at, Row.missed),
)


def response_rows(session: Session, wanted: ResponseFilter) -> list[ResponseRow]:
    """By id; with a plan and a deadline, or all that are open."""
    statement = select(*COLUMNS).where(_chosen(wanted), Row.kind == RequestKind.INCIDENT).order_by(Row.id)
    if wanted.customer_id is not None:
        statement = statement.where(Row.customer_id == wanted.customer_id)
    found: Iterable[Sequence[Any]] = session.execute(statement)
    return [ResponseRow(*values) for values in found]


def _chosen(wanted: ResponseFilter) -> ColumnElement[bool]:
    if wanted.standing:
        return Row.state.in_(sorted(OPEN_STATES))
    received = and_(Row.received >= wanted.since, Row.received < wanted.until)
    return and_(received, Row.due.is_not(None), Row.plan_id.is_not(None))
