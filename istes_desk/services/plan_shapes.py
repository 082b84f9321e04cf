"""Where things stand on a plan: boxes, areas, notes, corners of links; many at once, the last one wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device, Link
from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import NotFoundError
from istes_desk.services.plan_pieces import Key, touched
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a box stands; ``placed`` False hands it back to the automatic arrangement."""

    x: float
    y: float
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """Of an area or a note, in scene units; a note has the height of its words, so its ``height`` is 0."""

    x: float
    y: float
    width: float
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Shapes:
    """Devices by id, areas and notes by key, corners of links by link id; only what moves."""

    devices: Mapping[int, Placement] = field(default_factory=dict)
    frames: Mapping[Key, Frame] = field(default_factory=dict)
    bends: Mapping[int, tuple[Point, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.devices or self.frames or self.bends)


def frame_of(mark: PlanArea | PlanNote) -> Frame:
    return Frame(mark.x, mark.y, mark.width, mark.height if isinstance(mark, PlanArea) else 0.0)


def reshape(uow: UnitOfWork, shapes: Shapes) -> Changes:
    """Moves what is still there; a move is never a conflict. NotFoundError when all of it is gone."""
    moved = [*_boxes(uow, shapes), *_frames(uow, shapes, PlanArea), *_frames(uow, shapes, PlanNote)]
    bent = uow.find(Link, id=frozenset(shapes.bends))
    moved += [replace(one, bends=shapes.bends[one.id]) for one in bent]
    if shapes and not moved:
        raise NotFoundError(
            "Quello che si voleva spostare non c'è più: un altro tecnico lo ha eliminato.",
            "La piantina mostra ora lo stato attuale.",
            "Tutto il resto è rimasto al suo posto.",
        )
    for kind in (Device, PlanArea, PlanNote, Link):
        uow.save_all([one for one in moved if isinstance(one, kind)])
    return NOTHING | Changes(sites=touched(moved).sites)


def _boxes(uow: UnitOfWork, shapes: Shapes) -> list[Any]:
    found = uow.find(Device, id=frozenset(shapes.devices))
    places = ((one, shapes.devices[one.id]) for one in found)
    return [replace(one, x=at.x, y=at.y, placed=at.placed) for one, at in places]


def _frames(uow: UnitOfWork, shapes: Shapes, kind: type[Any]) -> list[Any]:
    wanted = {id: frame for (of, id), frame in shapes.frames.items() if of is kind}
    found = uow.find(kind, id=frozenset(wanted))
    return [replace(one, **_measures(one, wanted[one.id])) for one in found]


def _measures(mark: PlanArea | PlanNote, frame: Frame) -> dict[str, float]:
    measures = {"x": frame.x, "y": frame.y, "width": frame.width}
    return measures | ({"height": frame.height} if isinstance(mark, PlanArea) else {})
