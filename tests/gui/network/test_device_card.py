"""The card of a device: all of N-1, wrong cells marked in place, nothing half saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Device, DeviceKind, Interface, RemoteAccess, RemoteMethod
from istes_desk.domain.plan import DeviceField
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.device_card import FACTS, FIELDS, INTERFACES, WAYS_IN, DeviceCard
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.network_edit import change_device
from tests.gui.finding import click, find


def empty(card: DeviceCard, table: str) -> bool:
    """Does the table say how to begin?"""
    return not find(card, QLabel, f"{table}Empty").isHidden()


@pytest.fixture
def card(plan: NetworkTab) -> DeviceCard:
    """Of the server."""
    plan.scene.select_devices([4])
    button = plan.findChild(QPushButton, "openCard")
    assert button is not None
    button.click()
    found = plan.findChild(DeviceCard)
    assert found is not None
    return found


def test_an_empty_table_says_how_to_begin(card: DeviceCard) -> None:
    assert [empty(card, one) for one in ("interfaces", "ownFields", "credentialTable")] == [False, True, True]
    click(card, "ownFieldAdd")
    assert not empty(card, "ownFields")
    card.ui.interfaces.setRowCount(0)
    assert empty(card, "interfaces")


def test_leaving_says_that_nothing_is_saved(card: DeviceCard, database: Database) -> None:
    assert card.ui.cancelButton.text().replace("&", "") == "Close without saving"
    card.fields["role"].setText("altro")
    card.ui.cancelButton.click()
    assert server(database).role != "altro"


def server(database: Database) -> Device:
    with database() as uow:
        return uow.get(Device, 4)


def test_facts_ports_and_ways_are_saved_together(card: DeviceCard, database: Database) -> None:
    ui = card.ui
    ui.os.setText("Windows Server")
    ui.os_version.setText("2022")
    ui.warranty.setText("31/12/2027")
    ui.notes.setPlainText("nel locale tecnico")
    ui.kind.setCurrentIndex(ui.kind.findData("vm"))
    ui.host.setCurrentIndex(ui.host.findData(5))
    ui.interfacesAdd.click()
    for name, text in (("address", "fe80::1"), ("prefix", "64"), ("mac", "001a.2b3c.4d5e"), ("vlan", "20")):
        card.ports.item(1, name).setText(text)
    card.ports.item(1, "dhcp").setCheckState(Qt.CheckState.Checked)
    ui.accessesAdd.click()
    card.ways.item(1, "peer_id").setText("123 456 789")
    ui.saveButton.click()
    stored = server(database)
    assert (stored.os, stored.os_version, stored.kind) == ("Windows Server", "2022", DeviceKind.VM)
    assert (stored.warranty_until, stored.host_device_id) == (date(2027, 12, 31), 5)
    with database() as uow:
        first, second = uow.find(Interface, device_id=4)
        ways = uow.find(RemoteAccess, device_id=4)
    assert first.address == "192.168.10.10"
    assert (second.address, second.prefix_length, second.vlan) == ("fe80::1", 64, 20)
    assert (second.mac, second.dhcp) == ("00:1A:2B:3C:4D:5E", True)
    assert [(one.method, one.address) for one in ways] == [(RemoteMethod.RDP, "192.168.10.10")] * 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("address", "192.168.10.300", "indirizzo IP"),
        ("prefix", "255.0.255.0", "maschera"),
        ("mac", "00:1A", "MAC"),
        ("vlan", "5000", "4094"),
        ("vlan", "9" * 5000, "4094"),
        ("gateway", "router", "indirizzo IP"),
    ],
)
def test_a_cell_typed_wrong_is_marked_and_nothing_is_saved(
    card: DeviceCard, database: Database, name: str, text: str, said: str
) -> None:
    card.ui.os.setText("mai")
    card.ports.item(0, name).setText(text)
    card.ui.saveButton.click()
    assert card.ui.tabs.currentIndex() == INTERFACES
    assert said in card.ui.error.text()
    assert said in card.ports.item(0, name).toolTip()
    assert card.ui.interfaces.currentItem() is card.ports.item(0, name)
    assert server(database).os == ""
    card.reject()


@pytest.mark.parametrize(("name", "text", "said"), [("port", "99999", "65535"), ("address", "", "ID")])
def test_a_way_in_typed_wrong(card: DeviceCard, name: str, text: str, said: str) -> None:
    card.ways.item(0, name).setText(text)
    card.ui.saveButton.click()
    assert card.ui.tabs.currentIndex() == WAYS_IN
    assert said in card.ui.error.text()
    card.reject()


def test_a_wrong_date_and_a_missing_name(card: DeviceCard) -> None:
    card.ui.warranty.setText("ieri")
    card.ui.saveButton.click()
    assert card.ui.tabs.currentIndex() == FACTS
    assert "non è una data" in card.ui.error.text()
    card.ui.warranty.setText("")
    card.ui.name.setText(" ")
    card.ui.saveButton.click()
    assert "nome" in card.ui.error.text()
    card.reject()


def test_rows_taken_out_are_gone(card: DeviceCard, database: Database) -> None:
    for table, button in (
        (card.ui.interfaces, card.ui.interfacesRemove),
        (card.ui.accesses, card.ui.accessesRemove),
    ):
        table.setCurrentCell(0, 0)
        button.click()
    card.ui.saveButton.click()
    with database() as uow:
        assert uow.find(Interface, device_id=4) == []
        assert uow.find(RemoteAccess, device_id=4) == []


def test_somebody_was_quicker(card: DeviceCard, desk: Desk, database: Database) -> None:
    desk.tasks.write(lambda uow: change_device(uow, replace(uow.get(Device, 4), owner="un altro")))
    card.ui.os.setText("Linux")
    card.ui.saveButton.click()
    assert "un altro" in card.ui.error.text()
    assert (card.ui.owner.text(), card.ui.os.text()) == ("un altro", "Linux")
    assert (server(database).owner, server(database).os) == ("un altro", "")
    card.ui.saveButton.click()
    assert (server(database).owner, server(database).os) == ("un altro", "Linux")


def test_fields_of_its_own_and_history(card: DeviceCard, plan: NetworkTab, database: Database) -> None:
    click(card, "ownFieldAdd")
    card.own.cells.item(0, "field").setText("Inventario")
    card.own.cells.item(0, "value").setText("A-17")
    card.ui.role.setText("Contabilità")
    card.ui.saveButton.click()
    with database() as uow:
        assert [(one.name, one.value) for one in uow.find(DeviceField, device_id=4)] == [
            ("Inventario", "A-17")
        ]
    again = reopened(plan)
    table = again.past.table
    told = [[cell(table, row, column) for column in (1, 2, 3, 4)] for row in range(table.rowCount())]
    assert told == [
        ["marco", "Campo", "", "Inventario: A-17"],
        ["marco", "Ruolo", "Gestionale", "Contabilità"],
    ]
    assert again.own.cells.text(0, "value") == "A-17"
    again.own.cells.item(0, "field").setText("")
    again.ui.saveButton.click()
    assert again.ui.tabs.currentIndex() == FIELDS
    again.own.cells.table.setCurrentCell(0, 0)
    click(again, "ownFieldRemove")
    again.ui.saveButton.click()
    with database() as uow:
        assert uow.find(DeviceField) == []


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def reopened(plan: NetworkTab) -> DeviceCard:
    view = plan.editor.view
    assert view is not None
    device = view.device(4)
    assert device is not None
    return DeviceCard(plan.desk, plan.vault, view, device, plan)


def test_the_next_free_address_and_the_vendor(card: DeviceCard) -> None:
    card.ui.interfacesAdd.click()
    click(card, "nextFree")
    row = {name: card.ports.text(1, name) for name in ("address", "prefix", "gateway")}
    assert row == {"address": "192.168.10.3", "prefix": "/24", "gateway": "192.168.10.1"}
    click(card, "vendorFromMac")
    assert card.ui.error.text()
    card.ports.item(1, "mac").setText("02:00:0c:11:22:33")
    click(card, "vendorFromMac")
    assert card.ui.vendor.text() == ""
    card.ports.item(1, "mac").setText("00:00:0c:11:22:33")
    click(card, "vendorFromMac")
    assert card.ui.vendor.text().startswith("Cisco")
    card.reject()
