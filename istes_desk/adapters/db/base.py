"""What every table shares: naming of constraints, Python type to column type, references to other tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum as PyEnum
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, Float, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from istes_desk.adapters.db.types import Euro, UtcDateTime, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


ROWS: dict[type, type[Base]] = {}
HEADS: dict[type, type[Base]] = {}
"""Entities that are only read: some columns of another one's row, for long lists."""


def _values(enum: type[PyEnum]) -> list[str]:
    return [str(member.value) for member in enum]


class Base(DeclarativeBase):
    """A row class has exactly the fields of its entity, under the same names; ``ROWS`` knows the pairs."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 SQLAlchemy reads this attribute of the class
        str: Words,
        datetime: UtcDateTime,
        Decimal: Euro,
        float: Float(53),
        StrEnum: Enum(StrEnum, native_enum=False, length=32, values_callable=_values),
    }
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, entity: type | None = None, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        if entity is not None:
            ROWS[entity] = cls


class Versioned:
    """Two technicians may edit it: saving an old version is a conflict (optimistic locking)."""

    version: Mapped[int] = mapped_column(sort_order=99)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 a class method to SQLAlchemy
        return {"version_id_col": cls.version}


class Counter(Base):
    """The last number given of a gapless sequence."""

    __tablename__ = "counters"
    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[int]


def ref(table: str, *, unique: bool = False) -> MappedColumn[Any]:
    """A reference that keeps the other row from being deleted."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="RESTRICT"), index=True, unique=unique or None)


def part_of(table: str) -> MappedColumn[Any]:
    """A reference to the whole of which this row is a part: it goes when the whole goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)
