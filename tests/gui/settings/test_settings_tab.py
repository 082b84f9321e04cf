"""Settings and first run on the real desk: what is typed is stored, what was used is only superseded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.config.shipped import demo_loader
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.tariff import Tariff
from istes_desk.gui.desk import Desk
from istes_desk.gui.first_run import FirstRunPage
from istes_desk.gui.notices import Toast
from istes_desk.gui.settings.tab import SettingsTab
from istes_desk.gui.tab import Navigator
from istes_desk.services.preferences import Language, Theme
from istes_desk.services.shipped import ensure_shipped_rows
from tests.gui.finding import click, find


@pytest.fixture
def tab(seeded: Desk, qtbot: QtBot) -> SettingsTab:
    made = SettingsTab(seeded, Navigator())
    seeded.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1280, 600)
    made.show()
    made.activate()
    return made


def fill(parent: SettingsTab | FirstRunPage, name: str, text: str) -> None:
    find(parent, QLineEdit, name).setText(text)


def test_the_firm_is_changed_in_place(tab: SettingsTab, database: Database) -> None:
    click(tab, "firmChange")
    fill(tab, "firmForm_city", "Udine")
    click(tab, "firmFormSave")
    with database() as uow:
        assert uow.find(Firm)[0].city == "Udine"


def test_a_wrong_vat_number_is_refused_beside_its_field(tab: SettingsTab, database: Database) -> None:
    click(tab, "firmChange")
    fill(tab, "firmForm_vat_number", "12345678901")
    click(tab, "firmFormSave")
    wrong = find(tab, QLabel, "firmForm_vat_numberError")
    assert wrong.isVisibleTo(tab)
    assert wrong.text()
    with database() as uow:
        assert uow.find(Firm)[0].vat_number == "01234567890"


def test_the_call_out_fee_is_filled_in_while_nothing_used_the_list(
    tab: SettingsTab, database: Database
) -> None:
    with database() as uow:
        row = uow.find(Tariff)[0]
    assert row.call_out_fee is None
    tab.pages.setCurrentRow(2)
    click(tab, f"tariff_edit_{row.id}")
    fill(tab, "tariffForm_call_out_fee", "45,00")
    click(tab, "tariffFormSave")
    with database() as uow:
        assert uow.find(Tariff)[0].call_out_fee == Decimal("45.00")


def test_a_rule_in_force_can_only_be_superseded(tab: SettingsTab) -> None:
    policy = tab.sections["policy"]
    names = {button.objectName() for button in policy.findChildren(QToolButton)}
    assert "policy_copy_1" in names
    assert "policy_edit_1" not in names


def test_the_name_of_a_new_price_list_goes_along_with_its_first_day(tab: SettingsTab) -> None:
    section = tab.sections["tariff"]
    section.open_form(Tariff(date(2026, 3, 3), None, 20, Decimal(20), name="Tariffe 2026"))
    name = find(tab, QLineEdit, "tariffForm_name")
    fill(tab, "tariffForm_valid_from", "01/01/20")
    fill(tab, "tariffForm_valid_from", "01/01/2027")
    assert name.text() == "Tariffe 2027"
    name.setText("Listino nuovo 2027")
    fill(tab, "tariffForm_valid_from", "01/01/2028")
    assert name.text() == "Listino nuovo 2027"


def test_a_closure_is_added_removed_and_taken_back(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(4)
    tab.create_new()
    fill(tab, "closureForm_name", "Ferie estive")
    fill(tab, "closureForm_first", "10/08/2026")
    fill(tab, "closureForm_last", "21/08/2026")
    click(tab, "closureFormSave")
    with database() as uow:
        row = uow.find(Closure)[0]
    assert (row.first, row.last) == (date(2026, 8, 10), date(2026, 8, 21))
    click(tab, f"closure_delete_{row.id}")
    with database() as uow:
        assert not uow.find(Closure)
    click(tab.window().findChildren(Toast)[-1], "undoToast")
    with database() as uow:
        assert uow.find(Closure)[0].name == "Ferie estive"


def test_the_patron_saint_is_a_holiday_like_the_others(tab: SettingsTab, database: Database) -> None:
    tab.sections["holiday"].add_row()
    fill(tab, "holidayForm_name", "San Giovanni Bosco")
    find(tab, QSpinBox, "holidayForm_day").setValue(31)
    find(tab, QSpinBox, "holidayForm_month").setValue(1)
    click(tab, "holidayFormSave")
    with database() as uow:
        assert uow.find(Holiday, name="San Giovanni Bosco")[0].falls_on(date(2027, 1, 31))


def test_a_technician_is_added(tab: SettingsTab, database: Database) -> None:
    tab.sections["technician"].add_row()
    fill(tab, "technicianForm_name", "Giulia Furlan")
    fill(tab, "technicianForm_login", "giulia")
    click(tab, "technicianFormSave")
    with database() as uow:
        assert uow.find(Technician, login="giulia")[0].active


def test_look_and_language_go_into_the_settings_file(tab: SettingsTab) -> None:
    for name, value in (("preferences_language", Language.ENGLISH), ("preferences_theme", Theme.DARK)):
        box = find(tab, QComboBox, name)
        box.setCurrentIndex(box.findData(value))
    click(tab, "preferencesSave")
    kept = tab.desk.preferences.load()
    assert (kept.language, kept.theme) == (Language.ENGLISH, Theme.DARK)


def test_a_copy_is_made_and_put_back(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(7)
    copies = find(tab, QListWidget, "copyList")
    assert copies.count() == 0
    click(tab, "copyNow")
    assert copies.count() == 1
    with database() as uow:
        uow.add(Customer("Dopo la copia"))
    copies.setCurrentRow(0)
    click(tab, "copyRestore")
    click(tab, "copyRestoreSure")
    assert "sqlite3" in find(tab, QLabel, "dataTold").text()
    with database() as uow:
        assert not uow.find(Customer)


@pytest.fixture
def first_run(desk: Desk, database: Database, qtbot: QtBot) -> FirstRunPage:
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
    page = FirstRunPage(desk, demo_loader(desk.author))
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_first_run_starts_empty_with_firm_and_fee(
    first_run: FirstRunPage, database: Database, qtbot: QtBot
) -> None:
    fill(first_run, "firstRunForm_name", "Studio Sistemi")
    fill(first_run, "firstRunForm_call_out_fee", "50,00")
    with qtbot.waitSignal(first_run.finished):
        click(first_run, "firstRunEmpty")
    with database() as uow:
        assert uow.find(Firm)[0].set_up
        assert uow.find(Tariff)[0].call_out_fee == Decimal("50.00")
        assert not uow.find(Customer)


def test_the_first_run_needs_a_name_and_loads_the_demo(
    first_run: FirstRunPage, database: Database, qtbot: QtBot
) -> None:
    click(first_run, "firstRunDemo")
    assert find(first_run, QLabel, "firstRunForm_nameError").text()
    fill(first_run, "firstRunForm_name", "Studio Sistemi")
    with qtbot.waitSignal(first_run.finished):
        click(first_run, "firstRunDemo")
    with database() as uow:
        assert len(uow.find(Customer)) == 8
        assert uow.find(Tariff)[0].call_out_fee is None


def test_the_first_run_is_done_with_the_keyboard_alone(first_run: FirstRunPage, qtbot: QtBot) -> None:
    field = first_run.focusWidget()
    assert field is not None
    assert field.objectName() == "firstRunForm_name"
    qtbot.keyClicks(field, "Studio Sistemi")
    with qtbot.waitSignal(first_run.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return)
