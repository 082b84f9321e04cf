"""The main job on the real window: from the customer's mail to the text of the signed report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGraphicsView, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.contracts import Appointment, Contract, ContractKind
from istes_desk.domain.customers import Contact, Customer, Site
from istes_desk.domain.incidents import CoveredObject, Incident, IncidentClass, IncidentState, Severity
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.network import Device
from istes_desk.domain.sla import Plan
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.device_item import DeviceItem
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.tab import Tab
from istes_desk.gui.tab_list import index_of
from istes_desk.gui.timer.tab import TimerTab
from istes_desk.services.assigning import assign_duties
from tests.adapters.pdf_reading import whole_text
from tests.fakes import FixedClock
from tests.gui.finding import click, find, press

MAIL = Path(__file__).parents[1] / "data" / "mail" / "blocco_stampante.eml"
WORK = "Riavviato lo spooler e aggiornato il driver della stampante ricevute."


@pytest.fixture
def aurora(seeded: Desk, database: Database, clock: FixedClock) -> Customer:
    """A hotel with a Basic support contract, the firm as its only administrator, and one PC."""
    with database() as uow:
        customer = uow.add(Customer("Hotel Aurora", mail_domain="hotel-aurora.example"))
        uow.add(Contact(customer.id, "Reception", email="reception@hotel-aurora.example"))
        plan = uow.find(Plan, code="basic")[0]
        covers = frozenset({CoveredObject.OWN_SOFTWARE})
        uow.add(Contract(customer.id, ContractKind.SUPPORT, date(2026, 1, 1), plan_id=plan.id, covers=covers))
        uow.add(Appointment(customer.id, "Studio Sistemi", date(2026, 1, 1), date(2026, 12, 31)))
        site = uow.add(Site(customer.id, "Hotel"))
        uow.add(Device(customer.id, site.id, "AUR-REC01", room="ricevimento"))
        assign_duties(uow, clock, customer.id)
    return customer


@pytest.fixture
def window(seeded: Desk, aurora: Customer, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    seeded.preferences.save(replace(seeded.preferences.load(), report_folder=str(tmp_path / "rapporti")))
    made = MainWindow(seeded, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    return made


def front(window: MainWindow, kind: type[Tab]) -> Tab:
    """Brings the tab to the front, as Ctrl and its number do."""
    press(window, Qt.Key(Qt.Key.Key_1 + index_of(kind)), Qt.KeyboardModifier.ControlModifier)
    window.show_tab(index_of(kind))
    return window.tab(kind)


def shown_texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def take_the_mail(window: MainWindow, aurora: Customer, database: Database) -> Incident:
    """It is in the queue at its place, with its reason."""
    window.take_files([MAIL])
    queue = window.tab(IncidentsTab)
    with database() as uow:
        incident = uow.find(Incident)[0]
    assert (incident.customer_id, incident.incident_class) == (aurora.id, IncidentClass.CONTRACT)
    assert "Basic" in incident.reason
    assert incident.tag in shown_texts(queue)
    assert "Hotel Aurora" in shown_texts(queue)
    return incident


def grade_and_start(window: MainWindow, incident: Incident, database: Database) -> None:
    """The gate of a sole administrator is open: severity by key, start by button."""
    queue = window.tab(IncidentsTab)
    listed = find(queue, QWidget, "queueList")
    listed.setFocus()
    press(listed, Qt.Key.Key_A)
    with database() as uow:
        assert uow.get(Incident, incident.id).severity is Severity.A
    click(queue, "startButton")
    assert isinstance(window.current_tab, TimerTab)
    assert window.timer.running
    with database() as uow:
        assert uow.get(Incident, incident.id).state is IncidentState.IN_PROGRESS


def look_at_map_and_checklist(window: MainWindow, aurora: Customer) -> None:
    """Both are at hand for the customer while the timer runs."""
    window.header.scope.setCurrentIndex(window.header.scope.findData(aurora.id))
    plan = front(window, NetworkTab)
    items = find(plan, QGraphicsView, "planCanvas").scene().items()
    assert any(isinstance(item, DeviceItem) for item in items)
    board = find(front(window, ChecklistsTab), QAbstractItemView, "matrixView").model()
    assert board.rowCount() > 0
    assert window.timer.running


def stop_and_see_the_price(window: MainWindow, clock: FixedClock) -> None:
    """26 minutes of system work are two units, and the rule says why."""
    timer = front(window, TimerTab)
    kinds = find(timer, QComboBox, "workCategory")
    kinds.setCurrentIndex(kinds.findData(WorkCategory.SYSTEM_WORK))
    kinds.activated.emit(kinds.currentIndex())
    clock.advance(minutes=26)
    window.timer.stop()
    assert "40,00" in shown_texts(timer)
    assert "R13" in shown_texts(timer)


def close_and_print(window: MainWindow, database: Database, qtbot: QtBot) -> Path:
    """The primary button writes the report and opens it."""
    timer = front(window, TimerTab)
    assert isinstance(timer, TimerTab)
    told = find(timer, QPlainTextEdit, "factsText")
    told.selectAll()
    qtbot.keyClicks(told, WORK)
    opened: list[Path] = []
    timer.printer.open_file = opened.append
    click(timer, "paneClose")
    qtbot.waitUntil(lambda: bool(opened))
    with database() as uow:
        job = uow.find(Intervention)[0]
    assert (job.state, job.units, str(job.amount), job.rule) == (InterventionState.CLOSED, 2, "40.00", "R13")
    return opened[0]


def test_from_the_mail_to_the_signed_report(
    window: MainWindow, aurora: Customer, database: Database, clock: FixedClock, qtbot: QtBot, tmp_path: Path
) -> None:
    incident = take_the_mail(window, aurora, database)
    grade_and_start(window, incident, database)
    look_at_map_and_checklist(window, aurora)
    stop_and_see_the_price(window, clock)
    report = close_and_print(window, database, qtbot)
    paper = " ".join(whole_text(report).split()).casefold()
    for expected in ("Hotel Aurora", incident.tag, WORK, "2 × 20,00 €", "R13", "26", "Il cliente"):
        assert expected.casefold() in paper, expected
    assert report.is_relative_to(tmp_path / "rapporti")
