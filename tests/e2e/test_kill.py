"""A program killed while its timer runs loses at most one heartbeat and nothing else (B-5)."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.domain.customers import Customer
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.gui.timer import controller
from istes_desk.services.corrections import confirm_times
from istes_desk.services.timekeeping import recover
from istes_desk.services.work_views import work_rows
from tests.e2e.timer_child import nursed

ROOT = Path(__file__).parents[2]
BEAT_MS = 200
QUICK_MS = 50
KILLS, AT_ONCE = 100, 4
LIFE_S = 0.3
SLACK_MS = 3_000
"""What a loaded machine may need between a heartbeat that is due and its commit."""
TICK_MS = 20
"""How far two clocks of one machine may read apart."""


def seed(path: Path) -> None:
    database = open_sqlite(path, path.parent)
    with database() as uow:
        uow.add(Customer("Hotel Aurora"))
        uow.add(Tariff(date(2020, 1, 10), None, 20, Decimal("20.00")))
    database.close()


def run_and_kill(path: Path, beats: int) -> tuple[int, datetime]:
    """Kills the child after some heartbeats; the last one it told of (ms), and the moment of the kill."""
    command = [sys.executable, "-m", "tests.e2e.timer_child", str(path), str(path.parent), str(BEAT_MS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "started\n"
        lines = [int(child.stdout.readline()) for _ in range(beats)]
        child.kill()
        killed = datetime.now(UTC)
    return lines[-1], killed


def test_a_heartbeat_is_due_every_fifteen_seconds() -> None:
    assert controller.BEAT_MS <= 15_000


@pytest.mark.parametrize("beats", [1, 4])
def test_a_killed_program_loses_one_heartbeat_at_most(tmp_path: Path, beats: int) -> None:
    path = tmp_path / "istes-desk.sqlite3"
    seed(path)
    told_ms, killed = run_and_kill(path, beats)
    database = open_sqlite(path, tmp_path)
    with database() as uow:
        (open_one,) = uow.find(Segment)
        assert open_one.state is SegmentState.OPEN
        recover(uow, SystemClock(), "marco")
    with database() as uow:
        (segment,) = uow.find(Segment)
        (job,) = uow.find(Intervention)
        (row,) = work_rows(uow)
        assert uow.get(Customer, 1).name == "Hotel Aurora"
    assert (segment.state, job.state) == (SegmentState.TO_VERIFY, InterventionState.TO_VERIFY)
    assert "verificare" in row.obstacle
    assert segment.end_utc is not None
    assert (killed - segment.end_utc).total_seconds() * 1000 <= BEAT_MS + SLACK_MS
    assert segment.end_utc.timestamp() * 1000 >= told_ms - SLACK_MS
    assert (
        beats * BEAT_MS <= segment.elapsed_ms <= (killed - segment.start_utc).total_seconds() * 1000 + TICK_MS
    )
    with database() as uow:
        confirm_times(uow, job.id)
        assert uow.get(Intervention, job.id).state is InterventionState.PAUSED
    database.close()
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


@pytest.fixture(scope="module")
def nursery() -> Any:
    """Processes that begin where the program is imported already, where the system can."""
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    made = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        made.set_forkserver_preload(["tests.e2e.timer_child"])
    return made


def kill_at(nursery: Any, path: Path, moment: float) -> tuple[int, datetime]:
    """Kills a running timer so many seconds after it said it runs; the last heartbeat it told of (ms)."""
    ours, theirs = nursery.Pipe(duplex=False)
    child = nursery.Process(target=nursed, args=(theirs, str(path), QUICK_MS))
    child.start()
    theirs.close()
    assert ours.recv() == "started"
    told, until = 0, time.monotonic() + moment
    while ours.poll(max(0.0, until - time.monotonic())):
        told = ours.recv()
    child.kill()
    killed = datetime.now(UTC)
    child.join()
    ours.close()
    return told, killed


def what_is_left(path: Path, told_ms: int, killed: datetime) -> str:
    """The words of what is wrong with it, empty when nothing is."""
    database = open_sqlite(path, path.parent)
    with database() as uow:
        recover(uow, SystemClock(), "marco")
    with database() as uow:
        (segment,), (job,) = uow.find(Segment), uow.find(Intervention)
    database.close()
    assert segment.end_utc is not None
    lost = (killed - segment.end_utc).total_seconds() * 1000
    laws = {
        "state": (segment.state, job.state) == (SegmentState.TO_VERIFY, InterventionState.TO_VERIFY),
        f"lost {lost:.0f} ms": lost <= QUICK_MS + SLACK_MS,
        "what was told is gone": segment.end_utc.timestamp() * 1000 >= told_ms - SLACK_MS,
        "length": 0 <= segment.elapsed_ms <= (killed - segment.start_utc).total_seconds() * 1000 + TICK_MS,
        "no heartbeat": bool(segment.elapsed_ms) or not told_ms,
    }
    return ", ".join(words for words, holds in laws.items() if not holds)


def test_a_hundred_kills_at_random_moments(tmp_path: Path, nursery: Any) -> None:
    """At most one heartbeat is lost each time, and each time the work waits to be verified (B-5)."""
    seed(tmp_path / "seed.sqlite3")
    chance = random.Random(26)

    def one(number: int) -> str:
        path = tmp_path / f"{number}.sqlite3"
        shutil.copy(tmp_path / "seed.sqlite3", path)
        return what_is_left(path, *kill_at(nursery, path, moments[number]))

    moments = [chance.uniform(0, LIFE_S) for _ in range(KILLS)]
    with ThreadPoolExecutor(AT_ONCE) as several:
        assert [words for words in several.map(one, range(KILLS)) if words] == []
