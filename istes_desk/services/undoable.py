"""Writes that can be taken back together: each is kept with what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar, cast

from istes_desk.domain.network import Device
from istes_desk.services.errors import KnownError
from istes_desk.services.plan_pieces import pieces_of, remove_pieces
from istes_desk.services.ports import Entity, UnitOfWork

E = TypeVar("E", bound=Entity)
LOOSE = frozenset({"version", "x", "y", "placed", "seen_at"})
"""May be different by now and stays as it is: counters, and where a box was dragged."""


@dataclass(frozen=True, slots=True)
class Step:
    """``before`` None = the entity was added."""

    before: Any
    after: Any


@dataclass(slots=True)
class Recorder:
    """Adds and saves through it are remembered in their order."""

    uow: UnitOfWork
    steps: list[Step] = field(default_factory=list)

    def add(self, entity: E) -> E:
        stored = self.uow.add(entity)
        self.steps.append(Step(None, stored))
        return stored

    def save(self, entity: E) -> E:
        """Nothing is written when it is as it was."""
        before = self.uow.get(type(entity), entity.id)
        if before == entity:
            return before
        stored = self.uow.save(entity)
        self.steps.append(Step(before, stored))
        return stored


def take_back(uow: UnitOfWork, steps: Sequence[Step]) -> None:
    """All or nothing, last first; KnownError when somebody changed one of them since."""
    for step in reversed(steps):
        now = uow.get(type(step.after), step.after.id)
        if _firm(now) != _firm(step.after):
            raise KnownError(
                "Nel frattempo i dati sono stati cambiati: l'operazione non si può annullare.",
                "Correggere a mano le schede interessate.",
                "Nulla è stato toccato.",
            )
        if step.before is None:
            _remove(uow, now)
        else:
            loose = {name: getattr(now, name) for name in LOOSE & _names(now)}
            uow.save(cast("Entity", replace(step.before, **loose)))


def _remove(uow: UnitOfWork, entity: Any) -> None:
    """A device as the plan removes it: what hangs on it meanwhile is let go of."""
    if isinstance(entity, Device):
        remove_pieces(uow, pieces_of(uow, [entity.id]))
    else:
        uow.remove(entity)


def _names(entity: Any) -> set[str]:
    return {one.name for one in fields(entity)}


def _firm(entity: Any) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in _names(entity) - LOOSE}
