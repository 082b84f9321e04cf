"""Collector files in the Checklist tab: chosen, dropped, assigned, an incident opened, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.evidence.reading import script
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyCode, DutyResult, Outcome
from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.incidents import Incident
from istes_desk.domain.network import Device
from istes_desk.gui.checklists.evidence.actions import import_files, open_reports, save_script
from istes_desk.gui.checklists.evidence.assign_dialog import AssignDialog
from istes_desk.gui.checklists.evidence.import_window import ImportWindow
from istes_desk.gui.checklists.evidence.report_window import ReportWindow
from istes_desk.gui.checklists.evidence.words import age
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator, Place
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.services.assigning import assign_duties
from tests.evidence_samples import ITALIAN, SAMPLES, SERVER, body
from tests.fakes import FixedClock
from tests.gui.finding import find

GUID = "6f1c2a3e-5b47-4d0a-9c1e-2f8a7d3b9e10"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 20, 14, tzinfo=UTC))


@pytest.fixture
def tab(qtbot: QtBot, seeded: Desk, database: Database) -> ChecklistsTab:
    """A hotel with two PCs; the one of the reception is known by its identity."""
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora")).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Device(customer, site, "RECEPTION", machine_guid=GUID))
        uow.add(Device(customer, site, "UFFICIO", serial="PF2ABCDE"))
        assign_duties(uow, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC)), customer)
    made = ChecklistsTab(seeded, Navigator())
    qtbot.addWidget(made)
    made.set_scope(customer)
    made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four PCs, of which one is known, and a file cut short."""
    made = tmp_path / "raccolte"
    made.mkdir()
    for name in SAMPLES:
        (made / f"{name}.json").write_bytes(body(name))
    (made / "broken.json").write_bytes(body()[:-100])
    return made


def texts(table: QTableWidget, column: int) -> list[str]:
    items = (table.item(row, column) for row in range(table.rowCount()))
    return [item.text() for item in items if item]


def brought_in(tab: ChecklistsTab, folder: Path) -> ImportWindow:
    window = import_files(tab.bench, [folder])
    find(window, QPushButton, "evidenceTake").click()
    return window


def test_a_dry_run_shows_what_each_file_would_do(
    tab: ChecklistsTab, folder: Path, database: Database
) -> None:
    window = import_files(tab.bench, [folder])
    table = find(window, QTableWidget, "evidenceLines")
    assert texts(table, 0) == ["Refused", "To be assigned", "To be assigned", "To be assigned", "New"]
    assert texts(table, 1)[0] == "broken.json"
    assert find(window, QPushButton, "evidenceTake").text() == "&Import (4)"
    with database() as uow:
        assert uow.find(CollectedReport) == []


def test_the_import_stores_and_a_second_one_changes_nothing(
    tab: ChecklistsTab, folder: Path, database: Database
) -> None:
    window = brought_in(tab, folder)
    words = "File: 5 (nuovi: 1, da assegnare a un PC: 3, rifiutati: 1)"
    assert find(window, QLabel, "evidenceCounts").text() == words
    assert find(window, QPushButton, "evidenceTake").isHidden()
    again = import_files(tab.bench, [folder])
    assert not find(again, QPushButton, "evidenceTake").isEnabled()
    with database() as uow:
        assert len(uow.find(CollectedReport)) == 4
        assert {one.outcome for one in uow.find(DutyResult)} == {Outcome.OK}


def test_closing_over_an_import_still_tells_what_was_stored(
    qtbot: QtBot, tab: ChecklistsTab, folder: Path, database: Database
) -> None:
    tasks = Tasks(database, ThreadRunner())
    window = ImportWindow(replace(tab.desk, tasks=tasks), tab)
    window.open()
    window.look([folder])
    taking = find(window, QPushButton, "evidenceTake")
    qtbot.waitUntil(taking.isEnabled)
    with qtbot.waitSignal(tasks.changed):
        taking.click()
        window.reject()
    tasks.close()
    with database() as uow:
        assert len(uow.find(CollectedReport)) in range(5)


def test_files_are_chosen_or_dropped(
    tab: ChecklistsTab, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.filesSelected.emit([str(folder)]))
    for name in ("importEvidence", "importEvidenceFolder"):
        next(one for one in tab.actions() if one.objectName() == name).trigger()
        window = tab.findChildren(ImportWindow)[-1]
        assert find(window, QTableWidget, "evidenceLines").rowCount() == 5
        window.reject()
    before = len(tab.findChildren(ImportWindow))
    drop(tab, folder / "picture.png")
    assert len(tab.findChildren(ImportWindow)) == before
    drop(tab, folder)
    assert find(tab.findChildren(ImportWindow)[-1], QTableWidget, "evidenceLines").rowCount() == 5


def drop(tab: ChecklistsTab, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(tab, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, no_keys))


