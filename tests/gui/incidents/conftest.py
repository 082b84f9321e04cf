"""The tab of the queue on a desk with shipped rows, three customers and a few requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Appointment, Contract, ContractKind
from istes_desk.domain.customers import Contact, Customer
from istes_desk.domain.incidents import CoveredObject
from istes_desk.domain.sla import Plan
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.tab import Navigator
from tests.unit.services.queue_world import by_hand

YEAR = date(2026, 1, 1)
OWN = frozenset({CoveredObject.OWN_SOFTWARE})
Register = Callable[..., int]


@pytest.fixture
def customers(seeded: Desk, database: Database) -> dict[str, int]:
    """aurora: Basic and sole appointment; lido: Enterprise; rossi: nothing."""
    with database() as uow:
        plans = {plan.code: plan.id for plan in uow.find(Plan)}
        aurora = uow.add(Customer("Hotel Aurora", mail_domain="aurora.example")).id
        lido = uow.add(Customer("Camping Lido")).id
        rossi = uow.add(Customer("Ufficio Rossi")).id
        uow.add(Contact(rossi, "Rita", email="rita@rossi.example"))
        uow.add(Contract(aurora, ContractKind.SUPPORT, YEAR, plan_id=plans["basic"], covers=OWN))
        uow.add(Contract(lido, ContractKind.SUPPORT, YEAR, plan_id=plans["enterprise"], covers=OWN))
        uow.add(Appointment(aurora, "Marco Bianchi", YEAR, date(2026, 12, 31)))
    return {"aurora": aurora, "lido": lido, "rossi": rossi}


@pytest.fixture
def register(seeded: Desk, database: Database, customers: dict[str, int]) -> Register:
    """Types a request for a customer by name: ``register("lido", subject="...")``."""

    def typed(name: str, **facts: object) -> int:
        with database() as uow:
            return by_hand(uow, seeded.clock, customers.get(name), **facts)

    return typed


@pytest.fixture
def tab(qtbot: QtBot, seeded: Desk, customers: dict[str, int]) -> IncidentsTab:
    shown = IncidentsTab(replace(seeded, provider_domains=frozenset({"pec.it"})), Navigator())
    qtbot.addWidget(shown)
    seeded.tasks.changed.connect(shown.on_changes)
    shown.resize(1280, 640)
    shown.show()
    shown.complete()
    shown.activate()
    return shown
