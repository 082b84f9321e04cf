"""A question about time is seen from wherever the technician is: strip, small window, counter, tray (B-5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.interventions import InterventionState
from istes_desk.gui.desk import Desk
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.tab_list import TIMER
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.reach import TimerReach
from tests.fakes import FixedClock
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench, furnish


@pytest.fixture
def reach(bench: Bench, qtbot: QtBot, tmp_path: Path) -> Iterator[TimerReach]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = TimerReach(
        bench.controller, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), window
    )
    yield made
    made.close()


def sleep(bench: Bench) -> None:
    bench.clock.sleep(minutes=30)
    bench.pass_time(seconds=1)


def test_strip_and_small_window_say_that_something_is_asked(bench: Bench, reach: TimerReach) -> None:
    came: list[str] = []
    went: list[bool] = []
    reach.question_came.connect(came.append)
    reach.question_asked.connect(lambda: went.append(True))
    calls = reach.bar.question, reach.mini.question
    bench.controller.start(WorkRequest(1))
    assert [call.isHidden() for call in calls] == [True, True]
    sleep(bench)
    assert [call.text() for call in calls] == ["A question about time…"] * 2
    assert "(30 min)" in reach.bar.question.toolTip()
    assert came == [reach.bar.question.accessibleDescription()]
    sleep(bench)
    assert reach.bar.question.text() == "2 questions about time…"
    for call in calls:
        call.click()
    assert went == [True, True]
    assert len(came) == 1
    for _ in range(2):
        find(bench.tab, QPushButton, "sleepPause").click()
    assert [call.isHidden() for call in calls] == [True, True]
    assert len(came) == 2


def test_the_counter_of_the_tab_counts_what_is_asked(bench: Bench) -> None:
    counted: list[int] = []
    bench.tab.counter_changed.connect(counted.append)
    bench.controller.start(WorkRequest(1))
    assert counted[-1] == 0
    sleep(bench)
    assert counted[-1] == 1
    find(bench.tab, QPushButton, "sleepPause").click()
    assert counted[-1] == 0


def test_a_crash_is_seen_although_no_work_is_shown(bench: Bench, reach: TimerReach) -> None:
    counted: list[int] = []
    bench.tab.counter_changed.connect(counted.append)
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=20)
    TimerController(bench.controller.desk, bench.tab).recover()
    bench.controller.reload()
    assert bench.job().state is InterventionState.TO_VERIFY
    assert not reach.bar.isHidden()
    assert not reach.bar.question.isHidden()
    assert reach.bar.pause_button.isHidden()
    assert counted[-1] == 1


def test_the_button_leads_to_the_answers(
    seeded: Desk, database: Database, clock: FixedClock, qtbot: QtBot, tmp_path: Path
) -> None:
    furnish(database, clock)
    window = MainWindow(seeded, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    window.show_tab(TIMER)
    window.timer.start(WorkRequest(1))
    window.show_tab(0)
    clock.sleep(minutes=30)
    window.timer.tick()
    call = find(window, QPushButton, "timerBarQuestion")
    assert call.isVisible()
    call.click()
    assert window.header.tab_bar.currentIndex() == TIMER
    assert window.header.tab_bar.tabText(TIMER).endswith("1")
    assert find(window, QPushButton, "sleepWorked").hasFocus() or not window.isActiveWindow()
    window.show_tab(0)
    find(window, QAction, "actionTimerQuestion").trigger()
    assert window.header.tab_bar.currentIndex() == TIMER
    find(window, QPushButton, "sleepPause").click()
    assert call.isHidden()
    window.close()