def test_reports_show_what_they_prove(tab: ChecklistsTab, folder: Path) -> None:
    brought_in(tab, folder)
    window = open_reports(tab.bench)
    assert open_reports(tab.bench) is window, "one at a time"
    assert texts(window.list, 0)[-1] == "RECEPTION"
    window.list.setCurrentCell(window.list.rowCount() - 1, 0)
    proofs = find(window, QTableWidget, "evidenceProofs")
    assert "AV · " in texts(proofs, 0)[0]
    assert texts(proofs, 1)[0] == "Good"
    assert find(window, QPlainTextEdit, "evidenceRaw").toPlainText().startswith('{\n  "digest"')
    assert not find(window, QPushButton, "evidenceIncident").isEnabled()


def test_what_waits_is_assigned_with_one_click(tab: ChecklistsTab, folder: Path, database: Database) -> None:
    brought_in(tab, folder)
    window = open_reports(tab.bench)
    row = texts(window.list, 0).index("UFFICIO-02")
    window.list.setCurrentCell(row, 0)
    find(window, QPushButton, "evidenceAssign").click()
    dialog = window.findChild(AssignDialog)
    assert isinstance(dialog, AssignDialog)
    choice = find(dialog, QListWidget, "assignList")
    assert "stesso numero di serie PF2ABCDE" in choice.currentItem().text()
    assert not find(dialog, QCheckBox, "assignReplace").isVisible()
    find(dialog, QPushButton, "assignOk").click()
    assert "UFFICIO" in texts(window.list, 0)
    with database() as uow:
        assert uow.find(Device, name="UFFICIO")[0].machine_guid.startswith("c0ffee")


def test_a_pc_of_another_identity_is_asked_about(tab: ChecklistsTab, folder: Path) -> None:
    brought_in(tab, folder)
    window = open_reports(tab.bench)
    window.list.setCurrentCell(texts(window.list, 0).index("SRV"), 0)
    find(window, QPushButton, "evidenceAssign").click()
    dialog = window.findChild(AssignDialog)
    assert isinstance(dialog, AssignDialog)
    choice = find(dialog, QListWidget, "assignList")
    assert choice.currentRow() == -1, "nobody is proposed without a reason"
    assert not find(dialog, QPushButton, "assignOk").isEnabled()
    find(dialog, QLineEdit, "assignSearch").setText("recep")
    hidden = [choice.item(row).isHidden() for row in range(choice.count())]
    assert hidden.count(False) == 1
    choice.setCurrentRow(hidden.index(False))
    assert not find(dialog, QPushButton, "assignOk").isEnabled()
    find(dialog, QCheckBox, "assignReplace").setChecked(True)
    assert find(dialog, QPushButton, "assignOk").isEnabled()


def test_a_bad_conclusion_opens_an_incident_once(
    qtbot: QtBot, tab: ChecklistsTab, tmp_path: Path, database: Database
) -> None:
    (tmp_path / "a.json").write_bytes(body(defender__real_time=False))
    brought_in(tab, tmp_path / "a.json")
    window = open_reports(tab.bench)
    with qtbot.waitSignal(tab.navigator.place_asked) as asked:
        find(window, QPushButton, "evidenceIncident").click()
    with database() as uow:
        (incident,) = uow.find(Incident)
    assert asked.args == [Place("incident", incident.id)]
    again = open_reports(tab.bench)
    button = find(again, QPushButton, "evidenceIncident")
    assert button.text() == "Sh&ow the incident"
    with qtbot.waitSignal(tab.navigator.place_asked):
        button.click()
    with database() as uow:
        assert len(uow.find(Incident)) == 1


def test_nothing_collected_says_what_to_do(tab: ChecklistsTab) -> None:
    window = open_reports(tab.bench)
    assert window.pages.currentIndex() == 1
    assert isinstance(window, QDialog)


def test_the_cell_names_its_newest_collection(tab: ChecklistsTab, folder: Path, database: Database) -> None:
    brought_in(tab, folder)
    assert tab.page is not None
    cell = next(
        one
        for one in tab.page.board.cells
        if one.assignment.code is DutyCode.AV and one.assignment.device_id == 1
    )
    tab.matrix.go_to([cell.assignment.id])
    tab.reload()
    line = find(tab, QLabel, "cellEvidence")
    assert "Microsoft Defender attivo" in line.text()
    assert not line.isHidden()


def test_reports_refresh_after_an_import(tab: ChecklistsTab, folder: Path) -> None:
    window: ReportWindow = open_reports(tab.bench)
    brought_in(tab, folder / f"{SERVER}.json")
    assert texts(window.list, 0) == ["SRV"]
    brought_in(tab, folder / f"{ITALIAN}.json")
    assert window.list.rowCount() == 2


def test_the_collector_is_saved_for_a_pc(
    tab: ChecklistsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "raccolta"), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    save_script(tab.bench)
    assert (tmp_path / "raccolta.ps1").read_bytes() == script()
    assert [Path(one) for one in opened] == [tmp_path]


def test_what_was_collected_yesterday_evening_is_not_of_today(qtbot: QtBot) -> None:
    evening = datetime(2026, 11, 22, 19, tzinfo=UTC)
    assert age(evening, evening + timedelta(hours=4, minutes=1)) == "1 day"
    assert age(evening, evening + timedelta(hours=3)) == "today"
