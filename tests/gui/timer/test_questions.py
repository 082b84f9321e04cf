"""Idle time, a set clock, a crash: each leads to one question in place, and none to two (B-5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTimeEdit

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import SegmentState, SleepAnswer, total_ms
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.timer.controller import TimerController
from istes_desk.services import timekeeping
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.timekeeping import SleepQuestion
from tests.fakes import FakeStation
from tests.gui.finding import find
from tests.gui.timer.conftest import Bench

S, MINUTE = InterventionState, 60_000


def station(desk: Desk) -> FakeStation:
    assert isinstance(desk.workstation, FakeStation)
    return desk.workstation


def told(bench: Bench) -> str:
    return find(bench.tab, QLabel, "sleepText").text() if not bench.tab.banner.isHidden() else ""


def press(bench: Bench, name: str) -> None:
    find(bench.tab, QPushButton, name).click()


def away(bench: Bench, minutes: int) -> None:
    """Minute by minute nobody touches the computer; then somebody does."""
    seen = station(bench.controller.desk)
    for minute in range(1, minutes + 1):
        seen.idle = minute * MINUTE
        bench.pass_time(minutes=1)
    seen.idle = 0
    bench.pass_time(seconds=1)


@pytest.mark.parametrize(("button", "minutes"), [("sleepWorked", 17), ("sleepPause", 5), ("sleepEnded", 9)])
def test_idle_remote_work_asks_once(bench: Bench, button: str, minutes: int) -> None:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=5)
    away(bench, 12)
    assert "(12 min)" in told(bench)
    assert len(bench.controller.questions) == 1
    ended = find(bench.tab, QTimeEdit, "sleepEndedAt")
    ended.setTime(ended.time().addSecs(4 * 60))
    press(bench, button)
    assert told(bench) == ""
    assert total_ms(bench.segments()) // MINUTE == minutes
    assert bench.job().state is (S.STOPPED if button == "sleepEnded" else S.RUNNING)


def test_a_short_rest_and_work_on_site_ask_nothing(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    away(bench, 9)
    assert told(bench) == ""
    bench.controller.start_order(WorkOrder(1, on_site=True))
    away(bench, 60)
    assert told(bench) == ""


def test_the_return_by_the_stop_button_asks_too(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    seen = station(bench.controller.desk)
    seen.idle = 15 * MINUTE
    bench.pass_time(minutes=15)
    seen.idle = 10
    bench.controller.stop()
    assert "15 min" in told(bench)
    assert bench.job().state is S.STOPPED
    assert total_ms(bench.segments()) == 0
    press(bench, "sleepWorked")
    assert total_ms(bench.segments()) == 15 * MINUTE


def test_nobody_is_asked_when_the_minutes_are_zero(bench: Bench) -> None:
    desk = bench.controller.desk
    desk.preferences.save(replace(desk.preferences.load(), idle_minutes=0))
    controller = TimerController(desk, desk.tasks)
    controller.start(WorkRequest(1))
    for idle in (3_600_000, 0):
        station(desk).idle = idle
        bench.clock.advance(minutes=1)
        controller.tick()
    assert controller.questions == []
    controller.leave()


def test_where_the_system_cannot_tell_the_pointer_counts(bench: Bench) -> None:
    station(bench.controller.desk).idle = None
    bench.controller.start(WorkRequest(1))
    for _ in range(30):
        bench.pass_time(minutes=1)
    assert told(bench) == ""
    assert total_ms(bench.segments()) == 30 * MINUTE


@pytest.mark.parametrize(("button", "moved"), [("jumpNew", 60), ("jumpOld", 0)])
def test_a_set_clock_asks_which_time_is_right(bench: Bench, button: str, moved: int) -> None:
    bench.controller.start(WorkRequest(1))
    started = bench.job().started
    bench.pass_time(minutes=5)
    bench.clock.jump(hours=1)
    bench.pass_time(seconds=20)
    assert "1 h" in told(bench)
    assert find(bench.tab, QTimeEdit, "sleepEndedAt").isHidden()
    press(bench, button)
    assert told(bench) == ""
    (segment,) = bench.segments()
    assert (segment.start_utc - started).total_seconds() == moved * 60
    assert segment.elapsed_ms == 5 * MINUTE + 20_000


@pytest.mark.parametrize(("typed", "minutes"), [(None, 20), ("10:10", 10), ("10:25", 25)])
def test_a_crash_asks_when_the_work_ended(bench: Bench, typed: str | None, minutes: int) -> None:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=20)
    again = TimerController(bench.controller.desk, bench.tab)
    bench.clock.advance(minutes=30)
    again.recover()
    bench.controller.reload()
    assert "Hotel Aurora" in told(bench)
    assert bench.job().state is S.TO_VERIFY
    if typed is None:
        press(bench, "crashConfirm")
    else:
        find(bench.tab, QTimeEdit, "sleepEndedAt").setTime(QTime.fromString(typed, "HH:mm"))
        press(bench, "crashEnded")
    assert told(bench) == ""
    assert bench.job().state is S.PAUSED
    assert all(one.state is SegmentState.CLOSED for one in bench.segments())
    assert total_ms(bench.segments()) == minutes * MINUTE


def test_an_end_in_the_future_is_refused_in_place(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=20)
    bench.clock.advance(minutes=30)
    TimerController(bench.controller.desk, bench.tab).recover()
    bench.controller.reload()
    find(bench.tab, QTimeEdit, "sleepEndedAt").setTime(QTime(11, 30))
    press(bench, "crashEnded")
    assert "10:50" in find(bench.tab, QLabel, "sleepError").text()
    assert bench.job().state is S.TO_VERIFY


def test_one_more_pc_joins_work_about_no_request(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=5)
    bench.controller.start(WorkRequest(1, site_id=1, device_ids=(2,)))
    bench.pass_time(minutes=5)
    assert [one.device_id for one in bench.segments()] == [None, 2]
    assert bench.job().device_ids == (2,)


def test_the_card_switches_the_pc(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1, device_ids=(2,)))
    box = find(bench.tab, QComboBox, "workDevice")
    assert [box.itemText(place) for place in range(box.count())] == ["no PC in particular", "PC-02", "PC-01"]
    assert box.currentText() == "PC-02"
    bench.pass_time(minutes=5)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    bench.pass_time(minutes=5)
    assert [one.device_id for one in bench.segments()] == [2, 1]
    assert (bench.job().device_ids, box.currentText()) == ((2, 1), "PC-01")
    bench.controller.pause()
    assert box.isHidden()


def test_planned_duties_are_their_own_work(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    bench.controller.start(WorkRequest(1, device_ids=(1,), category=WorkCategory.PLANNED_DUTY))
    assert bench.job(2).category is WorkCategory.PLANNED_DUTY


def test_a_question_survives_the_program(bench: Bench) -> None:
    """A kill leaves no time to save: the question was written with the time it is about."""
    bench.controller.start(WorkRequest(1))
    bench.pass_time(minutes=5)
    away(bench, 12)
    (asked,) = bench.controller.questions
    again = TimerController(bench.controller.desk, bench.tab)
    again.recover()
    assert again.questions[0] == asked
    assert len(again.questions) == 2
    again.answer(lambda uow, _clock: timekeeping.answer_sleep(uow, asked_sleep(asked), SleepAnswer.PAUSE))
    assert asked not in again.questions
    again.reload()
    assert asked not in again.questions


def asked_sleep(question: object) -> SleepQuestion:
    assert isinstance(question, SleepQuestion)
    return question
