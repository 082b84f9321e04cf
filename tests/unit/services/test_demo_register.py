"""The register of a show holds, and is the same each time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.services.demo.register import tell_register
from istes_desk.services.filing import Transacting
from istes_desk.services.register_reading import verified
from tests.fake_uow import FakeDatabase

NOW, KEY = datetime(2026, 12, 7, 9, tzinfo=UTC), b"k" * 32


@pytest.mark.parametrize("devices", [(), (Device(1, 1, "SRV-1"), Device(1, 1, "PC-1"))])
def test_it_holds(devices: tuple[Device, ...]) -> None:
    made = []
    for _ in range(2):
        database = FakeDatabase(Customer("Hotel"), Site(1, "Sede"), *devices)
        with database() as uow:
            tell_register(uow, NOW, KEY, "marco", "giulia")
        found = verified(Transacting(database), KEY)
        assert found.is_whole
        made.append(found)
    assert made[0] == made[1]
    assert made[0].last is not None
    assert made[0].last < NOW
    lines = database.rows[RegisterEntry].values()
    assert {one.author for one in lines} == {"marco", "giulia"}
    assert any(one.action is RegisterAction.REMOTE_SESSION for one in lines) == bool(devices)
