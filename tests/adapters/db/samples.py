"""One believable entity of every kind, built from its type hints, for contract and migration tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

from istes_desk.adapters.db.codec import hints
from istes_desk.domain.holidays import Holiday
from istes_desk.domain.working_time import Schedule

SCHEDULE = Schedule(frozenset({1, 5}), ((time(9), time(13)), (time(14), time(0))), closed_on_holidays=True)
PLAIN: dict[Any, Any] = {
    str: "Perché no?",
    int: 7,
    bool: True,
    float: 1.5,
    bytes: b"\x00raw",
    date: date(2026, 3, 29),
    datetime: datetime(2026, 3, 29, 1, 30, 0, 123456, UTC),
    time: time(18, 0),
    Decimal: Decimal("1234.56"),
    Schedule: SCHEDULE,
}
SPECIAL = {Holiday: Holiday("Ferragosto", 8, 15)}


def value(hint: Any) -> Any:
    """A value of that type; the fullest one where it is optional."""
    inner = [arg for arg in get_args(hint) if arg is not NoneType]
    if NoneType in get_args(hint):
        return value(inner[0])
    if get_origin(hint) is frozenset:
        return frozenset(inner[0])
    if get_origin(hint) is tuple:
        return (value(inner[0]),)
    if get_origin(hint) is Mapping:
        return dict.fromkeys(inner[0], value(inner[1]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[-1]
    return PLAIN[hint]


def sample(kind: type) -> Any:
    """A full entity that stands on no other row: references that may be empty are."""
    if kind in SPECIAL:
        return SPECIAL[kind]
    assert is_dataclass(kind)
    names = [f.name for f in fields(kind) if f.name not in ("id", "version")]
    known = hints(kind)
    empty = {n for n in names if n.endswith("_id") and NoneType in get_args(known[n])}
    return kind(**{n: None if n in empty else value(known[n]) for n in names})
