"""Errors the user can mend are shown in place; what was done can be undone; bugs get a report."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.domain.errors import DomainError
from istes_desk.gui.bug_dialog import BugDialog
from istes_desk.gui.errors import ErrorDoor
from istes_desk.gui.notices import Notices, Toast, toast
from istes_desk.services.errors import KnownError
from tests.gui.finding import click, find


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notices(window: QWidget) -> Notices:
    made = Notices()
    made.banner.setParent(window)
    made.attach(window)
    return made


@pytest.fixture
def door() -> Iterator[ErrorDoor]:
    before = sys.excepthook, threading.excepthook
    made = ErrorDoor(lambda error: f"report of {error!r}")
    made.install()
    yield made
    sys.excepthook, threading.excepthook = before


def test_a_known_error_is_told_whole(notices: Notices, window: QWidget) -> None:
    notices.show_error(KnownError("Disco pieno.", "Liberate spazio.", "I dati sono salvi."))
    assert notices.banner.isVisible()
    assert notices.banner.text == "Disco pieno.\nLiberate spazio.\nI dati sono salvi."
    click(window, "closeBanner")
    assert not notices.banner.isVisible()


def test_a_rule_that_says_no_is_told(notices: Notices) -> None:
    notices.show_error(DomainError("Non si può."))
    assert notices.banner.text == "Non si può."


def test_a_toast_offers_the_way_back(notices: Notices, window: QWidget) -> None:
    undone: list[bool] = []
    notices.toast("Prima")
    shown = toast(find(window, QWidget, "banner"), "Chiuso", lambda: undone.append(True))
    window.resize(700, 500)
    assert shown.geometry().right() < 700
    assert [label.text() for label in shown.findChildren(QLabel)] == ["Chiuso"]
    click(shown, "undoToast")
    assert undone == [True]
    assert [one for one in window.findChildren(Toast) if one.isVisible()] == []


def test_a_bug_goes_through_its_door(
    notices: Notices, door: ErrorDoor, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("CRITICAL istes_desk.gui.errors: uncaught")
    with qtbot.waitSignal(door.bug) as told:
        notices.show_error(ZeroDivisionError("x"))
    assert told.args == ["report of ZeroDivisionError('x')"]
    assert not notices.banner.isVisible()


def test_a_bug_in_the_report_of_a_bug_ends_there(qtbot: QtBot, expected_log: Callable[[str], None]) -> None:
    expected_log("CRITICAL istes_desk.gui.errors: uncaught")
    expected_log("CRITICAL istes_desk.gui.errors: no report")
    door = ErrorDoor(lambda error: str(1 // 0))
    door.install()
    with qtbot.waitSignal(door.bug) as told:
        sys.excepthook(KeyError, KeyError("x"), None)
    door.remove()
    assert told.args == ["KeyError; no report: ZeroDivisionError"]


def test_threads_come_to_the_same_door(
    door: ErrorDoor, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("CRITICAL istes_desk.gui.errors: uncaught")

    def fail() -> None:
        raise ValueError("in a thread")

    with qtbot.waitSignal(door.bug) as told:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert told.args == ["report of ValueError('in a thread')"]


def test_a_known_error_that_no_slot_took_is_not_a_bug(door: ErrorDoor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.known) as told:
        sys.excepthook(KnownError, KnownError("Occupato."), None)
    assert told.args is not None
    assert str(told.args[0]) == "Occupato."


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = BugDialog()
    qtbot.addWidget(dialog)
    for report in ("first", "first", "second"):
        dialog.add(report)
    assert find(dialog, QPlainTextEdit, "bugReport").toPlainText() == "first\n\nsecond"
    click(dialog, "copyReport")
    assert QGuiApplication.clipboard().text() == "first\n\nsecond"
    click(dialog, "goOn")
    assert not dialog.isVisible()
