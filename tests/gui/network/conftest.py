"""A believable site on the plan, and the tab that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    LinkKind,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.tab import Navigator
from istes_desk.services.ports import UnitOfWork

KINDS = DeviceKind
DEVICES = (
    ("WAN Fibra", KINDS.WAN, "", "Linea principale"),
    ("fw-aurora", KINDS.FIREWALL, "192.168.10.1", "pfSense"),
    ("sw-reception", KINDS.SWITCH, "192.168.10.2", "24 porte"),
    ("srv-gestionale", KINDS.SERVER, "192.168.10.10", "Gestionale"),
    ("nas-copie", KINDS.NAS, "192.168.10.11", "Copie notturne"),
    ("pc-reception-1", KINDS.PC, "192.168.10.21", "Reception"),
    ("pc-reception-2", KINDS.PC, "192.168.10.21", "Reception"),
    ("stampante-lan", KINDS.PRINTER, "192.168.10.40", "Ufficio"),
    ("ap-piano-1", KINDS.ACCESS_POINT, "192.168.10.50", "Piano 1"),
    ("pos-bar", KINDS.POS, "", "Bar"),
)
PARENTS = {2: 1, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 3, 10: 9}


def fill(uow: UnitOfWork) -> None:
    """Hotel Aurora with ten devices, two of them with the same address; a second site without any."""
    uow.add(Customer("Hotel Aurora"))
    uow.add(Site(1, "Sede di Caorle", "Viale dei Tropici 1", "Caorle"))
    uow.add(Site(1, "Dependance"))
    for number, (name, kind, address, role) in enumerate(DEVICES, 1):
        uow.add(Device(1, 1, name, kind, role))
        if address:
            uow.add(Interface(number, "lan", address, 24, gateway="192.168.10.1"))
    for child, parent in PARENTS.items():
        wire = LinkKind.WIFI if child == 10 else LinkKind.COPPER
        uow.add(Link(1, parent, child, kind=wire, speed="1 Gb/s" if child < 5 else ""))
    uow.add(SubnetRow(1, "192.168.10.0/24", "LAN", gateway="192.168.10.1"))
    uow.add(RemoteAccess(4, RemoteMethod.RDP, "192.168.10.10", 3389, via_vpn=True))


@pytest.fixture
def plan(desk: Desk, database: Database, qtbot: QtBot) -> Iterator[NetworkTab]:
    """The tab at 1280x620 with the hotel's plan open."""
    with database() as uow:
        fill(uow)
    tab = NetworkTab(desk, Navigator())
    qtbot.addWidget(tab)
    desk.tasks.changed.connect(tab.on_changes)
    tab.resize(1280, 620)
    tab.show()
    tab.tree.select_site(1)
    yield tab
    tab.vault.lock()
