"""The UnitOfWork over SQLAlchemy: one generic mechanism, frozen entity <-> row by field names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    bindparam,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from istes_desk.adapters.db.base import Base
from istes_desk.adapters.db.failures import conflict, duplicate, gone, in_use, italian_errors
from istes_desk.adapters.db.homes import changing_row_of, row_of
from istes_desk.adapters.db.queue_query import SqlQueue
from istes_desk.services.ports import Between, Entity

if TYPE_CHECKING:  # comes with its first use
    from istes_desk.adapters.db.duty_query import SqlDuties
    from istes_desk.adapters.db.register_read import SqlRegister

E = TypeVar("E", bound=Entity)
MANY = (tuple, list, set, frozenset)
CHUNK = 5_000
NEXT_NUMBER = text(
    "INSERT INTO counters (name, value) VALUES (:name, :count)"
    " ON CONFLICT (name) DO UPDATE SET value = counters.value + :count RETURNING value"
)
NEW_IDS = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")


@lru_cache(maxsize=256)
def table_of(kind: type) -> Table:
    """The bare table: reading by it is quicker than by the row class, which only changes need."""
    return cast("Table", row_of(kind).__table__)


@lru_cache(maxsize=256)
def columns(kind: type) -> tuple[Column[Any], ...]:
    """The columns of an entity's table in the order of its fields."""
    return tuple(table_of(kind).c[field.name] for field in fields(kind))


