"""What the first paint of the queue reads, by plain SQL: importing SQLAlchemy takes longer than the queue.

Reads only, from a sound SQLite file of this program's own revision; all else is ``BeyondSightError``.
Equal to what the unit of work says, as the tests prove.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache, partial
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, cast, get_args

from istes_desk.adapters.db.codec import decode, hints
from istes_desk.adapters.db.first_queue import FirstQueue, stored
from istes_desk.adapters.db.revision import HEAD
from istes_desk.adapters.db.soundness import open_sound
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.domain.sla import Plan
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import BeyondSightError, Entity, UnitOfWork

E = TypeVar("E", bound=Entity)
MANY = (tuple, list, set, frozenset)
MOST = 5_000
TABLES: Mapping[type, str] = {
    Closure: "closures",
    Customer: "customers",
    Firm: "firms",
    Holiday: "holidays",
    Plan: "plans",
    QueuePolicy: "queue_policies",
    SavedFilter: "saved_filters",
    Technician: "technicians",
}


class FirstSight:
    """Opens units of work that only read; the file is opened when it is first asked, until ``close``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def __call__(self) -> Iterator[UnitOfWork]:
        try:
            if self._connection is None:
                self._connection = open_sound(self._path, 0)
            self._connection.execute("BEGIN")
            try:
                yield cast("UnitOfWork", _seen(self._connection))
            finally:
                self._connection.execute("ROLLBACK")
        except (sqlite3.Error, OSError, KnownError) as error:
            raise BeyondSightError(str(error)) from error

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _seen(connection: sqlite3.Connection) -> Seen:
    if connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
        raise BeyondSightError("another revision")
    return Seen(connection)


class Seen:
    """The reading part of ``UnitOfWork`` for some entities."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.queue = FirstQueue(connection, entities_of)

    def get(self, kind: type[E], id: int) -> E:
        found = self.find(kind, id=id)
        if not found:
            raise BeyondSightError(kind.__name__)
        return found[0]

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        if kind not in TABLES:
            raise BeyondSightError(kind.__name__)
        asked = [_asked(name, value) for name, value in equals.items()]
        words = ["SELECT", *_columns(kind), "FROM", TABLES[kind]]
        words += ["WHERE", " AND ".join(text for text, _ in asked)] if asked else []
        values = [value for _, given in asked for value in given]
        return entities_of(kind, self._connection.execute(" ".join([*words, "ORDER BY id"]), values))

    def __getattr__(self, name: str) -> Any:
        raise BeyondSightError(name)


def entities_of(kind: type[E], lines: sqlite3.Cursor) -> list[E]:
    """From lines that hold the fields in their order."""
    readers = _readers(kind)
    return [kind(*(read(raw) for read, raw in zip(readers, line, strict=True))) for line in lines]


def _columns(kind: type) -> list[str]:
    names = [field.name for field in fields(kind)]
    return [f'"{name}",' for name in names[:-1]] + [f'"{names[-1]}"']


def _asked(name: str, value: Any) -> tuple[str, list[Any]]:
    values = [*value] if isinstance(value, MANY) else [value]
    if len(values) > MOST:
        raise BeyondSightError(name)
    known = [stored(one) for one in values if one is not None]
    text = f'"{name}" IN ({", ".join("?" * len(known))})'
    return (f'({text} OR "{name}" IS NULL)' if None in values else text), known


@lru_cache(maxsize=32)
def _readers(kind: type) -> tuple[Callable[[Any], Any], ...]:
    return tuple(_reader(hint) for hint in hints(kind).values())


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Stored value to field value, as ``types`` and ``base`` store them."""
    if NoneType in get_args(hint):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return partial(_optional, _reader(inner))
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda raw: decode(hint, json.loads(raw))


def _optional(read: Callable[[Any], Any], raw: Any) -> Any:
    return None if raw is None else read(raw)


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    bool: bool,
    int: lambda raw: raw,
    str: lambda raw: raw,
    date: date.fromisoformat,
    datetime: lambda raw: datetime.fromisoformat(raw).replace(tzinfo=UTC),
    Decimal: lambda raw: Decimal(raw).scaleb(-2),
}
