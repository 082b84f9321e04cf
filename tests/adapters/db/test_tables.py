"""Every entity that can be stored has a row with the same names, nullability and types."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

import pytest
from sqlalchemy import BigInteger, Boolean, Column, Date, Enum, Float, Integer, LargeBinary, Table, Time

import istes_desk.domain
from istes_desk.adapters.db.codec import hints
from istes_desk.adapters.db.tables import ROWS, Base
from istes_desk.adapters.db.types import Euro, Json, UtcDateTime, Words

TYPES: dict[type, Any] = {
    str: Words,
    int: (Integer, BigInteger),
    bool: Boolean,
    float: Float,
    bytes: LargeBinary,
    date: Date,
    datetime: UtcDateTime,
    time: Time,
    Decimal: Euro,
}
VIEWS = {"QueueEntry"}  # carries an id, but of the incident it was made from


def stored_later(cls: Any) -> bool:
    """An ``id`` that is 0 until the database gives one."""
    return any(field.name == "id" and field.default == 0 for field in fields(cls))


def stored_entities() -> set[type]:
    """Every dataclass of the domain with ``id: int = 0``."""
    names = (m.name for m in pkgutil.walk_packages(istes_desk.domain.__path__, "istes_desk.domain."))
    values = (value for name in names for value in vars(importlib.import_module(name)).values())
    classes = {value for value in values if isinstance(value, type) and is_dataclass(value)}
    return {c for c in classes if stored_later(c) and c.__name__ not in VIEWS}


def table(entity: type) -> Table:
    return Base.metadata.tables[ROWS[entity].__tablename__]


def test_every_entity_has_a_row() -> None:
    assert set(ROWS) == stored_entities()


@pytest.mark.parametrize("entity", ROWS, ids=lambda entity: entity.__name__)
def test_row_equals_entity(entity: type) -> None:
    columns = table(entity).columns
    assert {c.name for c in columns} == set(hints(entity))
    for name, hint in hints(entity).items():
        inner = [arg for arg in get_args(hint) if arg is not NoneType]
        optional = NoneType in get_args(hint)
        assert columns[name].nullable == optional, name
        assert fits(columns[name], inner[0] if optional else hint), name


def fits(column: Column[Any], hint: Any) -> bool:
    """Whether the column's type is the one for the hint."""
    if get_origin(hint) in (frozenset, tuple, Mapping) or is_dataclass(hint):
        return isinstance(column.type, Json) and column.type.hint == hint
    if issubclass(hint, StrEnum):
        return isinstance(column.type, Enum) and column.type.enum_class is hint
    return isinstance(column.type, TYPES[hint])


@pytest.mark.parametrize("entity", [e for e in ROWS if "version" in hints(e)], ids=lambda e: e.__name__)
def test_versioned_rows_are_locked_optimistically(entity: type) -> None:
    assert ROWS[entity].__mapper__.version_id_col is table(entity).columns["version"]


def test_names_fit_every_database() -> None:
    for found in Base.metadata.tables.values():
        names = [*(c.name for c in found.constraints), *(i.name for i in found.indexes)]
        assert all(isinstance(name, str) and len(name) <= 63 for name in names)
