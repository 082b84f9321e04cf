"""The command palette finds customers, devices and incidents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, Incident, IncidentClass
from istes_desk.domain.network import Device, DeviceKind
from istes_desk.services.finder import Found, find_incidents, named_things
from tests.fake_uow import FakeDatabase

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def database() -> FakeDatabase:
    made = FakeDatabase()
    with made() as uow:
        old = uow.add(Customer("Bar Chiuso", active=False))
        hotel = uow.add(Customer("Hotel Aurora", city="Rimini"))
        site = uow.add(Site(hotel.id, "Sede"))
        uow.add(Device(hotel.id, site.id, "PC-RECEPTION"))
        for number, subject, customer in ((7, "Stampante ferma", hotel.id), (8, "Errore 7", None)):
            uow.add(
                Incident(
                    number, subject, NOW, Channel.PHONE, IncidentClass.CONTRACT, "", customer_id=customer
                )
            )
        assert old.id
    return made


def test_customers_then_devices_the_active_first(database: FakeDatabase) -> None:
    with database() as uow:
        assert named_things(uow) == (
            Found("customer", 2, "Hotel Aurora", "Rimini"),
            Found("customer", 1, "Bar Chiuso", ""),
            Found("device", 1, "PC-RECEPTION", "Hotel Aurora · Sede", DeviceKind.PC),
        )


@pytest.mark.parametrize(
    ("text", "ids"),
    [("", []), ("  ", []), ("stampante", [1]), ("INC-000008", [2]), ("7", [1, 2]), ("x9", [])],
)
def test_incidents_by_number_and_by_words(database: FakeDatabase, text: str, ids: list[int]) -> None:
    with database() as uow:
        assert [found.id for found in find_incidents(uow, NOW, text)] == ids


def test_an_incident_says_whose_it_is(database: FakeDatabase) -> None:
    with database() as uow:
        assert find_incidents(uow, NOW, "7")[0] == Found(
            "incident", 1, "INC-000007 Stampante ferma", "Hotel Aurora"
        )
