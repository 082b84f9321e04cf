"""The Scadenze tab on a real database: list, filter, calendar, jump, export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Appointment, Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.deadlines import DeadlineKind
from istes_desk.gui.deadlines.tab import DeadlinesTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator, Place
from tests.adapters.pdf_reading import whole_text
from tests.guards.modals import ModalAnswers
from tests.gui.finding import find


@pytest.fixture
def tab(qtbot: QtBot, seeded: Desk, database: Database) -> DeadlinesTab:
    with database() as uow:
        hotel = uow.add(Customer("Hotel Aurora")).id
        uow.add(Appointment(hotel, "Marco", date(2026, 1, 1), date(2026, 12, 31)))
        uow.add(Contract(hotel, ContractKind.SOFTWARE_UPDATE, date(2025, 1, 1)))
        uow.add(Customer("Studio Rossi"))
    made = DeadlinesTab(seeded, Navigator())
    qtbot.addWidget(made)
    seeded.tasks.changed.connect(made.on_changes)
    made.resize(1280, 600)
    made.show()
    return made


def days(tab: DeadlinesTab) -> list[date]:
    return [row.deadline.on for row in tab.model.rows]


def test_by_month_with_reason(tab: DeadlinesTab) -> None:
    assert days(tab) == [
        date(2026, 2, 2),
        date(2026, 10, 31),
        date(2026, 12, 31),
        date(2026, 12, 31),
        date(2027, 1, 4),
        date(2027, 2, 1),
    ]
    assert [tab.model.index(line, 0).data() for line in tab.model.headings()] == [
        "February 2026",
        "October 2026",
        "December 2026",
        "January 2027",
        "February 2027",
    ]
    assert "canone 2026" in find(tab, QLabel, "deadlineReason").text()


def test_filter_by_kind_and_scope(tab: DeadlinesTab) -> None:
    box = find(tab, QComboBox, "kindFilter")
    box.setCurrentIndex(box.findData(DeadlineKind.APPOINTMENT))
    assert days(tab) == [date(2026, 12, 31)]
    tab.set_scope(2)
    assert days(tab) == []
    assert tab.empty.isVisible()


def test_the_calendar_leads_to_the_line_and_the_line_to_its_place(tab: DeadlinesTab, qtbot: QtBot) -> None:
    tab.calendar.setSelectedDate(QDate(2026, 12, 1))
    row = tab.model.at(tab.list.currentIndex())
    assert row is not None
    assert row.deadline.kind is DeadlineKind.APPOINTMENT
    with qtbot.waitSignal(tab.navigator.place_asked) as asked:
        qtbot.mouseClick(find(tab, QPushButton, "showDeadline"), Qt.MouseButton.LeftButton)
    assert asked.args == [Place("customer", 1)]


@pytest.mark.parametrize(("name", "start"), [("a.ics", b"BEGIN:VCALENDAR"), ("a.csv", b"\xef\xbb\xbfData;")])
def test_what_is_shown_is_exported(
    tab: DeadlinesTab, tmp_path: Path, modal_answers: ModalAnswers, name: str, start: bytes
) -> None:
    modal_answers.give((str(tmp_path / name), ""))
    find(tab, QPushButton, "exportDeadlines").click()
    assert (tmp_path / name).read_bytes().startswith(start)


def chosen(tab: DeadlinesTab) -> str:
    row = tab.model.at(tab.list.currentIndex())
    return row.deadline.title if row else ""


def test_what_is_done_leaves_the_list_and_comes_back(tab: DeadlinesTab, qtbot: QtBot) -> None:
    tab.list.setFocus()
    title, before = chosen(tab), len(days(tab))
    find(tab, QPushButton, "deadlineDone").click()
    assert len(days(tab)) == before - 1
    find(tab, QCheckBox, "withDone").click()
    assert len(days(tab)) == before
    row = next(row for row in tab.model.rows if row.deadline.title == title and row.done)
    line = tab.model.line_of(row)
    assert tab.model.index(line, 4).data() == "done Mon 02/03 (marco)"
    tab.list.setCurrentIndex(tab.model.index(line, 0))
    assert find(tab, QPushButton, "deadlineDone").text() == "Not d&one"
    qtbot.keyClick(tab.list, Qt.Key.Key_Space)
    assert not any(row.done for row in tab.model.rows)


def test_what_is_put_off_counts_from_its_day_and_can_be_taken_back(tab: DeadlinesTab) -> None:
    before = days(tab)
    tab.marks.later.menu().actions()[1].trigger()
    assert len(days(tab)) == len(before) - 1
    find(tab.window(), QPushButton, "undoToast").click()
    assert days(tab) == before


def test_the_list_is_printed(tab: DeadlinesTab, tmp_path: Path, modal_answers: ModalAnswers) -> None:
    modal_answers.give((str(tmp_path / "elenco"), ""))
    find(tab, QPushButton, "printDeadlines").click()
    text = whole_text(tmp_path / "elenco.pdf")
    assert "Ottobre 2026" in text
    assert "Ultimo giorno per la disdetta" in text
    modal_answers.give(("", ""))
    tab.print_page()
