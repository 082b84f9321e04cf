"""A slow disk and a quick hand: what was asked for counts from its moment, and counts once (B-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import SleepAnswer, total_ms
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.tasks import Tasks
from istes_desk.gui.timer.controller import TimerController
from istes_desk.services import timekeeping
from istes_desk.services.changes import Changes
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import SleepQuestion
from tests.gui.timer.conftest import Bench
from tests.slow_runner import SlowRunner

MINUTE = 60_000


@dataclass
class Slow:
    bench: Bench
    runner: SlowRunner
    controller: TimerController
    qtbot: QtBot

    def settle(self) -> None:
        """The disk has caught up."""
        self.runner.settle(self.controller.desk.tasks, self.qtbot)


@pytest.fixture
def slow(bench: Bench, qtbot: QtBot) -> Slow:
    runner = SlowRunner()
    tasks = Tasks(bench.database, runner, bench.tab)
    controller = TimerController(replace(bench.controller.desk, tasks=tasks), bench.tab)
    made = Slow(bench, runner, controller, qtbot)
    controller.start(WorkRequest(1))
    made.settle()
    return made


def test_a_stop_during_a_slow_heartbeat_ends_the_work_when_it_was_pressed(slow: Slow) -> None:
    slow.bench.clock.advance(minutes=5)
    slow.controller.tick()
    slow.bench.clock.advance(seconds=10)
    slow.controller.stop()
    slow.bench.clock.advance(minutes=4)
    slow.settle()
    job = slow.bench.job()
    assert job.state is InterventionState.STOPPED
    assert total_ms(slow.bench.segments()) == 5 * MINUTE + 10_000
    assert job.stopped == slow.bench.segments()[0].end_utc


def test_a_double_click_on_an_answer_answers_once(slow: Slow) -> None:
    slow.bench.clock.advance(minutes=5)
    slow.controller.tick()
    slow.settle()
    slow.bench.clock.sleep(minutes=30)
    slow.controller.tick()
    slow.settle()
    refused: list[Exception] = []
    slow.controller.desk.tasks.failed.connect(refused.append)
    question = slow.controller.question
    assert isinstance(question, SleepQuestion)

    def worked(uow: UnitOfWork, _clock: Clock) -> Changes:
        return timekeeping.answer_sleep(uow, question, SleepAnswer.WORKED)

    slow.controller.answer(worked)
    slow.controller.answer(worked)
    slow.controller.pause()
    slow.settle()
    assert refused == []
    assert slow.controller.questions == []
    assert slow.bench.job().state is InterventionState.PAUSED
    assert total_ms(slow.bench.segments()) == 35 * MINUTE
