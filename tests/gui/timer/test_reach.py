"""The timer within reach: small window, tray, keys in every window (UI.md "Frame")."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.interventions import InterventionState
from istes_desk.gui.timer.mini import on_screen
from istes_desk.gui.timer.reach import TimerReach
from istes_desk.services.interventions import WorkOrder
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench

S = InterventionState
LEFT, RIGHT = QRect(0, 0, 1366, 728), QRect(1366, 0, 1280, 680)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def reach(bench: Bench, settings: QSettings, window: QWidget) -> Iterator[TimerReach]:
    made = TimerReach(bench.controller, settings, window)
    yield made
    made.close()


def work(bench: Bench) -> None:
    bench.controller.start_order(WorkOrder(1, category=WorkCategory.SYSTEM_WORK))
    bench.pass_time(minutes=34, seconds=48)


def test_the_small_window_tells_clock_units_and_price(bench: Bench, reach: TimerReach) -> None:
    mini = reach.mini
    mini.open()
    assert find(mini, QLabel, "miniWho").text() == "No timer is running."
    work(bench)
    assert mini.windowTitle() == "Hotel Aurora"
    assert find(mini, QLabel, "miniClock").text() == "00:34:48"
    assert find(mini, QLabel, "miniPrice").text() == "2 units, 40,00 €, 06:12 to the next"
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_pauses_goes_on_and_stops(bench: Bench, reach: TimerReach) -> None:
    work(bench)
    pause, stop = find(reach.mini, QPushButton, "miniPause"), find(reach.mini, QPushButton, "miniStop")
    pause.click()
    assert bench.job().state is S.PAUSED
    assert find(reach.mini, QLabel, "miniPrice").text() == "2 units, 40,00 €"
    pause.click()
    assert bench.job().state is S.RUNNING
    stop.click()
    assert bench.job().state is S.STOPPED


def test_it_stops_what_is_paused(bench: Bench, reach: TimerReach) -> None:
    work(bench)
    find(reach.mini, QPushButton, "miniPause").click()
    find(reach.mini, QPushButton, "miniStop").click()
    assert bench.job().state is S.STOPPED


def test_it_remembers_its_place(reach: TimerReach, settings: QSettings) -> None:
    reach.mini.open()
    reach.mini.move(120, 90)
    reach.mini.toggle_shown()
    assert not reach.mini.isVisible()
    reach.mini.toggle_shown()
    assert reach.mini.pos() == QPoint(120, 90)
    settings.setValue("timer/mini", QPoint(9000, 9000))
    reach.mini.hide()
    reach.mini.open()
    assert reach.mini.screen().availableGeometry().contains(reach.mini.geometry())


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        (QRect(100, 100, 300, 120), QPoint(100, 100)),
        (QRect(9000, 9000, 300, 120), QPoint(1066, 608)),
        (QRect(-500, -500, 300, 120), QPoint(0, 0)),
        (QRect(2500, 650, 300, 120), QPoint(2346, 560)),
        (QRect(1300, 20, 300, 120), QPoint(1366, 20)),
    ],
)
def test_it_is_never_out_of_sight(wanted: QRect, place: QPoint) -> None:
    assert on_screen(wanted, [LEFT, RIGHT]) == place


def test_the_strip_and_the_keys_open_it(reach: TimerReach, window: QWidget) -> None:
    button = find(reach.bar, QToolButton, "timerBarMini")
    button.click()
    assert reach.mini.isVisible()
    shown, stop, answer = window.actions()
    names = [one.objectName() for one in (shown, stop, answer)]
    assert names == ["actionMiniTimer", "actionTimerStop", "actionTimerQuestion"]
    assert shown.shortcutContext() is Qt.ShortcutContext.ApplicationShortcut
    shown.trigger()
    assert not reach.mini.isVisible()


def test_the_keys_stop_only_what_runs(bench: Bench, reach: TimerReach, window: QWidget) -> None:
    stop = window.actions()[1]
    stop.trigger()
    work(bench)
    stop.trigger()
    assert bench.job().state is S.STOPPED


def test_the_tray_has_the_running_clock(bench: Bench, reach: TimerReach, window: QWidget) -> None:
    menu = QMenu(window)
    leave = menu.addAction("leave")
    reach.into_tray(menu, leave)
    told, pause, stop, mini = menu.actions()[:4]
    assert (told.isVisible(), stop.isVisible(), pause.text()) == (False, False, "Start the &timer…")
    work(bench)
    menu.aboutToShow.emit()
    assert told.text() == "Hotel Aurora · 00:34:48 · 2 units, 40,00 €, 06:12 to the next"
    assert pause.text() == "&Pause the timer"
    pause.trigger()
    assert (bench.job().state, pause.text()) == (S.PAUSED, "Go on with the &timer")
    pause.trigger()
    stop.trigger()
    assert bench.job().state is S.STOPPED
    mini.trigger()
    assert reach.mini.isVisible()
    assert isinstance(menu.actions()[-1], QAction)
