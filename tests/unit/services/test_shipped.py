"""Shipped rows fill an empty database once and leave the user's rows alone."""

from __future__ import annotations

from istes_desk.domain.firm import Technician
from istes_desk.domain.holidays import Holiday
from istes_desk.services.changes import EVERYTHING_SETTINGS, NOTHING
from istes_desk.services.ports import Entity
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fake_uow import FakeDatabase

ROWS: list[Entity] = [Holiday("Capodanno", 1, 1), Holiday("Natale", 12, 25), Technician("mario", "Mario")]


def test_missing_kinds_are_added_once() -> None:
    database = FakeDatabase(Holiday("Patrono", 11, 3))
    with database() as uow:
        assert ensure_shipped_rows(uow, ROWS) == EVERYTHING_SETTINGS
        assert ensure_shipped_rows(uow, ROWS) == NOTHING
        assert [h.name for h in uow.find(Holiday)] == ["Patrono"]
        assert len(uow.find(Technician)) == 1
