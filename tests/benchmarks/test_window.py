"""Start, queue and rest of the real window, each against a yardstick of the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.tables_incidents import IncidentRow
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.services.shipped import ensure_shipped_rows
from tests.benchmarks.incident_rows import incident_rows

ROOT = Path(__file__).parents[2]
PROGRAMS = "tests.benchmarks.programs"
RUNS = 5


def prepared(folder: Path, incidents: int) -> Profile:
    """A profile whose database is set up and holds so many waiting incidents."""
    profile = user_profile(folder)
    database = open_sqlite(profile.database, profile.backups)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        uow.add(Firm("Studio Sistemi", set_up=True))
        uow.add(Customer("Hotel Aurora"))
    with database.engine.begin() as connection:
        connection.execute(
            insert(IncidentRow), incident_rows(incidents, datetime.now(UTC) - timedelta(days=30))
        )
    database.close()
    return profile


def seconds_to_paint(*command: str) -> float:
    """From the start of the process to its word that the window was painted."""
    begin = time.perf_counter()
    with start(*command) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "painted\n"
        taken = time.perf_counter() - begin
        process.wait()
    return taken


def start(*command: str) -> subprocess.Popen[str]:
    """Both programs with their compiled modules, as installed ones have them; the first run writes them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    line = [sys.executable, "-m", *command]
    return subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.benchmark
def test_the_queue_is_painted_soon_after_a_cold_start(tmp_path: Path) -> None:
    """At most 3 times a bare window with four empty tables, with 10,000 incidents waiting."""
    prepared(tmp_path, 10_000)
    ours = (f"{PROGRAMS}.real_window", str(tmp_path), "paint")
    seconds_to_paint(f"{PROGRAMS}.bare_window"), seconds_to_paint(*ours)
    pairs = [(seconds_to_paint(*ours), seconds_to_paint(f"{PROGRAMS}.bare_window")) for _ in range(RUNS)]
    ratio = statistics.median(real / bare for real, bare in pairs)
    print(f"cold start: {ratio:.2f} times a bare window")
    assert ratio <= 3


@pytest.mark.benchmark
def test_the_running_timer_costs_next_to_nothing(tmp_path: Path) -> None:
    """At most 1 % of a core while a timer runs and nobody touches anything."""
    prepared(tmp_path, 1_000)
    with start(f"{PROGRAMS}.real_window", str(tmp_path), "idle") as process:
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
    share = float(lines[-1].split()[1])
    print(f"idle: {share:.2%} of a core")
    assert share <= 0.01
