"""Makes the tables of a revision, which writes them as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

TYPES: dict[str, TypeEngine[Any]] = {
    "text": sa.Text(),
    "word": sa.String(32),
    "int": sa.Integer(),
    "cents": sa.BigInteger(),
    "bool": sa.Boolean(),
    "float": sa.Float(53),
    "bytes": sa.LargeBinary(),
    "date": sa.Date(),
    "time": sa.Time(),
    "instant": sa.DateTime(timezone=True),
}
DELETING = {"ref": "RESTRICT", "part": "CASCADE"}


def create_tables(tables: Mapping[str, Mapping[str, str]]) -> None:
    """Tables in the order of their references, each with its indexes.

    Table -> type -> columns; "?" allows NULL. "ref" and "part" are column>table, "index" is name=columns
    ("!" makes it unique), "unique" is columns joined by "+".
    """
    for table, spec in tables.items():
        op.create_table(table, sa.Column("id", sa.Integer(), primary_key=True), *_items(table, spec))
        _indexes(table, spec)


def _items(table: str, spec: Mapping[str, str]) -> Iterator[sa.schema.SchemaItem]:
    yield sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    for kind, names in spec.items():
        if (known := TYPES.get(kind.rstrip("?"))) is not None:
            yield from (sa.Column(name, known, nullable=kind.endswith("?")) for name in names.split())
    for kind, column, target in _references(spec):
        name = column.rstrip("?")
        yield sa.Column(name, sa.Integer(), nullable=column.endswith("?"))
        yield sa.ForeignKeyConstraint(
            [name], [f"{target}.id"], name=f"fk_{table}_{name}", ondelete=DELETING[kind]
        )
    for columns in spec.get("unique", "").split():
        yield sa.UniqueConstraint(*columns.split("+"), name=f"uq_{table}_{columns.replace('+', '_')}")


def _references(spec: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for kind in DELETING:
        for reference in spec.get(kind, "").split():
            column, target = reference.split(">")
            yield kind, column, target


def _indexes(table: str, spec: Mapping[str, str]) -> None:
    named = [index.split("=") for index in spec.get("index", "").split()]
    taken = {columns for _name, columns in named}
    for name, columns in named:
        op.create_index(name.lstrip("!"), table, columns.split("+"), unique=name.startswith("!"))
    for _kind, column, _target in _references(spec):
        if (name := column.rstrip("?")) not in taken:
            op.create_index(f"ix_{table}_{name}", table, [name])
