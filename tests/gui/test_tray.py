"""Notices reach the tray or, where there is none, the window; a click leads to the request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, Severity
from istes_desk.domain.sla import Plan
from istes_desk.gui.desk import Desk
from istes_desk.gui.notice_watch import NoticeWatch
from istes_desk.gui.notices import Toast
from istes_desk.gui.tray import Tray
from istes_desk.services.changes import Changes, ids
from istes_desk.services.notices import Notice, NoticeKind
from istes_desk.services.ports import UnitOfWork
from tests.fakes import FixedClock
from tests.gui.finding import find

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
MISSED = Notice("missed:7:marco", NoticeKind.MISSED, "INC-000007: termine di risposta mancato.", 7)
MAILBOX = Notice("mailbox:1:marco", NoticeKind.MAILBOX, "La casella non si può leggere.")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


class Title(QObject):
    """Stands in for the timer: its clock in words."""

    changed = Signal(str)


def timer_into(menu: QMenu, before: QAction, toggled: list[bool]) -> None:
    action = QAction("Timer", menu)
    action.setObjectName("trayTimer")
    action.triggered.connect(lambda: toggled.append(True))
    menu.insertAction(before, action)


def find_sign(tray: Tray) -> QSystemTrayIcon:
    sign = tray.findChild(QSystemTrayIcon, "trayIcon")
    assert isinstance(sign, QSystemTrayIcon)
    return sign


def without_tray(window: QWidget) -> Tray:
    return Tray(window, available=False)


def test_without_a_tray_the_window_tells_and_its_button_leads_there(window: QWidget, qtbot: QtBot) -> None:
    tray = without_tray(window)
    tray.tell((MAILBOX, MISSED))
    toast = find(window, Toast, "toast")
    assert toast.accessibleName() == f"{MAILBOX.text}\n{MISSED.text}"
    with qtbot.waitSignal(tray.incident_asked) as asked:
        find(window, QPushButton, "undoToast").click()
    assert asked.args == [7]


def test_what_is_about_no_request_has_no_button(window: QWidget) -> None:
    without_tray(window).tell((MAILBOX,))
    toast = find(window, Toast, "toast")
    assert toast.findChild(QPushButton, "undoToast") is None
    toast.close_now()


def test_many_notices_are_one_message(window: QWidget) -> None:
    without_tray(window).tell([replace(MISSED, key=str(number)) for number in range(6)])
    toast = find(window, Toast, "toast")
    assert toast.accessibleName().splitlines()[4:] == ["and 2 more"]
    toast.close_now()


def test_the_menu_of_the_tray(window: QWidget, qtbot: QtBot) -> None:
    toggled: list[bool] = []
    tray, title = Tray(window, available=True), Title()
    tray.take_timer(title.changed, lambda menu, before: timer_into(menu, before, toggled))
    menu = find(window, QMenu, "trayMenu")
    assert [one.objectName() for one in menu.actions()] == ["trayOpen", "trayTimer", "trayQuit"]
    window.showMinimized()
    find(menu, QAction, "trayOpen").trigger()
    assert not window.isMinimized()
    find(menu, QAction, "trayTimer").trigger()
    assert toggled == [True]
    title.changed.emit("● 00:26 Hotel Aurora")
    assert find_sign(tray).toolTip() == "● 00:26 Hotel Aurora"
    tray.tell((MISSED,))
    sign = find_sign(tray)
    assert MISSED.text in sign.toolTip()
    with qtbot.waitSignal(tray.incident_asked):
        sign.messageClicked.emit()
    find(menu, QAction, "trayQuit").trigger()
    assert not window.isVisible()
    tray.close()
    assert not sign.isVisible()


def overdue(uow: UnitOfWork) -> int:
    """An answer that was due half an hour ago."""
    customer = uow.add(Customer("Camping Lido"))
    (plan,) = uow.find(Plan, code="enterprise")
    due = NOW - timedelta(minutes=30)
    incident = Incident(
        7, "Blocco", due - timedelta(hours=1), Channel.PHONE, IncidentClass.CONTRACT, "",
        severity=Severity.A, due=due, plan_id=plan.id, customer_id=customer.id,
    )  # fmt: skip
    return uow.add(incident).id


def test_each_thing_is_told_once(seeded: Desk, database: Database, qtbot: QtBot) -> None:
    with database() as uow:
        overdue(uow)
    watch, told = NoticeWatch(seeded), list[tuple[Notice, ...]]()
    watch.told.connect(told.append)
    watch.start()
    watch.look()
    assert [[one.kind for one in notices] for notices in told] == [[NoticeKind.MISSED]]
    watch.stop()
    again = NoticeWatch(seeded)
    again.told.connect(told.append)
    again.start()
    assert len(told) == 1
    again.stop()
    del qtbot


def test_a_change_is_looked_at_soon(seeded: Desk, database: Database, qtbot: QtBot) -> None:
    watch = NoticeWatch(seeded)
    watch.start()
    with database() as uow:
        id = overdue(uow)
    with qtbot.waitSignal(watch.told):
        seeded.tasks.changed.emit(Changes(incidents=ids(id)))
    watch.stop()


def test_a_kind_that_is_switched_off_is_not_told(seeded: Desk, database: Database, qtbot: QtBot) -> None:
    seeded.preferences.save(replace(seeded.preferences.load(), notice_missed=False))
    with database() as uow:
        overdue(uow)
    watch, told = NoticeWatch(seeded), list[tuple[Notice, ...]]()
    watch.told.connect(told.append)
    watch.start()
    assert told == []
    watch.stop()
    del qtbot
