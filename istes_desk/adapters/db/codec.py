"""Domain values to JSON values and back, by type hints: nested columns and the shipped TOML rows. No I/O."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from istes_desk.domain.working_time import parse_time

T = TypeVar("T", bound=object)
# Modules that import these only for the type checker still name them in their hints.
_NAMES = {"date": date, "datetime": datetime, "time": time, "Decimal": Decimal, "Mapping": Mapping}
_FROM_TEXT: dict[object, Callable[[str], object]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: parse_time,
    Decimal: Decimal,
}


@lru_cache(maxsize=256)
def hints(cls: type) -> dict[str, Any]:
    """Field name to resolved type of a dataclass, in the order of its fields."""
    resolved = get_type_hints(cls, localns=_NAMES)
    return {field.name: resolved[field.name] for field in fields(cls)}


def encode(value: object) -> Any:
    """A value that ``json.dumps`` takes; equal values give equal results (sets are sorted)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(encode(key)): encode(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset | set):
        return sorted(encode(item) for item in value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def decode(hint: Any, raw: Any) -> Any:
    """The value of that type; TypeError, ValueError or KeyError when ``raw`` does not fit it."""
    origin = get_origin(hint)
    if origin in _CONTAINERS:
        return _CONTAINERS[origin](get_args(hint), raw)
    if hint in _FROM_TEXT:
        return raw if type(raw) is hint else _FROM_TEXT[hint](raw)
    if is_dataclass(hint):
        return decode_row(cast("type[object]", hint), raw)
    if issubclass(hint, Enum):
        return hint(int(raw) if issubclass(hint, int) else raw)
    if type(raw) is not hint:
        raise TypeError(f"{raw!r} is not {hint.__name__}")
    return raw


def decode_row(cls: type[T], raw: Mapping[str, Any]) -> T:
    """A dataclass from its fields; missing ones take their default, unknown ones are an error."""
    known = hints(cast("type", cls))
    if unknown := set(raw) - set(known):
        raise KeyError(f"{cls.__name__}: {sorted(unknown)}")
    return cls(**{name: decode(known[name], value) for name, value in raw.items()})


def _optional(args: tuple[Any, ...], raw: Any) -> Any:
    (inner,) = (arg for arg in args if arg is not type(None))
    return None if raw is None else decode(inner, raw)


def _tuple(args: tuple[Any, ...], raw: Any) -> tuple[Any, ...]:
    if args[-1] is Ellipsis:
        return tuple(decode(args[0], item) for item in raw)
    return tuple(decode(arg, item) for arg, item in zip(args, raw, strict=True))


def _mapping(args: tuple[Any, ...], raw: Any) -> dict[Any, Any]:
    return {decode(args[0], key): decode(args[1], value) for key, value in raw.items()}


_CONTAINERS: dict[object, Callable[[tuple[Any, ...], Any], Any]] = {
    Union: _optional,
    types.UnionType: _optional,
    tuple: _tuple,
    frozenset: lambda args, raw: frozenset(decode(args[0], item) for item in raw),
    Mapping: _mapping,
    dict: _mapping,
}
