"""A device's history only grows and is read from its end."""

from __future__ import annotations

from datetime import UTC, datetime

from istes_desk.domain.device_facts import Change
from istes_desk.domain.network import Device
from istes_desk.domain.plan import DeviceChange
from istes_desk.services.device_history import history, note
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PC = Device(1, 1, "pc-1", id=7)


def test_each_change_is_a_line_and_none_writes_nothing() -> None:
    clock = FixedClock(NOW)
    with FakeDatabase()() as uow:
        note(uow, clock, "marco", 1, PC, [])
        note(uow, clock, "marco", 1, PC, [Change("Nome", "pc", "pc-1"), Change("Ruolo", "", "cassa")])
        note(uow, clock, "anna", 1, Device(1, 1, "altro", id=8), [Change("Aggiunto")])
        assert history(uow, 7) == (
            DeviceChange(1, 7, NOW, "marco", "pc-1", "Ruolo", "", "cassa", 2),
            DeviceChange(1, 7, NOW, "marco", "pc-1", "Nome", "pc", "pc-1", 1),
        )
