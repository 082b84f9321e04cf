"""Filters, keys, the paper of the day, a test of a backup, the list after a closing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Season, SeasonKind, Site
from istes_desk.domain.duties import DutyCode, RestoreTest
from istes_desk.domain.network import Device
from istes_desk.gui.checklists.filtering import PlaceFilter
from istes_desk.gui.checklists.overview import Overview
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator
from istes_desk.services.assigning import assign_duties
from istes_desk.services.duty_roll_up import customer_counts
from tests.fakes import FixedClock
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find


@pytest.fixture
def hotel(seeded: Desk, database: Database) -> int:
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora")).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Device(customer, site, "BAR-PC", room="Bar"))
        uow.add(Device(customer, site, "RECEPTION", room="Reception"))
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


def choose(tab: ChecklistsTab, code: DutyCode) -> None:
    assert tab.page is not None
    ids = [cell.assignment.id for cell in tab.page.board.cells if cell.assignment.code is code]
    tab.matrix.clearSelection()
    assert tab.matrix.go_to(ids[:1])


def names(tab: ChecklistsTab) -> list[str]:
    model = tab.matrix.model()
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def columns(tab: ChecklistsTab) -> list[str]:
    model = tab.matrix.model()
    shown = [at for at in range(model.columnCount()) if not tab.matrix.isColumnHidden(at)]
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in shown]


def below(tree: QTreeWidget, *path: int) -> QTreeWidgetItem:
    item = tree.invisibleRootItem()
    for place in path:
        found = item.child(place)
        assert found is not None
        item = found
    return item


def test_words_find_rooms_and_duties(tab: ChecklistsTab, qtbot: QtBot) -> None:
    words = find(tab, QLineEdit, "dutyWords")
    with qtbot.waitSignal(tab.filters.changed):
        words.setText("bar")
    assert names(tab) == ["BAR-PC"]
    with qtbot.waitSignal(tab.filters.changed):
        words.setText("antivirus reception")
    assert (names(tab), columns(tab)) == (["RECEPTION"], ["AV", "AVS"])
    with qtbot.waitSignal(tab.filters.changed):
        words.clear()
    assert len(names(tab)) == 3
    assert len(columns(tab)) > 10


def test_what_stands_out_narrows(tab: ChecklistsTab, qtbot: QtBot) -> None:
    never = find(tab, QPushButton, "special_never_done")
    assert never.text().endswith("26")
    assert not find(tab, QPushButton, "special_catch_up").isVisible()
    choose(tab, DutyCode.AV)
    find(tab, QLineEdit, "tickNote").setText("visto")
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Space)
    assert never.text().endswith("25")
    find(tab, QPushButton, "special_never_collected").click()
    assert names(tab) == ["BAR-PC", "RECEPTION"]


def test_one_place_and_back(tab: ChecklistsTab, hotel: int) -> None:
    assert tab.page is not None
    row = tab.page.board.rows[2]
    tab.filters.set_place(PlaceFilter(hotel, row.site_id, row.device_id or 0, row.name))
    assert names(tab) == [row.name]
    find(tab, QPushButton, "placeFilter").click()
    assert len(names(tab)) == 3


def test_what_a_closing_left_has_a_list_of_its_own(
    tab: ChecklistsTab, database: Database, clock: FixedClock, hotel: int, qtbot: QtBot
) -> None:
    with database() as uow:
        uow.add(Season(hotel, SeasonKind.CLOSED, date(2026, 3, 5), date(2026, 4, 20)))
    clock.advance(days=50)
    tab.reload()
    chip = find(tab, QPushButton, "special_catch_up")
    assert chip.isVisible()
    chip.click()
    tab.today.setChecked(True)
    model = tab.work.model()
    told = [str(model.index(row, 5).data()) for row in range(model.rowCount())]
    assert told
    assert all("Da recuperare dopo la chiusura entro il" in text for text in told)
    before = len(told)
    tab.work.selectRow(0)
    find(tab, QLineEdit, "tickNote").setText("Recuperato.")
    qtbot.keyClick(tab.work, Qt.Key.Key_Space)
    assert model.rowCount() == before - 1


def test_n_asks_for_the_reason_first(tab: ChecklistsTab, qtbot: QtBot) -> None:
    choose(tab, DutyCode.DR)
    tab.activateWindow()
    qtbot.keyClick(tab.matrix, Qt.Key.Key_N)
    assert "motivo" in find(tab, QLabel, "tickRefusal").text()
    note = find(tab, QLineEdit, "tickNote")
    assert tab.focusWidget() is note
    note.setText("Senza lettore")
    qtbot.keyClick(tab.matrix, Qt.Key.Key_N)
    current = tab.matrix.current()
    assert current is not None
    assert current.assignment.not_applicable_reason == "Senza lettore"


def test_a_test_of_a_backup_is_told_in_its_fields(
    tab: ChecklistsTab, qtbot: QtBot, database: Database
) -> None:
    choose(tab, DutyCode.AV)
    assert not find(tab, QLineEdit, "restoreWhat").isVisible()
    choose(tab, DutyCode.BKPR)
    find(tab, QLineEdit, "restoreWhat").setText("Contabilità")
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Space)
    assert "supporto" in find(tab, QLabel, "tickRefusal").text()
    find(tab, QLineEdit, "restoreMedium").setText("NAS")
    find(tab, QSpinBox, "restoreMinutes").setValue(12)
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Space)
    with database() as uow:
        (test,) = uow.find(RestoreTest)
    assert (test.restored, test.medium, test.minutes) == ("Contabilità", "NAS", 12)
    assert find(tab, QLineEdit, "restoreWhat").text() == ""
    told = [label.text() for label in tab.pane.periods.findChildren(QLabel)]
    assert any("Contabilità da NAS, 12 min" in text for text in told)


def test_the_work_of_today_is_printed_and_exported(
    tab: ChecklistsTab, tmp_path: Path, modal_answers: ModalAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: None)
    tab.today.setChecked(True)
    assert find(tab, QLabel, "workSummary").text().startswith("da fare ")
    modal_answers.give((str(tmp_path / "oggi.pdf"), ""))
    tab.print_page()
    assert (tmp_path / "oggi.pdf").read_bytes().startswith(b"%PDF")
    modal_answers.give((str(tmp_path / "oggi.csv"), ""))
    find(tab, QAction, "exportWork").trigger()
    assert "BAR-PC" in (tmp_path / "oggi.csv").read_text("utf-8")


def test_keys_lead_to_the_words_and_are_listed(tab: ChecklistsTab, qapp: QApplication) -> None:
    tab.activateWindow()
    find(tab, QAction, "dutyFind").trigger()
    assert tab.focusWidget() is find(tab, QLineEdit, "dutyWords")
    find(tab, QAction, "dutyToday").trigger()
    assert tab.today.isChecked()
    find(tab, QAction, "dutyKeys").trigger()
    dialog = find(tab, QDialog, "dutyKeyList")
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl+P" in told
    dialog.close()


def test_a_count_of_the_overview_leads_into_the_matrix(tab: ChecklistsTab, qtbot: QtBot) -> None:
    choose(tab, DutyCode.IMG)
    qtbot.keyClick(tab.matrix, Qt.Key.Key_F)
    find(tab, QPushButton, "overviewSwitch").click()
    tree = find(tab, QTreeWidget, "dutyOverview")
    assert tree.isVisible()
    site = below(tree, 0, 0)
    assert [below(tree, 0).text(column) for column in (0, 1)] == ["Hotel Aurora", "1"]
    pcs = [below(tree, 0, 0, at).text(0) for at in range(site.childCount())]
    assert (site.text(0), pcs) == ("Sede", ["BAR-PC · Bar", "RECEPTION · Reception"])
    tree.itemClicked.emit(site, 1)
    assert tab.matrix.isVisible()
    assert names(tab) == ["BAR-PC"]
    find(tab, QPushButton, "overviewSwitch").click()
    tree.itemActivated.emit(below(tree, 0, 0, 1), 0)
    assert names(tab) == ["RECEPTION"]
    find(tab, QPushButton, "placeFilter").click()
    find(tab, QPushButton, "overviewSwitch").click()
    tab.today.setChecked(True)
    assert tab.work.isVisible()


def test_counts_stand_in_the_overview_while_the_board_is_read(
    tab: ChecklistsTab, database: Database, clock: FixedClock
) -> None:
    tree = find(tab, Overview, "dutyOverview")
    with database() as uow:
        tree.show_counts(customer_counts(uow, clock.now()))
    top = tree.topLevelItem(0)
    assert top is not None
    assert (top.text(0), top.text(4)) == ("Hotel Aurora", "26")
