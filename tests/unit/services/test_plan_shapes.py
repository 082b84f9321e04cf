"""Moving many things at once: never a conflict, and what is gone is said."""

from __future__ import annotations

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device, Link
from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import NotFoundError
from istes_desk.services.plan_shapes import Frame, Placement, Shapes, frame_of, reshape
from tests.fake_uow import FakeDatabase


def test_boxes_areas_notes_and_corners_move_together() -> None:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Device(1, 1, "switch"),
        Device(1, 1, "pc"),
        Link(1, 1, 2),
        PlanArea(1, "Sala", 0, 0, 100, 80),
        PlanNote(1, "Chiave", 5, 5, 120),
    )
    shapes = Shapes(
        {1: Placement(5, 6), 2: Placement(7, 8, placed=False), 99: Placement(0, 0)},
        {(PlanArea, 1): Frame(8, 8, 200, 90), (PlanNote, 1): Frame(16, 16, 90)},
        {1: ((4.0, 4.0),)},
    )
    with database() as uow:
        assert reshape(uow, shapes) == Changes(sites=frozenset({1}))
        moved = uow.get(Device, 1)
        assert (moved.x, moved.y, moved.placed) == (5, 6, True)
        assert not uow.get(Device, 2).placed
        assert frame_of(uow.get(PlanArea, 1)) == Frame(8, 8, 200, 90)
        assert frame_of(uow.get(PlanNote, 1)) == Frame(16, 16, 90)
        assert uow.get(Link, 1).bends == ((4, 4),)
        assert reshape(uow, Shapes()) == NOTHING
        with pytest.raises(NotFoundError, match="eliminato"):
            reshape(uow, Shapes({99: Placement(1, 1)}))
