"""The named queries of the queue that its first paint asks, as plain SQL; ``queue_query`` says the same."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from istes_desk.domain.incidents import OPEN_STATES, Incident, IncidentClass, IncidentState, RequestKind
from istes_desk.domain.queue import RANKS, section_for
from istes_desk.services.ports import BeyondSightError
from istes_desk.services.queue_filter import Counts, QueueFilter, QueueIndex, QueueSection

LEFT_OUT = {"body": "''", "version": "0"}
OPEN = "state IN ({})".format(", ".join(f"'{state}'" for state in sorted(OPEN_STATES)))
WAITING = "state = 'queued'"
UNANSWERED = "responded_at IS NULL AND missed = 0"
TERM = "CASE WHEN responded_at IS NULL OR missed THEN due END"
BY_ARRIVAL = "received, number"
SECTIONS = {
    QueueSection.CONTRACT: (
        f"{WAITING} AND incident_class = '1'",
        f"coalesce(urgent, 0) DESC, {TERM} NULLS LAST, coalesce(severity, 'A'), {BY_ARRIVAL}",
    ),
    QueueSection.NO_CONTRACT: (f"{WAITING} AND incident_class = '2'", BY_ARRIVAL),
    QueueSection.AT_WORK: (
        f"{OPEN} AND NOT {WAITING} AND incident_class <> 'parked'",
        "incident_class, CASE WHEN incident_class = '1' THEN urgent ELSE 0 END DESC,"
        f" CASE WHEN incident_class = '1' THEN {TERM} END NULLS LAST,"
        f" CASE WHEN incident_class = '1' THEN coalesce(severity, 'A') END NULLS LAST, {BY_ARRIVAL}",
    ),
    QueueSection.PARKED: (f"{OPEN} AND incident_class = 'parked'", BY_ARRIVAL),
}
RANKED = "{} AND incident_class IN ({})".format(WAITING, ", ".join(f"'{one}'" for one in sorted(RANKS)))
COUNTED = {RequestKind.INCIDENT: RANKED}


def stored(value: Any) -> Any:
    """As SQLite holds it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return value
    raise BeyondSightError(type(value).__name__)


class FirstQueue:
    """The part of ``QueueQueries`` that an unsearched queue needs."""

    def __init__(
        self, connection: sqlite3.Connection, read: Callable[[type[Incident], sqlite3.Cursor], list[Incident]]
    ) -> None:
        self._connection, self._read = connection, read

    def index(self, wanted: QueueFilter) -> QueueIndex:
        """Sections that have rows, in their order."""
        if replace(wanted, first=0, incident_class=None, state=None) != _plain(wanted):
            raise BeyondSightError("filter")
        found, left = [], wanted.first
        for section, (condition, order) in SECTIONS.items():
            ids = self._sorted(wanted, condition, order, left)
            if ids:
                found.append((section, ids))
            left -= len(ids)
            if wanted.first and not left:
                break
        return QueueIndex(tuple(found))

    def _sorted(self, wanted: QueueFilter, condition: str, order: str, most: int) -> tuple[int, ...]:
        asked = dict(_asked(wanted))
        words = ["SELECT id FROM incidents WHERE", condition, *(f"AND {name} = ?" for name in asked)]
        words += ["ORDER BY", order, *(["LIMIT", str(most)] if wanted.first else [])]
        return tuple(id for (id,) in self._connection.execute(" ".join(words), list(asked.values())))

    def counts(
        self, customer_id: int | None = None, kinds: Collection[RequestKind] = tuple(RequestKind)
    ) -> Counts:
        """How many wait, and how many stand open in each section of the other lists."""
        counts: dict[RequestKind, Counter[QueueSection]] = {}
        for kind in kinds:
            words = ["SELECT state, incident_class, count(*) FROM incidents WHERE kind = ?"]
            one = [] if customer_id is None else [customer_id]
            words += ["AND", COUNTED.get(kind, OPEN), *["AND customer_id = ?" for _ in one]]
            groups = self._connection.execute(
                " ".join([*words, "GROUP BY state, incident_class"]), [str(kind), *one]
            )
            for state, incident_class, count in groups:
                section = section_for(IncidentClass(incident_class), IncidentState(state))
                counts.setdefault(kind, Counter())[section] += count
        return counts

    def heads(self, ids: Sequence[int]) -> list[Incident]:
        """Without their text, and with version 0."""
        names = ", ".join(LEFT_OUT.get(field.name, f'"{field.name}"') for field in fields(Incident))
        words = ("SELECT", names, "FROM incidents WHERE id IN (", ", ".join("?" * len(ids)), ")")
        return self._read(Incident, self._connection.execute(" ".join(words), ids))

    def stamp(self) -> int:
        """The newest line of any time line."""
        return int(self._one("SELECT max(id) FROM incident_events") or 0)

    def overdue(self, now: datetime) -> list[int]:
        """Open incidents with a severity whose deadline passed unanswered."""
        words = ("SELECT id FROM incidents WHERE", UNANSWERED, "AND due < ? AND kind = 'incident' AND", OPEN)
        late = (*words, "AND severity IS NOT NULL ORDER BY id")
        return [id for (id,) in self._connection.execute(" ".join(late), (stored(now),))]

    def next_term(self, now: datetime) -> datetime | None:
        """The earliest deadline to come that nobody has answered."""
        words = ("SELECT min(due) FROM incidents WHERE", UNANSWERED, "AND due >= ? AND", OPEN)
        found = self._one(" ".join(words), stored(now))
        return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None

    def _one(self, statement: str, *given: Any) -> Any:
        return self._connection.execute(statement, given).fetchone()[0]

    def __getattr__(self, name: str) -> Any:
        raise BeyondSightError(name)


def _plain(wanted: QueueFilter) -> QueueFilter:
    return QueueFilter(wanted.now, wanted.customer_id, wanted.kind)


def _asked(wanted: QueueFilter) -> Iterator[tuple[str, Any]]:
    yield "kind", str(wanted.kind)
    for name in ("customer_id", "incident_class", "state"):
        if (value := getattr(wanted, name)) is not None:
            yield name, stored(value)
