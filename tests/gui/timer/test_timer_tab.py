"""The timer as the technician uses it: start, pause, sleep, stop, close and print."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import SegmentState, total_ms
from istes_desk.gui.tab import Place, WorkRequest
from istes_desk.gui.timer.segment_editor import SegmentEditor
from istes_desk.gui.timer.start_work import StartWork
from istes_desk.services.timekeeping import recover
from tests.adapters.pdf_reading import whole_text
from tests.gui.timer.conftest import Bench

S, W = InterventionState, WorkCategory
MINUTE = 60_000
REQUEST = WorkRequest(1, incident_id=1)


def label(root: QWidget, name: str) -> str:
    found = root.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(bench: Bench, name: str, root: QWidget | None = None) -> None:
    found = (root or bench.tab).findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled()
    found.click()


def test_the_running_work_is_told_everywhere(bench: Bench) -> None:
    titles: list[str] = []
    bench.controller.title_changed.connect(titles.append)
    assert bench.bar.isHidden()
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=10)
    bench.pass_time(minutes=16, seconds=12)
    assert "Hotel Aurora" in bench.bar.text()
    assert "00:26:12" in bench.bar.text()
    assert "40,00 €" in bench.bar.text()
    assert label(bench.tab, "workClock") == "00:26:12"
    assert "14:48" in label(bench.tab, "workNext")
    assert "R13" in label(bench.tab, "workReason")
    assert "00:26 Hotel Aurora" in titles[-1]
    assert not bench.bar.isHidden()


def test_a_heartbeat_is_committed_every_fifteen_seconds(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    for _ in range(40):
        bench.pass_time(seconds=1)
        lost = bench.clock.now() - bench.segments()[0].last_heartbeat_utc
        assert lost < timedelta(seconds=15)
    assert bench.segments()[0].elapsed_ms == 30_000
    assert bench.controller.elapsed == timedelta(seconds=40)


def test_pause_go_on_and_stop(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    bench.controller.toggle()
    assert bench.job().state is S.PAUSED
    assert "00:05:00" in bench.bar.text()
    bench.pass_time(minutes=30)
    bench.controller.toggle()
    bench.pass_time(minutes=5)
    press(bench, "workStop")
    assert bench.job().state is S.STOPPED
    assert total_ms(bench.segments()) == 10 * MINUTE
    assert bench.bar.isHidden()


def test_starting_another_pauses_the_first(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    bench.controller.start(WorkRequest(1, site_id=1, device_ids=(2,)))
    assert [bench.job(1).state, bench.job(2).state] == [S.PAUSED, S.RUNNING]
    assert total_ms(bench.segments(1)) == 5 * MINUTE
    bench.tab.show_place(Place("intervention", 1))
    press(bench, "paneResume")
    assert [bench.job(1).state, bench.job(2).state] == [S.RUNNING, S.PAUSED]
    assert not bench.tab.show_place(Place("incident", 1))


@pytest.mark.parametrize(
    ("button", "minutes", "state"),
    [("sleepWorked", 62, S.RUNNING), ("sleepPause", 2, S.RUNNING), ("sleepEnded", 31, S.STOPPED)],
)
def test_sleep_asks_one_question(bench: Bench, button: str, minutes: int, state: InterventionState) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=1)
    bench.clock.sleep(minutes=60)
    bench.pass_time(seconds=1)
    bench.pass_time(seconds=59)
    assert not bench.tab.banner.isHidden()
    assert "10:01" in label(bench.tab, "sleepText")
    ended = bench.tab.findChild(QTimeEdit, "sleepEndedAt")
    assert ended is not None
    ended.setTime(ended.time().addSecs(30 * 60))
    press(bench, button)
    assert bench.tab.banner.isHidden()
    bench.controller.tick()
    if state is S.RUNNING:
        bench.controller.pause()
    assert bench.job().state in (state, S.PAUSED)
    assert total_ms(bench.segments()) == minutes * MINUTE


def test_an_end_outside_the_sleep_is_refused_in_place(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=1)
    bench.clock.sleep(minutes=60)
    bench.controller.pause()
    ended = bench.tab.findChild(QTimeEdit, "sleepEndedAt")
    assert ended is not None
    ended.setTime(ended.time().addSecs(-60 * 30))
    press(bench, "sleepEnded")
    assert "10:01" in label(bench.tab, "sleepError")
    assert not bench.tab.banner.isHidden()


def test_close_and_print(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=25)
    bench.controller.stop()
    text = bench.tab.findChild(QPlainTextEdit, "factsText")
    assert text is not None
    text.setPlainText("Riavviato lo spooler di stampa.")
    text.document().setModified(True)
    press(bench, "paneClose")
    assert bench.job().state is S.CLOSED
    (path,) = bench.opened
    assert path.name == "R-2026-000001 Aurora S.r.l.pdf"
    words = whole_text(path)
    assert "R-2026-000001" in words
    assert "40,00" in words
    assert "spooler" in words
    press(bench, "paneClose")
    assert bench.opened == [path, path]


def test_a_report_that_cannot_be_written_says_so(bench: Bench) -> None:
    folder = bench.tab.printer.folder()
    folder.write_text("not a folder")
    bench.controller.start(REQUEST)
    bench.controller.stop()
    press(bench, "paneClose")
    assert str(folder) in label(bench.tab, "paneError")
    assert bench.job().state is S.CLOSED
    assert not bench.opened


def test_after_a_crash_nothing_closes_before_it_is_confirmed(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=25)
    bench.controller.recover()
    assert bench.job().state is S.TO_VERIFY
    assert "verificare" in label(bench.tab, "paneObstacle")
    close = bench.tab.findChild(QPushButton, "paneClose")
    assert close is not None
    assert not close.isEnabled()
    press(bench, "timesConfirm")
    assert bench.job().state is S.PAUSED
    assert close.isEnabled()


def test_leaving_pauses_at_that_moment(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=1)
    bench.clock.advance(seconds=10)
    bench.controller.leave()
    assert bench.job().state is S.PAUSED
    assert total_ms(bench.segments()) == 70_000
    bench.controller.leave()


def test_a_timer_that_another_computer_ended_stops_and_says_so(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(seconds=15)
    told: list[Exception] = []
    bench.controller.desk.tasks.failed.connect(told.append)
    with bench.database() as uow:
        recover(uow, bench.clock, bench.controller.desk.author)
    bench.pass_time(seconds=15)
    assert [str(error) for error in told] == [
        "Questo tempo non è in corso: è già stato chiuso, forse da un altro computer."
    ]
    assert not bench.controller.running
    bench.pass_time(seconds=15)
    assert len(told) == 1


def test_start_without_an_incident(bench: Bench, qtbot: QtBot) -> None:
    bench.controller.toggle()
    dialog = bench.tab.findChild(StartWork)
    assert dialog is not None
    box = dialog.findChild(QComboBox, "categoryBox")
    on_site = dialog.findChild(QCheckBox, "onSiteBox")
    assert box is not None
    assert on_site is not None
    box.setCurrentIndex(box.findData(W.TRAINING))
    on_site.click()
    press(bench, "acceptButton", dialog)
    assert (bench.job().category, bench.job().on_site) == (W.TRAINING, True)
    qtbot.waitUntil(lambda: bench.tab.findChild(StartWork) is None)


def test_a_shut_gate_goes_to_the_error_door(bench: Bench) -> None:
    failed: list[Exception] = []
    bench.tab.desk.tasks.failed.connect(failed.append)
    bench.controller.start(WorkRequest(1, incident_id=99))
    assert len(failed) == 1
    bench.controller.start(REQUEST)
    assert bench.job().state is S.RUNNING


def test_another_kind_of_work_from_now_on(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    box = bench.tab.card.category
    box.setCurrentIndex(box.findData(W.THIRD_PARTY_SOFTWARE))
    box.activated.emit(box.currentIndex())
    bench.pass_time(minutes=5)
    bench.controller.stop()
    assert [s.category for s in bench.segments()] == [W.OWN_SOFTWARE_HELP, W.THIRD_PARTY_SOFTWARE]
    assert total_ms(bench.segments()) == 10 * MINUTE


def test_facts_change_the_price_at_once(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    on_site = bench.tab.findChild(QCheckBox, "factsOnSite")
    devices = bench.tab.findChild(QListWidget, "factsDevices")
    assert on_site is not None
    assert devices is not None
    on_site.click()
    assert "R9" in label(bench.tab, "workReason")
    assert "non fatturare" in label(bench.tab, "paneObstacle")
    devices.item(0).setCheckState(Qt.CheckState.Checked)
    assert bench.job().device_ids == (1,)
    assert bench.job().trip_made


def edit_time(bench: Bench, button: str, start: str, end: str, reason: str) -> SegmentEditor:
    press(bench, button)
    dialog = bench.tab.findChild(SegmentEditor)
    assert dialog is not None
    for name, text in (("startEdit", start), ("endEdit", end)):
        edit = dialog.findChild(QTimeEdit, name)
        assert edit is not None
        edit.setTime(QTime.fromString(text, "HH:mm"))
    line = dialog.findChild(QLineEdit, "reasonEdit")
    assert line is not None
    line.setText(reason)
    press(bench, "acceptButton", dialog)
    return dialog


def test_time_is_added_and_corrected_by_hand(bench: Bench, qtbot: QtBot) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    bench.controller.stop()
    dialog = edit_time(bench, "timesAdd", "08:00", "08:20", "")
    assert "motivo" in label(dialog, "errorLabel")
    line = dialog.findChild(QLineEdit, "reasonEdit")
    assert line is not None
    line.setText("telefonata")
    press(bench, "acceptButton", dialog)
    assert total_ms(bench.segments()) == 25 * MINUTE
    qtbot.waitUntil(lambda: bench.tab.findChild(SegmentEditor) is None)
    bench.tab.pane.times.table.selectRow(0)
    edit_time(bench, "timesCorrect", "08:00", "08:10", "durava meno")
    assert total_ms(bench.segments()) == 15 * MINUTE
    qtbot.waitUntil(lambda: bench.tab.findChild(SegmentEditor) is None)
    bench.tab.pane.times.table.selectRow(1)
    press(bench, "timesDiscard")
    assert "motivo" in label(bench.tab, "paneError")
    bench.tab.pane.times.reason.setText("non era lavoro")
    bench.tab.pane.times.table.selectRow(2)
    press(bench, "timesDiscard")
    assert SegmentState.DISCARDED in {s.state for s in bench.segments()}


def test_an_hour_that_exists_twice_asks_which(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.controller.stop()
    press(bench, "timesAdd")
    dialog = bench.tab.findChild(SegmentEditor)
    assert dialog is not None
    day = dialog.findChild(QDateEdit, "dayEdit")
    fold = dialog.findChild(QComboBox, "foldBox")
    assert day is not None
    assert fold is not None
    day.setDate(QDate(2025, 10, 26))
    for name, text in (("startEdit", "02:10"), ("endEdit", "02:40")):
        edit = dialog.findChild(QTimeEdit, name)
        assert edit is not None
        edit.setTime(edit.minimumTime().addSecs(60 * (120 + int(text[-2:]))))
    assert fold.isHidden()
    press(bench, "acceptButton", dialog)
    assert not fold.isHidden()
    fold.setCurrentIndex(2)
    dialog.findChildren(QLineEdit, "reasonEdit")[0].setText("di notte")
    press(bench, "acceptButton", dialog)
    assert total_ms(bench.segments()) == 90 * MINUTE


def test_units_put_right_cancelled_and_reversed(bench: Bench) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=50)
    bench.controller.stop()
    units = bench.tab.findChild(QSpinBox, "repairUnits")
    assert units is not None
    units.setValue(1)
    press(bench, "repairApply")
    assert "motivo" in label(bench.tab, "paneError")
    bench.tab.pane.repairs.reason.setText("attesa del corriere")
    units.setValue(1)
    press(bench, "repairApply")
    assert bench.job().override_units == 1
    press(bench, "repairComputed")
    assert bench.job().override_units is None
    press(bench, "paneClose")
    press(bench, "repairReverse")
    assert bench.job(2).reverses_id == 1
    assert bench.job(3).state is S.STOPPED
    bench.tab.show_place(Place("intervention", 3))
    press(bench, "repairCancel")
    assert bench.job(3).state is S.CANCELLED


def test_the_counter_and_the_scope(bench: Bench) -> None:
    counted: list[int] = []
    bench.tab.counter_changed.connect(counted.append)
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=5)
    bench.controller.stop()
    assert counted[-1] == 1
    bench.tab.set_scope(99)
    assert counted[-1] == 0
    assert bench.tab.model.rowCount() == 0
    bench.tab.set_scope(None)
    bench.tab.activate()
    bench.tab.explain()
    assert bench.tab.model.data(bench.tab.model.first())


def test_a_tick_costs_no_database(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.controller.start(REQUEST)
    bench.pass_time(minutes=1)
    asked: list[object] = []
    with monkeypatch.context() as patched:
        patched.setattr(bench.controller.desk.tasks, "_inside", asked.append)
        for _ in range(14):
            bench.pass_time(seconds=1)
    assert not asked
