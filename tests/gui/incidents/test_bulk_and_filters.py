"""Several requests at once, filters under a name, the list as text and file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import (
    Channel,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    RequestKind,
    Severity,
)
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.tab import Place, WorkRequest
from istes_desk.services.changes import Changes
from tests.adapters.pdf_reading import whole_text
from tests.fakes import FixedClock
from tests.guards.modals import ModalAnswers
from tests.gui.incidents.conftest import Register

W = TypeVar("W", bound=QWidget)


def child(tab: QWidget, kind: type[W], name: str) -> W:
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


def press(tab: QWidget, name: str) -> None:
    QTest.mouseClick(child(tab, QPushButton, name), Qt.MouseButton.LeftButton)


def choose(tab: QWidget, name: str, value: object) -> None:
    box = child(tab, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def said(tab: IncidentsTab) -> str:
    return child(tab, QLabel, "noticeText").text()


def stored(database: Database, *ids: int) -> list[Incident]:
    with database() as uow:
        return [uow.get(Incident, id) for id in ids]


def pick(tab: IncidentsTab, name: str) -> None:
    """Opens the menu of the filters and takes an entry of it."""
    tab.filters.more.build()
    next(one for one in entries(tab.filters.more.menu()) if one.objectName() == name).trigger()


def entries(menu: QMenu) -> Iterator[QAction]:
    """Of the menu and of those in it."""
    for action in menu.actions():
        yield action
        if (part := cast("QMenu | None", action.menu())) is not None:
            yield from entries(part)


def write(tab: IncidentsTab, name: str, text: str) -> None:
    tab.filters.more.build()
    widgets = (
        one.defaultWidget() for one in entries(tab.filters.more.menu()) if isinstance(one, QWidgetAction)
    )
    line = next(one for one in widgets if one.objectName() == name)
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.returnPressed.emit()


@pytest.fixture
def three(tab: IncidentsTab, register: Register) -> list[int]:
    """Selected with the keyboard."""
    ids = [register("lido", severity=Severity.B, subject=f"Guasto {n}") for n in range(3)]
    tab.reload()
    tab.list.setFocus()
    tab.list.select(ids[0])
    for _ in range(2):
        QTest.keyClick(tab.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return ids


def test_one_decision_on_several_and_one_undo(
    tab: IncidentsTab, three: list[int], database: Database, customers: dict[str, int]
) -> None:
    assert tab.list.selected_ids == three
    assert child(tab, QLabel, "bulkTitle").text() == "3 requests selected"
    QTest.keyClick(tab.list, Qt.Key.Key_C)
    assert {one.severity for one in stored(database, *three)} == {Severity.C}
    assert tab.list.selected_ids == three
    press(tab, "noticeUndo")
    assert {one.severity for one in stored(database, *three)} == {Severity.B}
    with database() as uow:
        lines = [line.text for line in uow.find(IncidentEvent, incident_id=three[1])]
    assert lines[-2:] == ["Gravità C assegnata.", "Decisione annullata. Di nuovo: gravità B."]
    press(tab, "bulkUrgent")
    assert all(one.urgent for one in stored(database, *three))
    choose(tab, "bulkCustomer", customers["rossi"])
    assert {one.customer_id for one in stored(database, *three)} == {customers["rossi"]}
    press(tab, "noticeUndo")
    assert {one.incident_class for one in stored(database, *three)} == {IncidentClass.CONTRACT}


def test_state_and_technician_of_several(tab: IncidentsTab, three: list[int], database: Database) -> None:
    with database() as uow:
        uow.add(Technician("anna", "Anna Neri"))
    tab.on_changes(replace(_changed(three), settings=True))
    tab.list.selectAll()
    assert sorted(tab.list.selected_ids) == three
    choose(tab, "bulkTechnician", "marco")
    assert {one.technician for one in stored(database, *three)} == {"marco"}
    tab.list.selectAll()
    choose(tab, "bulkState", IncidentState.PLANNED)
    assert {one.state for one in stored(database, *three)} == {IncidentState.PLANNED}
    press(tab, "noticeUndo")
    assert {one.state for one in stored(database, *three)} == {IncidentState.QUEUED}


def _changed(ids: list[int]) -> Changes:
    return Changes(incidents=frozenset(ids))


def test_who_refuses_is_named_and_nobody_changes(
    tab: IncidentsTab, three: list[int], database: Database
) -> None:
    tab.list.selectAll()
    choose(tab, "bulkState", IncidentState.QUEUED)
    assert said(tab).startswith("INC-000001: Da «in coda»")
    assert all(one.version == 1 for one in stored(database, *three))


def test_chips_name_the_filters_and_go_with_a_click(tab: IncidentsTab, register: Register) -> None:
    register("lido")
    register("rossi", subject="Senza contratto")
    tab.reload()
    pick(tab, f"filter_incident_class_{IncidentClass.CONTRACT}")
    pick(tab, f"filter_state_{IncidentState.QUEUED}")
    assert tab.list.rows.rowCount() == 2
    assert child(tab, QToolButton, "chip_class").text() == "With contract"
    child(tab, QToolButton, "chip_state").click()
    assert tab.findChild(QToolButton, "chip_all") is not None
    child(tab, QToolButton, "chip_class").click()
    assert tab.chips.isHidden()
    assert tab.list.rows.rowCount() == 4


def test_a_filter_is_saved_picked_renamed_and_deleted(
    tab: IncidentsTab, register: Register, customers: dict[str, int]
) -> None:
    one, two = register("lido"), register("aurora")
    tab.reload()
    pick(tab, f"filter_customer_id_{customers['lido']}")
    assert tab.list.rows.row_of(two) < 0 < tab.list.rows.row_of(one)
    write(tab, "saveFilter", "  Solo   Lido ")
    assert said(tab) == "Filter saved: Solo Lido"
    child(tab, QToolButton, "chip_all").click()
    pick(tab, "savedFilter1")
    assert tab.filters.wish().customer_id == customers["lido"]
    assert child(tab, QToolButton, "chip_customer").text() == "Camping Lido"
    write(tab, "renameFilter1", "Lido")
    pick(tab, "deleteFilter1")
    assert said(tab) == "Filter deleted: Lido"
    press(tab, "noticeUndo")
    tab.filters.more.build()
    assert [a.text() for a in tab.filters.more.menu().actions() if a.text() == "Lido"] == ["Lido"]


def test_lists_of_their_own_tell_how_many(tab: IncidentsTab, register: Register) -> None:
    register("lido", kind=RequestKind.CONSULTANCY)
    tab.reload()
    assert [tab.filters.kind.itemText(n) for n in range(3)] == [
        "Incidents",
        "Consultancy (1)",
        "Customisations",
    ]


def test_copied_rows_are_cells(tab: IncidentsTab, three: list[int]) -> None:
    QTest.keySequence(tab.list, "Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:5] for line in lines] == [
        [f"INC-00000{n + 1}", "B", "", "Camping Lido", f"Guasto {n}"] for n in range(3)
    ]


def test_the_list_goes_to_a_file(
    tab: IncidentsTab, three: list[int], tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    path = tmp_path / "coda.csv"
    modal_answers.give((str(path), ""))
    next(one for one in tab.filters.actions() if one.objectName() == "exportQueue").trigger()
    assert path.read_text("utf-8-sig").count("\n") == 4
    modal_answers.give((str(tmp_path / "non" / "c.csv"), ""))
    tab.filters.export_asked.emit()
    assert "non è stato salvato" in said(tab)


def test_the_list_is_printed_as_it_is_filtered(
    tab: IncidentsTab,
    three: list[int],
    tmp_path: Path,
    modal_answers: ModalAnswers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    tab.filters.ask(Wish(text="Guasto 1"))
    modal_answers.give((str(tmp_path / "coda.pdf"), ""))
    tab.print_page()
    assert opened == ["coda.pdf"]
    words = whole_text(tmp_path / "coda.pdf")
    assert "ricerca «Guasto 1»" in words
    assert "Guasto 2" not in words
    modal_answers.give(("", ""))
    tab.print_page()
    modal_answers.give((str(tmp_path / "non" / "c.pdf"), ""))
    tab.print_page()
    assert "non è stato salvato" in said(tab)


def test_before_its_turn_the_timer_needs_a_reason(
    tab: IncidentsTab, register: Register, database: Database
) -> None:
    asked: list[WorkRequest] = []
    tab.navigator.work_asked.connect(asked.append)
    register("lido")
    two = register("rossi")
    tab.show_place(Place("incident", two))
    tab.pane.ask_start()
    assert "prima 1 richiesta con contratto" in child(tab, QLabel, "composerPrompt").text()
    child(tab, QLineEdit, "composerLine").setText("è qui davanti")
    press(tab, "composerSend")
    assert len(asked) == 1
    assert "Avviato fuori ordine: è qui davanti." in tab.pane.story.events.text()


def test_the_next_change_is_awaited_to_the_instant(
    qtbot: QtBot, tab: IncidentsTab, register: Register, clock: FixedClock
) -> None:
    one = register("lido", severity=Severity.A)
    tab.reload()
    row = tab.list.rows.known(one)
    assert row is not None
    assert row.warns_at is not None
    clock.advance(seconds=(row.warns_at - clock.now()).total_seconds() - 0.2)
    tab.tick()
    clock.advance(seconds=1)
    with qtbot.waitSignal(tab.reader.arrived, timeout=2_000):
        pass
    assert row.due == row.warns_at + timedelta(minutes=15)


def test_what_somebody_else_did_arrives_with_the_tick(
    tab: IncidentsTab, register: Register, seeded: Desk
) -> None:
    one = register("lido")
    tab.tick()
    assert tab.list.rows.row_of(one) == 1


def test_nothing_moves_under_the_selection(tab: IncidentsTab, register: Register) -> None:
    ids = [register("lido", severity=Severity.C) for _ in range(60)]
    tab.reload()
    tab.list.select(ids[40])
    before = tab.list.rowViewportPosition(tab.list.currentIndex().row())
    register("lido", severity=Severity.A)
    tab.tick()
    assert tab.list.current_id == ids[40]
    assert tab.list.rowViewportPosition(tab.list.currentIndex().row()) == before
    QTest.keyClick(tab.list, Qt.Key.Key_Home)
    assert tab.list.currentIndex().row() == 1
    QTest.keyClick(tab.list, Qt.Key.Key_End)
    assert tab.list.current_id == ids[59]


def test_whose_it_may_be_is_one_click_away(
    tab: IncidentsTab, register: Register, database: Database, customers: dict[str, int]
) -> None:
    one = register("nobody", channel=Channel.EMAIL, sender="capo@lido.example", subject="Camping Lido ferma")
    tab.show_place(Place("incident", one))
    press(tab, f"assignTo{customers['lido']}")
    assert stored(database, one)[0].customer_id == customers["lido"]
    press(tab, "noticeUndo")
    assert stored(database, one)[0].customer_id is None
