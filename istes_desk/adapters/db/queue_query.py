"""The queue as the database sorts it: ids only, one statement per section, in the order of Q-8."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from istes_desk.adapters.db.id_lists import StoppedError, given_up, ids_of
from istes_desk.adapters.db.response_query import response_rows
from istes_desk.adapters.db.search_read import first_mentioning, mentioning
from istes_desk.adapters.db.tables_incidents import IncidentEventRow, IncidentRow
from istes_desk.domain.incidents import (
    OPEN_STATES,
    Incident,
    IncidentClass,
    IncidentState,
    RequestKind,
    Severity,
)
from istes_desk.domain.queue import RANKS, section_for
from istes_desk.services.queue_filter import NOTHING, Counts, QueueFilter, QueueIndex, QueueSection
from istes_desk.services.queue_port import always
from istes_desk.services.response_rows import ResponseFilter, ResponseRow
from istes_desk.services.search_words import words

Condition = ColumnElement[bool]
FIELDS = [field.name for field in fields(Incident)]
LEFT_OUT: dict[str, ColumnElement[Any]] = {"body": literal(""), "version": literal(0)}
CHUNK = 5_000
FEW = 1_000
"""So few requests are read by themselves instead of looking for them in the whole queue."""

Row = IncidentRow.__table__.c  # the bare columns: what only reads needs no mapper

WAITING = Row.state == IncidentState.QUEUED
OPEN = Row.state.in_(sorted(OPEN_STATES))
UNANSWERED = (Row.responded_at.is_(None), Row.missed == false())
CONTRACT = Row.incident_class == IncidentClass.CONTRACT
PARKED = Row.incident_class == IncidentClass.PARKED
SEVERITY = func.coalesce(Row.severity, Severity.A)

BY_ARRIVAL = (Row.received, Row.number)
# A deadline met by an answer counts no more, a recorded miss does.
TERM = case((or_(Row.responded_at.is_(None), Row.missed), Row.due))
# In an expression, or SQLite would read the index backwards and sort all instead of the first lines.
URGENT = func.coalesce(Row.urgent, false())
BY_DEADLINE = (URGENT.desc(), TERM.nulls_last(), SEVERITY, *BY_ARRIVAL)
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


COUNTED = {
    RequestKind.INCIDENT: (WAITING, Row.incident_class.in_(sorted(RANKS))),
    RequestKind.CONSULTANCY: (OPEN,),
    RequestKind.CUSTOMISATION: (OPEN,),
}


class SqlQueue:
    """Implements ``QueueQueries`` inside a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def index(self, wanted: QueueFilter) -> QueueIndex:
        """Sections that have rows, in their order; DONE only when asked for."""
        if not (sought := words(wanted.text)):
            return self._sorted(wanted)
        found = mentioning(self._session.connection(), sought)
        if len(found) <= FEW:
            return self._sorted(wanted, found)
        return self._sorted(replace(wanted, first=0)).among(found).top(wanted.first)

    def search(
        self, order: QueueIndex, text: str, first: int = 0, waited: Callable[[], bool] = always
    ) -> QueueIndex:
        """The part of an order that mentions the text; ``first`` as in ``QueueFilter``."""
        connection, sought = self._session.connection(), words(text)
        if not sought:
            return order.top(first)
        with suppress(StoppedError), given_up(connection, waited):
            if first:
                return first_mentioning(connection, sought, order, first)
            return order.among(mentioning(connection, sought))
        return NOTHING

    def _sorted(self, wanted: QueueFilter, few: Collection[int] | None = None) -> QueueIndex:
        """``few``: of these alone."""
        filters = [*_filters(wanted), *_kind(wanted, few)]
        found, left = [], wanted.first
        for section, (condition, order) in SECTIONS.items():
            if section is QueueSection.DONE and not wanted.with_done:
                continue
            statement = select(Row.id).where(condition, *filters).order_by(*order)
            ids = self._ids(statement.limit(left) if wanted.first else statement)
            if ids:
                found.append((section, ids))
            left -= len(ids)
            if wanted.first and not left:
                break
        return QueueIndex(tuple(found))

    def counts(
        self, customer_id: int | None = None, kinds: Collection[RequestKind] = tuple(RequestKind)
    ) -> Counts:
        """How many wait, and how many stand open in each section of the other lists."""
        known = (Row.kind, Row.state, Row.incident_class)
        counts: dict[RequestKind, Counter[QueueSection]] = {}
        for one in kinds:
            statement = select(*known, func.count()).where(Row.kind == one, *COUNTED[one]).group_by(*known)
            if customer_id is not None:
                statement = statement.where(Row.customer_id == customer_id)
            for kind, state, incident_class, count in self._session.execute(statement):
                counts.setdefault(kind, Counter())[section_for(incident_class, state)] += count
        return counts

    def heads(self, ids: Sequence[int]) -> list[Incident]:
        """Without their text, and with version 0: they cannot be saved."""
        wanted: list[ColumnElement[Any]] = [
            Row[name] if name not in LEFT_OUT else LEFT_OUT[name] for name in FIELDS
        ]
        found: list[Incident] = []
        for start in range(0, len(ids), CHUNK):
            statement = select(*wanted).where(Row.id.in_(ids[start : start + CHUNK]))
            found += (Incident(*values) for values in self._session.execute(statement))
        return found

    def stamp(self) -> int:
        """The newest line of any time line: whatever touches a request writes one."""
        return self._session.scalar(select(func.max(IncidentEventRow.__table__.c.id))) or 0

    def touched_since(self, stamp: int) -> list[int]:
        """Requests with a line of the time line that is newer."""
        touched = select(IncidentEventRow.incident_id).where(IncidentEventRow.id > stamp)
        return sorted(set(self._session.scalars(touched)))

    def overdue(self, now: datetime) -> list[int]:
        """Of the list of incidents: the others have no deadline that counts."""
        incident = (Row.kind == RequestKind.INCIDENT, OPEN, Row.severity.is_not(None))
        late = select(Row.id).where(*UNANSWERED, Row.due < now, *incident)
        return list(self._session.scalars(late.order_by(Row.id)))

    def next_term(self, now: datetime) -> datetime | None:
        """The earliest deadline to come that nobody has answered."""
        coming = select(Row.due).where(*UNANSWERED, Row.due >= now, OPEN)
        return self._session.scalar(coming.order_by(Row.due).limit(1))

    def response_rows(self, wanted: ResponseFilter) -> list[ResponseRow]:
        return response_rows(self._session, wanted)

    def _ids(self, statement: Select[int]) -> tuple[int, ...]:
        return tuple(ids_of(self._session.connection(), statement))


def _filters(wanted: QueueFilter) -> Iterator[Condition]:
    if wanted.customer_id is not None:
        yield Row.customer_id == wanted.customer_id
    if wanted.technician:
        yield Row.technician == wanted.technician
    if wanted.late_only:
        yield or_(Row.missed, Row.due < func.coalesce(Row.responded_at, wanted.now))
    if wanted.incident_class:
        yield Row.incident_class == wanted.incident_class
    if wanted.state:
        yield Row.state == wanted.state


def _kind(wanted: QueueFilter, few: Collection[int] | None) -> Iterator[Condition]:
    if few is None:
        yield Row.kind == wanted.kind
    else:
        yield Row.id.in_(few)
        yield func.coalesce(Row.kind, literal("")) == wanted.kind  # hides the queue's index
