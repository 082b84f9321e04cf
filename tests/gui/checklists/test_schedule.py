"""The editor of schedules on a real database: choose, warned, applied, undone; one PC of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyRule, Frequency
from istes_desk.domain.network import Device
from istes_desk.gui.checklists.schedule.window import ScheduleWindow
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator
from istes_desk.services.assigning import assign_duties
from tests.gui.finding import find


@pytest.fixture
def hotel(seeded: Desk, database: Database) -> int:
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora")).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        for name in ("BAR-PC", "CUCINA", "RECEPTION", "UFFICIO"):
            uow.add(Device(customer, site, name, room="Bar"))
        assign_duties(uow, seeded.clock, customer)
    return customer


@pytest.fixture
def tab(qtbot: QtBot, seeded: Desk, hotel: int) -> ChecklistsTab:
    made = ChecklistsTab(seeded, Navigator())
    qtbot.addWidget(made)
    seeded.tasks.changed.connect(made.on_changes)
    made.resize(1280, 600)
    made.show()
    made.set_scope(hotel)
    return made


def opened(tab: ChecklistsTab, command: str) -> ScheduleWindow:
    find(tab, QAction, command).trigger()
    return find(tab, ScheduleWindow, "scheduleWindow")


def choose(window: ScheduleWindow, frequency: Frequency) -> None:
    box = find(window, QComboBox, "scheduleFrequency")
    box.setCurrentIndex(box.findData(frequency))


def frequencies(database: Database, code: DutyCode) -> list[Frequency]:
    with database() as uow:
        return [one.frequency for one in uow.find(DutyAssignment, code=code, ended_on=None)]


def test_a_laxer_rule_is_warned_about_applied_and_undone(
    tab: ChecklistsTab, qtbot: QtBot, database: Database
) -> None:
    window = opened(tab, "scheduleOfCustomer")
    window.tree.choose(DutyCode.IMG, frozenset())
    choose(window, Frequency.QUARTERLY)
    apply = find(window, QPushButton, "applySchedule")
    assert "trimestrale invece di mensile" in find(window, QLabel, "scheduleWarning").text()
    assert not apply.isEnabled()
    find(window, QLineEdit, "scheduleReason").setText("Lo chiede il cliente.")
    qtbot.mouseClick(apply, Qt.MouseButton.LeftButton)
    assert set(frequencies(database, DutyCode.IMG)) == {Frequency.QUARTERLY}
    find(window, QPushButton, "undoToast").click()
    assert set(frequencies(database, DutyCode.IMG)) == {Frequency.MONTHLY}
    with database() as uow:
        assert uow.find(DutyRule) == []


def test_selected_pcs_get_one_of_their_own_and_come_back(tab: ChecklistsTab, database: Database) -> None:
    page = tab.page
    assert page is not None
    ids = [cell.assignment.id for cell in page.board.cells if cell.assignment.code is DutyCode.UPD]
    tab.matrix.go_to(ids)
    window = opened(tab, "scheduleOfCells")
    assert "BAR-PC, CUCINA, RECEPTION and 1 more" in find(window, QLabel, "scheduleTitle").text()
    choose(window, Frequency.WEEKLY)
    find(window, QDateEdit, "scheduleAnchor").setDate(QDate(2026, 3, 3))
    assert "Ogni martedì" in find(window, QLabel, "scheduleWords").text()
    find(window, QPushButton, "applySchedule").click()
    assert set(frequencies(database, DutyCode.UPD)) == {Frequency.WEEKLY}
    find(window, QPushButton, "usualSchedule").click()
    assert set(frequencies(database, DutyCode.UPD)) == {Frequency.MONTHLY}


def test_the_rule_is_taken_back(tab: ChecklistsTab, database: Database) -> None:
    window = opened(tab, "scheduleOfCustomer")
    window.tree.choose(DutyCode.AVS, frozenset())
    choose(window, Frequency.DAILY)
    assert not find(window, QDateEdit, "scheduleAnchor").isEnabled()
    find(window, QPushButton, "applySchedule").click()
    find(window, QPushButton, "usualSchedule").click()
    with database() as uow:
        (rule,) = uow.find(DutyRule)
        assert rule.valid_to == rule.valid_from - timedelta(days=1)
    assert set(frequencies(database, DutyCode.AVS)) == {Frequency.WEEKLY}


def test_commands_need_a_customer_or_a_cell(tab: ChecklistsTab) -> None:
    tab.set_scope(None)
    tab.matrix.clearSelection()
    find(tab, QAction, "scheduleOfCells").trigger()
    find(tab, QAction, "scheduleOfCustomer").trigger()
    assert tab.findChild(ScheduleWindow) is None


def test_the_firm_changes_text_and_frequency_for_everybody(
    tab: ChecklistsTab, qtbot: QtBot, database: Database
) -> None:
    window = opened(tab, "scheduleOfCustomer")
    window.tree.choose(DutyCode.TV, frozenset())
    text, scope = find(window, QLineEdit, "scheduleText"), find(window, QComboBox, "scheduleScope")
    assert not text.isVisible()
    scope.setCurrentIndex(1)
    text.setText("Istanza host di TeamViewer 15")
    choose(window, Frequency.MONTHLY)
    qtbot.mouseClick(find(window, QPushButton, "applySchedule"), Qt.MouseButton.LeftButton)
    assert set(frequencies(database, DutyCode.TV)) == {Frequency.MONTHLY}
    top = window.tree.topLevelItem(0)
    assert top is not None
    assert "TeamViewer 15" in top.text(0)
    usual = find(window, QPushButton, "usualSchedule")
    assert usual.isEnabled()
    qtbot.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert "TeamViewer 15" not in text.text()
    assert Frequency.MONTHLY not in frequencies(database, DutyCode.TV)
    with database() as uow:
        one = uow.find(DutyAssignment, code=DutyCode.TV, ended_on=None)[0]
    window.tree.choose(DutyCode.TV, frozenset({one.id}))
    assert not scope.isVisible()
