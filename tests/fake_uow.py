"""The UnitOfWork in memory, for the service tests; one contract suite covers it and the databases."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from istes_desk.domain.compliance import RegisterEntry
from istes_desk.domain.invoices import Invoice, InvoiceHead
from istes_desk.domain.network import Device, Interface, Link, RemoteAccess, SubnetRow
from istes_desk.domain.plan import DeviceField, GroupMember, PlanArea, PlanGroup
from istes_desk.domain.vault import AccessCredential, CredentialHandle
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError
from istes_desk.services.ports import Between, Entity
from tests.fake_duties import FakeDuties
from tests.fake_queue import FakeQueue
from tests.fake_register import FakeRegister

E = TypeVar("E", bound=Entity)
MANY = (tuple, list, set, frozenset)
PARTS: dict[type, tuple[type, ...]] = {
    Device: (Interface, RemoteAccess, Link, DeviceField, GroupMember),
    PlanGroup: (GroupMember,),
    RemoteAccess: (AccessCredential,),
    SubnetRow: (PlanArea,),
    CredentialHandle: (AccessCredential,),
}
"""What goes with the whole instead of holding it back."""
WORDS: dict[type, str] = {CredentialHandle: "credential", AccessCredential: "access_credential"}
"""What the fields of others call it, where that is not the name of its class or the end of it."""
HEADS: dict[type, type] = {InvoiceHead: Invoice}
"""What is only read: some fields of another entity."""
LOOSE = RegisterEntry
"""Names others only in words: it must outlive them."""


def _matches(value: Any, wanted: object) -> bool:
    if isinstance(wanted, Between):
        return bool(value is not None and wanted.low <= value <= wanted.high)
    return value in wanted if isinstance(wanted, MANY) else value == wanted


def _stands_on(other: object, entity: Entity) -> bool:
    """Whether a ``..._id`` field of ``other`` names ``entity``: ``b_device_id`` stands on Device 7."""
    word = re.sub(r"(?<!^)(?=[A-Z])", "_", type(entity).__name__).lower()
    named = WORDS.get(type(entity))
    words = (named,) if named else (word, word.rsplit("_", 1)[-1])
    ends = tuple(f"{one}_id" for one in words)
    names = [f.name for f in fields(cast("Any", other)) if f.name.endswith(ends)]
    return any(getattr(other, name) == entity.id for name in names)


def _head(kind: type, row: object) -> Any:
    return kind(*(getattr(row, field.name) for field in fields(cast("Any", kind))))


class FakeUnitOfWork:
    """One transaction over a dict of entities per class; made by ``FakeDatabase``."""

    def __init__(self, rows: dict[type, dict[int, Any]], numbers: dict[str, int]) -> None:
        self.rows, self.numbers = rows, numbers

    def get(self, kind: type[E], id: int) -> E:
        row = self.rows.get(HEADS.get(kind, kind), {}).get(id)
        if row is None:
            raise NotFoundError("La voce non c'è più.", kept="Gli altri dati sono intatti.")
        return cast("E", _head(kind, row) if kind in HEADS else row)

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        rows = self.rows.get(HEADS.get(kind, kind), {}).values()
        found = [r for r in rows if all(_matches(getattr(r, name), v) for name, v in equals.items())]
        found.sort(key=lambda r: r.id)
        return [_head(kind, row) for row in found] if kind in HEADS else found

    def latest(self, kind: type[E], most: int, /, **equals: Any) -> list[E]:
        return self.find(kind, **equals)[::-1][:most]

    def tally(self, kind: type[Entity], by: str, /, **equals: Any) -> dict[Any, int]:
        return dict(Counter(getattr(row, by) for row in self.find(kind, **equals)))

    def add(self, entity: E) -> E:
        id = self.next_number(f"id of {type(entity).__name__}")
        first: dict[str, Any] = {"id": id, "version": 1} if hasattr(entity, "version") else {"id": id}
        return self._put(cast("E", replace(cast("Any", entity), **first)))

    def put_back(self, entity: E) -> E:
        if entity.id in self.rows.get(type(entity), {}):
            return self.add(entity)
        first = {"version": 1} if hasattr(entity, "version") else {}
        return self._put(cast("E", replace(cast("Any", entity), **first)))

    def save(self, entity: E) -> E:
        stored: Any = self.get(type(entity), entity.id)
        if not hasattr(entity, "version"):
            return self._put(entity)
        if stored == entity:
            return entity
        if stored.version != entity.version:
            raise ConflictError("Un altro tecnico ha appena salvato questa voce.")
        return self._put(cast("E", replace(cast("Any", entity), version=stored.version + 1)))

    def add_all(self, entities: Sequence[Entity]) -> None:
        for entity in entities:
            self.put_back(entity) if entity.id else self.add(entity)

    def new_ids(self, kind: type[Entity], count: int) -> list[int]:
        return [self.next_number(f"id of {kind.__name__}") for _ in range(count)]

    def save_all(self, entities: Sequence[Entity]) -> None:
        for entity in entities:
            self.save(entity)

    def _put(self, entity: E) -> E:
        self.rows.setdefault(type(entity), {})[entity.id] = entity
        return entity

    def remove(self, entity: Entity) -> None:
        self.get(type(entity), entity.id)
        every = (other for rows in self.rows.values() for other in rows.values())
        others = [other for other in every if _stands_on(other, entity) and other != entity]
        parts = PARTS.get(type(entity), ())
        if any(not isinstance(other, (*parts, LOOSE)) for other in others):
            raise KnownError("La voce non si può eliminare: altri dati si riferiscono a essa.")
        for gone in (entity, *filter(lambda other: isinstance(other, parts), others)):
            del self.rows[type(gone)][gone.id]

    def next_number(self, sequence: str, count: int = 1) -> int:
        self.numbers[sequence] = self.numbers.get(sequence, 0) + count
        return self.numbers[sequence]

    @property
    def queue(self) -> FakeQueue:
        return FakeQueue(self)

    @property
    def duties(self) -> FakeDuties:
        return FakeDuties(self)

    @property
    def register(self) -> FakeRegister:
        return FakeRegister(self)


class FakeDatabase:
    """``Transactions`` in memory: a block that raises leaves everything as it was."""

    def __init__(self, *entities: Entity) -> None:
        self.rows: dict[type, dict[int, Any]] = {}
        self.numbers: dict[str, int] = {}
        with self() as uow:
            for entity in entities:
                uow.add(entity)

    @contextmanager
    def __call__(self) -> Iterator[FakeUnitOfWork]:
        work = FakeUnitOfWork({kind: dict(rows) for kind, rows in self.rows.items()}, copy.copy(self.numbers))
        yield work
        self.rows, self.numbers = work.rows, work.numbers
