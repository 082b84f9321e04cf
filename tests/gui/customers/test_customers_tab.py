"""The customers' tab on the real desk: entering, changing in place, removing with a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Contract
from istes_desk.domain.customers import Contact, Customer, Site
from istes_desk.domain.network import Device, DeviceKind, Interface, Link, RemoteAccess, RemoteMethod
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.notices import Toast
from istes_desk.gui.tab import Navigator, Place, WorkRequest
from istes_desk.gui.theme import Look, Tone, ink, palette
from istes_desk.services.changes import Changes, ids
from istes_desk.services.preferences import Theme
from tests.gui.finding import click, find


@pytest.fixture
def tab(seeded: Desk, qtbot: QtBot) -> CustomersTab:
    made = CustomersTab(seeded, Navigator())
    seeded.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1280, 600)
    made.show()
    return made


def enter(tab: CustomersTab, name: str) -> None:
    tab.create_new()
    find(tab, QLineEdit, "customerForm_name").setText(name)
    click(tab, "customerFormSave")


def test_an_empty_archive_offers_the_first_customer(tab: CustomersTab, database: Database) -> None:
    click(tab, "firstCustomer")
    find(tab, QLineEdit, "customerForm_name").setText("Hotel Aurora")
    click(tab, "customerFormSave")
    with database() as uow:
        assert [one.name for one in uow.find(Customer)] == ["Hotel Aurora"]
    assert find(tab, QLabel, "customerName").text() == "Hotel Aurora"


def test_a_contact_is_added_removed_and_taken_back(tab: CustomersTab, database: Database) -> None:
    enter(tab, "Hotel Aurora")
    click(tab, "contactAdd")
    find(tab, QLineEdit, "contactForm_name").setText("Elena Moretti")
    find(tab, QLineEdit, "contactForm_email").setText("elena@hotel-aurora.example")
    click(tab, "contactFormSave")
    with database() as uow:
        contact = uow.find(Contact)[0]
    click(tab, f"contact_delete_{contact.id}")
    with database() as uow:
        assert not uow.find(Contact)
    click(tab.window().findChildren(Toast)[-1], "undoToast")
    with database() as uow:
        assert uow.find(Contact)[0].email == "elena@hotel-aurora.example"


def test_a_pc_comes_back_whole(tab: CustomersTab, database: Database) -> None:
    enter(tab, "Hotel Aurora")
    with database() as uow:
        site = uow.add(Site(1, "Sede")).id
        switch, pc = uow.add(Device(1, site, "switch", DeviceKind.SWITCH)), uow.add(Device(1, site, "REC-01"))
        before: list[Any] = [
            pc,
            uow.add(Link(site, switch.id, pc.id)),
            uow.add(Interface(pc.id, "LAN", "192.168.1.20", 24)),
            uow.add(RemoteAccess(pc.id, RemoteMethod.RDP, "192.168.1.20")),
        ]
    tab.on_changes(Changes(customers=ids(1)))
    click(tab, f"pc_delete_{pc.id}")
    with database() as uow:
        assert not any(uow.find(type(one), id=one.id) for one in before)
    click(tab.window().findChildren(Toast)[-1], "undoToast")
    with database() as uow:
        assert [uow.get(type(one), one.id) for one in before] == before


def test_what_somebody_else_saved_meanwhile_is_told_and_taken_over(
    tab: CustomersTab, database: Database
) -> None:
    enter(tab, "Hotel Aurora")
    click(tab, "customerChange")
    find(tab, QLineEdit, "customerForm_city").setText("Grado")
    with database() as uow:
        stored = uow.get(Customer, 1)
        uow.save(replace(stored, phone="0431 999999", city="Lignano"))
    click(tab, "customerFormSave")
    told = find(tab, QLabel, "customerFormError").text()
    assert "0431 999999" in told
    assert "Lignano" in told
    assert find(tab, QLineEdit, "customerForm_phone").text() == "0431 999999"
    assert find(tab, QLineEdit, "customerForm_city").text() == "Grado"
    click(tab, "customerFormSave")
    with database() as uow:
        assert (uow.get(Customer, 1).phone, uow.get(Customer, 1).city) == ("0431 999999", "Grado")


def test_a_contract_is_signed_from_today(tab: CustomersTab, database: Database) -> None:
    enter(tab, "Hotel Aurora")
    click(tab, "contractAdd")
    assert find(tab, QLineEdit, "contractForm_valid_from").text() == "02/03/2026"
    click(tab, "contractFormSave")
    with database() as uow:
        assert uow.find(Contract)[0].valid_from == date(2026, 3, 2)


def test_dates_that_are_none_are_refused_beside_the_field(tab: CustomersTab, database: Database) -> None:
    enter(tab, "Hotel Aurora")
    click(tab, "contractAdd")
    find(tab, QLineEdit, "contractForm_valid_from").setText("31/02/2026")
    click(tab, "contractFormSave")
    assert find(tab, QLabel, "contractForm_valid_fromError").text()
    with database() as uow:
        assert not uow.find(Contract)


def test_work_starts_from_the_card(tab: CustomersTab, qtbot: QtBot) -> None:
    enter(tab, "Hotel Aurora")
    with qtbot.waitSignal(tab.navigator.work_asked) as asked:
        tab.card.head.work_asked.emit()
    assert asked.args == [WorkRequest(1)]


def test_the_search_finds_and_a_place_is_shown(tab: CustomersTab, qtbot: QtBot) -> None:
    for name in ("Hotel Aurora", "Camping Lido"):
        enter(tab, name)
    find(tab, QLineEdit, "customerSearch").setText("lido")
    qtbot.waitUntil(lambda: tab.list.view.model().rowCount() == 1)
    assert tab.show_place(Place("customer", 1))
    assert find(tab, QLabel, "customerName").text() == "Hotel Aurora"
    assert not tab.show_place(Place("incident", 1))


def colour_of(label: QLabel) -> QColor:
    return label.palette().color(label.foregroundRole())


def test_another_theme_recolours_what_stands_there_and_keeps_the_focus(
    tab: CustomersTab, look: Look, qtbot: QtBot
) -> None:
    enter(tab, "Hotel Aurora")
    click(tab, "contactAdd")
    click(tab, "contactFormSave")
    edit, wrong = find(tab, QLineEdit, "contactForm_name"), find(tab, QLabel, "contactForm_nameError")
    qtbot.waitUntil(edit.hasFocus)
    look.set_theme(Theme.DARK)
    qtbot.waitUntil(lambda: colour_of(wrong) == ink(Tone.DANGER, palette(dark=True)))
    label = next(
        one for one in tab.card.facts.findChildren(QLabel) if one.text() == "Name" and one.isVisible()
    )
    assert colour_of(label) == ink(Tone.MUTED, palette(dark=True))
    assert edit.hasFocus()
