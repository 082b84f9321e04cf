"""One technician at two computers on one database: no minute counts twice, none is lost unasked (B-5)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.interventions import InterventionState
from istes_desk.domain.timeclock import total_ms
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.tasks import Tasks
from istes_desk.gui.timer.card import WorkCard
from istes_desk.gui.timer.controller import TimerController
from tests.fakes import FixedClock, InlineRunner
from tests.gui.timer.conftest import Bench

MINUTE = 60_000


def second_station(bench: Bench) -> tuple[TimerController, FixedClock]:
    """The same technician's program on another computer, on the same database."""
    clock = FixedClock(bench.clock.now(), "there")
    tasks = Tasks(bench.database, InlineRunner())
    desk = replace(bench.controller.desk, clock=clock, tasks=tasks)
    return TimerController(desk, bench.tab), clock


def both_go_on(bench: Bench, other: tuple[TimerController, FixedClock], minutes: int) -> None:
    for _ in range(minutes * 2):
        other[1].advance(seconds=30)
        bench.pass_time(seconds=30)
        other[0].tick()


def test_what_runs_on_another_computer_is_not_measured_here_too(bench: Bench) -> None:
    """B-5: one timer per technician; one minute is one minute, whoever looks."""
    bench.controller.start(WorkRequest(1, incident_id=1))
    there = second_station(bench)
    refused: list[Exception] = []
    there[0].desk.tasks.failed.connect(refused.append)
    both_go_on(bench, there, 5)
    there[0].start(WorkRequest(1, incident_id=1))
    there[0].toggle()
    assert ["altro computer" in str(one) for one in refused] == [True, True]
    assert (there[0].running, there[0].elsewhere) == (False, True)
    both_go_on(bench, there, 5)
    assert total_ms(bench.segments()) == 10 * MINUTE
    card = WorkCard(there[0], bench.tab)
    assert not card.pause.isEnabled()
    assert card.stop.isEnabled()


def test_what_was_stopped_from_another_computer_ends_at_its_last_heartbeat(bench: Bench) -> None:
    bench.controller.start(WorkRequest(1))
    there = second_station(bench)
    both_go_on(bench, there, 5)
    there[0].start(WorkRequest(1))
    both_go_on(bench, there, 5)
    assert bench.job(1).state is InterventionState.TO_VERIFY
    assert (bench.controller.running, there[0].running) == (False, True)
    assert bench.controller.elsewhere
    assert [total_ms(bench.segments(id)) for id in (1, 2)] == [5 * MINUTE, 5 * MINUTE]
    bench.controller.stop()
    assert bench.job(2).state is InterventionState.TO_VERIFY
    assert total_ms(bench.segments(2)) == 5 * MINUTE
