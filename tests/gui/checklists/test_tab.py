"""The Checklist tab on a real database: assign, tick with keys, undo, filter, today, print."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Outcome
from istes_desk.domain.duty_states import DutyState, standing
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.network import Device
from istes_desk.gui.checklists.board_model import BoardModel
from istes_desk.gui.checklists.page_reading import Page
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.tab import Navigator, Place
from istes_desk.services.assigning import assign_duties
from istes_desk.services.checklists import TickDraft, set_not_applicable, tick
from istes_desk.services.papers import Symbol
from istes_desk.services.preferences import Language
from tests.fakes import FixedClock
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find


@pytest.fixture
def hotel(seeded: Desk, database: Database) -> int:
    """An appointed hotel with two PCs and no duties yet."""
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora")).id
        site = uow.add(Site(customer, "Sede")).id
        uow.add(Appointment(customer, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Device(customer, site, "BAR-PC", room="Bar"))
        uow.add(Device(customer, site, "RECEPTION", room="Reception"))
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


@pytest.fixture
def filled(tab: ChecklistsTab, seeded: Desk, database: Database, hotel: int) -> ChecklistsTab:
    with database() as uow:
        assign_duties(uow, seeded.clock, hotel)
    tab.reload()
    return tab


def page(tab: ChecklistsTab) -> Page:
    shown = tab.page
    assert shown is not None
    return shown


def choose(tab: ChecklistsTab, code: DutyCode, *names: str) -> list[int]:
    """Selects one duty on the named PCs; their assignments."""
    rows = {row.name: row for row in page(tab).board.rows}
    ids = [
        cell.assignment.id
        for name in names
        for cell in rows[name].cells
        if cell and cell.assignment.code is code
    ]
    tab.matrix.clearSelection()
    assert tab.matrix.go_to(ids)
    return ids


def states(tab: ChecklistsTab, ids: list[int]) -> set[DutyState]:
    return {cell.status.state for cell in page(tab).board.cells if cell.assignment.id in ids}


def test_an_empty_customer_is_given_its_duties(tab: ChecklistsTab, qtbot: QtBot, database: Database) -> None:
    button = find(tab, QPushButton, "assignDuties")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with database() as uow:
        assert uow.find(DutyAssignment)
    assert tab.matrix.isVisible()
    assert tab.matrix.model().rowCount() == 3


def test_empty_pages_say_what_to_do_first(tab: ChecklistsTab, seeded: Desk, database: Database) -> None:
    title = find(tab, QLabel, "emptyTitle")
    tab.set_scope(None)
    assert "No duties" in title.text()
    with database() as uow:
        bare = uow.add(Customer("Studio Rossi")).id
    tab.set_scope(bare)
    assert "no PCs" in title.text()
    tab.set_scope(None)
    tab.create_new()
    tab.print_page()


def test_space_ticks_a_range_with_one_note_and_undo_takes_it_back(
    filled: ChecklistsTab, qtbot: QtBot, database: Database
) -> None:
    ids = choose(filled, DutyCode.AV, "BAR-PC", "RECEPTION")
    find(filled, QLineEdit, "tickNote").setText("Firme di oggi.")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Space)
    assert states(filled, ids) == {DutyState.OK}
    with database() as uow:
        assert {row.note for row in uow.find(DutyResult)} == {"Firme di oggi."}
    assert find(filled, QLineEdit, "tickNote").text() == ""
    qtbot.mouseClick(find(filled, QPushButton, "undoToast"), Qt.MouseButton.LeftButton)
    assert states(filled, ids) == {DutyState.TODO}
    assert {cell.assignment.id for cell in filled.matrix.chosen()} == set(ids)


def test_undo_leaves_alone_what_another_technician_recorded_meanwhile(
    filled: ChecklistsTab, seeded: Desk, qtbot: QtBot, database: Database, clock: FixedClock
) -> None:
    ids = choose(filled, DutyCode.AV, "BAR-PC")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Space)
    (cell,) = filled.matrix.chosen()
    clock.advance(minutes=1)
    with database() as uow:
        tick(uow, clock, [cell.id], TickDraft(Outcome.FAILED, "Firme ferme."), "anna")
    qtbot.mouseClick(find(filled, QPushButton, "undoToast"), Qt.MouseButton.LeftButton)
    assert states(filled, ids) == {DutyState.FAILED}
    with database() as uow:
        assert [row.author for row in standing(uow.find(DutyResult))] == ["anna"]


def test_undo_brings_back_the_reason_there_was(
    filled: ChecklistsTab, seeded: Desk, qtbot: QtBot, database: Database
) -> None:
    ids = choose(filled, DutyCode.DR, "BAR-PC", "RECEPTION")
    with database() as uow:
        set_not_applicable(uow, ids[:1], "Senza lettore.")
    filled.reload()
    filled.pane.set_aside_asked.emit("Dismesso.")
    qtbot.mouseClick(find(filled, QPushButton, "undoToast"), Qt.MouseButton.LeftButton)
    with database() as uow:
        assert [uow.get(DutyAssignment, id).not_applicable_reason for id in ids] == ["Senza lettore.", ""]


def test_f_marks_failed_and_m_goes_to_the_note(filled: ChecklistsTab, qtbot: QtBot) -> None:
    ids = choose(filled, DutyCode.IMG, "BAR-PC")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_F)
    assert states(filled, ids) == {DutyState.FAILED}
    filled.activateWindow()
    qtbot.keyClick(filled.matrix, Qt.Key.Key_M)
    assert filled.focusWidget() is find(filled, QLineEdit, "tickNote")


def test_shift_and_arrows_choose_a_range(filled: ChecklistsTab, qtbot: QtBot) -> None:
    choose(filled, DutyCode.AV, "BAR-PC")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(filled.matrix.chosen()) == 2


def test_not_applicable_needs_a_reason_and_has_a_way_back(filled: ChecklistsTab, qtbot: QtBot) -> None:
    ids = choose(filled, DutyCode.DR, "BAR-PC")
    button = find(filled, QPushButton, "setAside")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "motivo" in find(filled, QLabel, "tickRefusal").text()
    find(filled, QLineEdit, "tickNote").setText("Senza lettore")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert states(filled, ids) == {DutyState.NOT_APPLICABLE}
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert states(filled, ids) == {DutyState.TODO}


def test_chips_filter_and_today_lists_the_work(filled: ChecklistsTab, qtbot: QtBot) -> None:
    choose(filled, DutyCode.IMG, "BAR-PC")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_F)
    find(filled, QPushButton, f"chip_{Symbol.FAILED.value}").click()
    assert filled.matrix.model().rowCount() == 1
    filled.today.setChecked(True)
    first = filled.work.duties.cell(filled.work.model().index(0, 0))
    assert first is not None
    assert first.assignment.code is DutyCode.IMG
    assert filled.work.model().rowCount() == 1


def test_ticks_belong_to_the_running_job(
    filled: ChecklistsTab, seeded: Desk, qtbot: QtBot, database: Database, hotel: int
) -> None:
    with database() as uow:
        job = uow.add(Intervention(hotel, seeded.author, seeded.clock.now())).id
    filled.reload()
    choose(filled, DutyCode.AV, "BAR-PC")
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Space)
    with database() as uow:
        assert [(row.intervention_id, row.outcome) for row in uow.find(DutyResult)] == [(job, Outcome.OK)]


def test_a_place_is_shown(filled: ChecklistsTab, database: Database) -> None:
    with database() as uow:
        id = uow.find(DutyAssignment, code=DutyCode.FW)[0].id
    assert filled.show_place(Place("duty", id))
    assert not filled.show_place(Place("customer", 1))
    current = filled.matrix.current()
    assert current is not None
    assert current.assignment.id == id
    assert "FW" in find(filled, QLabel, "cellTitle").text()


def test_the_matrix_is_printed_and_opened(
    filled: ChecklistsTab, tmp_path: Path, modal_answers: ModalAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    modal_answers.give((str(tmp_path / "checklist.pdf"), ""))
    filled.print_page()
    assert (tmp_path / "checklist.pdf").read_bytes().startswith(b"%PDF")
    assert opened == ["checklist.pdf"]


def test_reloading_keeps_selection_and_scroll(filled: ChecklistsTab) -> None:
    choose(filled, DutyCode.AV, "RECEPTION")
    before = filled.matrix.chosen()
    filled.reload()
    assert [cell.id for cell in filled.matrix.chosen()] == [cell.id for cell in before]


def test_a_missed_period_is_made_good_and_taken_back(
    filled: ChecklistsTab, seeded: Desk, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.advance(days=1)
    filled.reload()
    choose(filled, DutyCode.AV, "BAR-PC")
    reminder = find(filled, QLabel, "cellDoubt")
    assert "The period before was missed: 02/03/2026." in reminder.text()
    find(filled, QLineEdit, "tickNote").setText("Fatto ieri.")
    find(filled, QToolButton, "period_ok").click()
    assert "02/03/2026" not in reminder.text()
    find(filled, QToolButton, "period_undo").click()
    assert "02/03/2026" in reminder.text()


def test_f1_explains_and_copy_takes_the_words(filled: ChecklistsTab, qtbot: QtBot) -> None:
    choose(filled, DutyCode.AV, "BAR-PC")
    filled.activate()
    filled.explain()
    assert "Da fare entro" in QToolTip.text()
    QToolTip.hideText()
    qtbot.keyClick(filled.matrix, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("BAR-PC · Aggiornamento dell'antivirus")


def test_a_header_that_lags_behind_asks_for_nothing(qapp: QApplication) -> None:
    """Another customer has fewer rows; Qt measures the old header while the model is being reset."""
    model = BoardModel(Formatter(Language.ITALIAN))
    assert [model.headerData(7, way) for way in Qt.Orientation] == [None, None]


def test_the_evidence_file_is_sealed_as_it_was(
    filled: ChecklistsTab, qtbot: QtBot, database: Database, tmp_path: Path
) -> None:
    shot = tmp_path / "antivirus.png"
    shot.write_bytes(b"firme del 2 marzo")
    ids = choose(filled, DutyCode.AV, "BAR-PC")
    evidence = find(filled, QLineEdit, "tickEvidence")
    evidence.setText(str(tmp_path / "manca.png"))
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Space)
    assert "non si può leggere" in find(filled, QLabel, "tickRefusal").text()
    evidence.setText(str(shot))
    qtbot.keyClick(filled.matrix, Qt.Key.Key_Space)
    with database() as uow:
        (result,) = uow.find(DutyResult, assignment_id=ids[0])
    assert result.evidence_sha256 == hashlib.sha256(b"firme del 2 marzo").hexdigest()
    told = [label.text() for label in filled.pane.periods.findChildren(QLabel)]
    assert any(f"SHA-256 {result.evidence_sha256[:16]}" in text for text in told)


def test_the_timer_starts_for_the_pcs_of_the_cells(filled: ChecklistsTab, qtbot: QtBot) -> None:
    start = find(filled, QAction, "startTimerOnPc")
    filled.matrix.clearSelection()
    start.trigger()
    choose(filled, DutyCode.AV, "BAR-PC", "RECEPTION")
    with qtbot.waitSignal(filled.navigator.work_asked) as asked:
        start.trigger()
    (request,) = asked.args or [None]
    assert request is not None
    assert (request.customer_id, request.device_ids) == (1, (1, 2))
    assert request.category is WorkCategory.PLANNED_DUTY