class SqlUnitOfWork:
    """One transaction; every write goes to the database at once, so a read always sees it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, kind: type[E], id: int) -> E:
        found = self.find(kind, id=id)
        if not found:
            raise gone()
        return found[0]

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        long = next((n for n, v in equals.items() if isinstance(v, MANY) and len(v) > CHUNK), None)
        if long is None:
            return self._select(kind, equals)
        values = list(dict.fromkeys(equals[long]))
        parts = (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
        found = [entity for part in parts for entity in self.find(kind, **{**equals, long: part})]
        return sorted(found, key=lambda entity: entity.id)

    def _select(self, kind: type[E], equals: dict[str, Any]) -> list[E]:
        table = table_of(kind).c
        wanted = [_matches(table[name], value) for name, value in equals.items()]
        statement = select(*columns(kind)).where(*wanted).order_by(table.id)
        return [kind(*values) for values in self._session.execute(statement)]

    def latest(self, kind: type[E], most: int, /, **equals: Any) -> list[E]:
        table = table_of(kind).c
        wanted = [_matches(table[name], value) for name, value in equals.items()]
        statement = select(*columns(kind)).where(*wanted).order_by(table.id.desc()).limit(most)
        return [kind(*values) for values in self._session.execute(statement)]

    def tally(self, kind: type[Entity], by: str, /, **equals: Any) -> dict[Any, int]:
        held = {column.key: column for column in columns(kind)}
        wanted = [_matches(held[name], value) for name, value in equals.items()]
        statement = select(held[by], func.count()).where(*wanted).group_by(held[by])
        return {row[0]: row[1] for row in self._session.execute(statement)}

    def add(self, entity: E) -> E:
        return self._insert(entity, {})

    def put_back(self, entity: E) -> E:
        taken = bool(self.find(type(entity), id=entity.id))
        return self._insert(entity, {} if taken else {"id": entity.id})

    def _insert(self, entity: E, given: dict[str, int]) -> E:
        first = given | ({"version": 1} if hasattr(entity, "version") else {})
        connection = self._session.connection()  # plain SQL: several times quicker than a flush
        try:
            with _undone_alone(connection):
                done = connection.execute(insert(table_of(type(entity))), {**_values(entity), **first})
        except IntegrityError as error:
            raise duplicate(error) from error
        (id,) = cast("tuple[int]", done.inserted_primary_key)
        return cast("E", replace(cast("Any", entity), **{**first, "id": id}))

    def add_all(self, entities: Sequence[Entity]) -> None:
        if not entities:
            return
        first = {"version": 1} if hasattr(entities[0], "version") else {}
        connection = self._session.connection()
        try:
            with _undone_alone(connection):
                rows = [{**_values(one), **first, **({"id": one.id} if one.id else {})} for one in entities]
                connection.execute(insert(table_of(type(entities[0]))), rows)
        except IntegrityError as error:
            raise duplicate(error) from error

    def new_ids(self, kind: type[Entity], count: int) -> list[int]:
        table = table_of(kind)
        if self._session.get_bind().dialect.name == "postgresql":
            return sorted(self._session.scalars(NEW_IDS, {"table": table.name, "count": count}))
        last = self._session.scalar(select(func.max(table.c.id))) or 0
        return list(range(last + 1, last + 1 + count))

    def save(self, entity: E) -> E:
        row = self._row(entity)
        if getattr(row, "version", None) != getattr(entity, "version", None):
            raise conflict()
        try:
            with self._session.begin_nested():
                for name, value in _values(entity).items():
                    setattr(row, name, value)
        except StaleDataError as error:
            raise conflict() from error
        except IntegrityError as error:
            raise duplicate(error) from error
        return _stored(entity, row)

    def save_all(self, entities: Sequence[Entity]) -> None:
        if not entities:
            return
        kind = type(entities[0])
        table = cast("Table", changing_row_of(kind).__table__)
        versioned = "version" in table.c
        wanted = [table.c.id == bindparam("old_id")]
        wanted += [table.c.version == bindparam("old_version")] if versioned else []
        statement = update(table).where(*wanted)
        done = self._session.connection().execute(
            statement.values(version=table.c.version + 1) if versioned else statement,
            [_values(one) | {f"old_{name}": value for name, value in _stamps(one)} for one in entities],
        )
        if done.rowcount != len(entities):
            raise conflict()
        self._session.expire_all()  # what it had loaded is older now

    def remove(self, entity: Entity) -> None:
        row = self._row(entity)
        try:
            with self._session.begin_nested():
                self._session.delete(row)
        except StaleDataError as error:
            raise conflict() from error
        except IntegrityError as error:
            raise in_use() from error

    def _row(self, entity: Entity) -> Base:
        row = self._session.get(changing_row_of(type(entity)), entity.id)
        if row is None:
            raise gone()
        return row

    def next_number(self, sequence: str, count: int = 1) -> int:
        facts = {"name": sequence, "count": count}
        return int(self._session.execute(NEXT_NUMBER, facts).scalar_one())

    @property
    def queue(self) -> SqlQueue:
        return SqlQueue(self._session)

    @property
    def register(self) -> SqlRegister:
        from istes_desk.adapters.db.register_read import SqlRegister

        return SqlRegister(self._session)

    @property
    def duties(self) -> SqlDuties:
        """Its tables are imported when it is first asked."""
        from istes_desk.adapters.db.duty_query import SqlDuties

        return SqlDuties(self._session)


class Database:
    """``Transactions`` over an engine: commit when the block ends, roll back when it raises."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def __call__(self) -> Iterator[SqlUnitOfWork]:
        session = Session(self.engine, autoflush=False, expire_on_commit=False)
        with italian_errors(), session, session.begin():
            yield SqlUnitOfWork(session)

    def close(self) -> None:
        """Lets go of the file or the server."""
        self.engine.dispose()


def _undone_alone(connection: Connection) -> AbstractContextManager[object]:
    """SQLite takes a refused statement back by itself; a server gives the whole transaction up."""
    return nullcontext() if connection.dialect.name == "sqlite" else connection.begin_nested()


def _values(entity: Entity) -> dict[str, Any]:
    """Field values without what the database itself gives."""
    return {name: getattr(entity, name) for name in _names(type(entity))}


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in ("id", "version"))


def _stamps(entity: Entity) -> Iterator[tuple[str, int]]:
    """Which row it is, and which version of it."""
    yield "id", entity.id
    if hasattr(entity, "version"):
        yield "version", entity.version


def _stored(entity: E, row: Base) -> E:
    given = {name: getattr(row, name) for name in ("id", "version") if hasattr(entity, name)}
    return cast("E", replace(cast("Any", entity), **given))


def _matches(column: Column[Any], value: Any) -> ColumnElement[bool]:
    if isinstance(value, Between):
        return column.between(value.low, value.high)
    if not isinstance(value, MANY):
        return column.is_(None) if value is None else column == value
    filled = column.in_([item for item in value if item is not None])
    return or_(filled, column.is_(None)) if None in value else filled
