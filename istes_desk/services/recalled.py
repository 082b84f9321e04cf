"""Rows of one kind at hand: all those, and only those, that certain values of certain fields ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from istes_desk.services.ports import Between, UnitOfWork

MANY = (tuple, list, set, frozenset)


class Recalled:
    """``load`` asks the store, ``put`` adds one row; ``find`` answers when it knows, else with None."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._rows: dict[int, Any] = {}
        self._asked: dict[str, set[object]] = {"id": set()}
        self._within: dict[str, dict[str, Between]] = {"id": {}}
        self._places: defaultdict[tuple[str, object], set[int]] = defaultdict(set)

    @property
    def rows(self) -> Collection[Any]:
        return self._rows.values()

    def load(self, uow: UnitOfWork, name: str, values: set[Any], **within: Between) -> None:
        """One query for all that have such a value in the field ``name``, and lie ``within`` a range."""
        found: Iterable[Any] = uow.find(self._kind, **{name: tuple(values)}, **within) if values else ()
        self._asked[name], self._within[name] = self._asked.get(name, set()) | values, within
        for known in self.rows:
            self._places[name, getattr(known, name)].add(known.id)
        for row in found:
            self.put(row)

    def put(self, row: Any) -> None:
        """One that was read, or stored in the meantime."""
        self._rows[row.id] = row
        self._asked["id"].add(row.id)
        for name in self._asked:
            self._places[name, getattr(row, name)].add(row.id)

    def find(self, equals: Mapping[str, Any]) -> list[Any] | None:
        """As the store would answer; None when it must be asked."""
        name = next((one for one in self._asked if self._answers(one, equals)), None)
        if name is None:
            return None
        ids = {id for value in _values(equals[name]) for id in self._places.get((name, value), ())}
        rows = (self._rows[id] for id in sorted(ids))
        return [row for row in rows if all(is_equal(getattr(row, n), v) for n, v in equals.items())]

    def _answers(self, name: str, equals: Mapping[str, Any]) -> bool:
        values = _values(equals.get(name))
        known = bool(values) and all(value in self._asked[name] for value in values)
        return known and all(_inside(equals.get(n), span) for n, span in self._within[name].items())


def _values(wanted: Any) -> Collection[Any]:
    return wanted if isinstance(wanted, MANY) else (wanted,)


def _inside(wanted: object, span: Between) -> bool:
    return isinstance(wanted, Between) and bool(span.low <= wanted.low and wanted.high <= span.high)


def is_equal(value: Any, wanted: Any) -> bool:
    """As the store compares."""
    if isinstance(wanted, Between):
        return value is not None and bool(wanted.low <= value <= wanted.high)
    return value in wanted if isinstance(wanted, MANY) else bool(value == wanted)
