"""A program killed while its timer runs loses at most one heartbeat and nothing else (B-5)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

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

ROOT = Path(__file__).parents[2]
BEAT_MS = 200
SLACK_MS = 1_000
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
