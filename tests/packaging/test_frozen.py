"""The frozen program does the main job where nothing else of ours is to be found."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from istes_desk import __version__

ROOT = Path(__file__).resolve().parents[2]
CONSOLE = "istes-desk-cli" + (".exe" if sys.platform == "win32" else "")
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "LANG", "DBUS_SESSION_BUS_ADDRESS")
STRANGE = {"_pytest", "PyInstaller", "tkinter", "numpy", "aiohttp"}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("frozen")
    freeze = [sys.executable, str(ROOT / "packaging" / "dev.py"), "freeze", str(target)]
    done = subprocess.run(freeze, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return target / "ISTES Desk"


def ask(bundle: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run where no source, environment or setting of ours can be found."""
    there = {name: os.environ[name] for name in KEPT if name in os.environ}
    there |= {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [str(bundle / CONSOLE), *arguments]
    return subprocess.run(command, cwd=home, env=there, capture_output=True, text=True, check=False)


def test_does_the_main_job(bundle: Path, tmp_path: Path) -> None:
    done = ask(bundle, tmp_path, "--smoke")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert steps == [
        "window",
        "mail",
        "queue",
        "authorised",
        "timer",
        "price",
        "report",
        "plan",
        "secret",
        "tabs",
    ]


def test_knows_its_version(bundle: Path, tmp_path: Path) -> None:
    assert ask(bundle, tmp_path, "--version").stdout.strip() == f"ISTES Desk {__version__}"


def test_says_what_is_wrong_and_fails(bundle: Path, tmp_path: Path) -> None:
    done = ask(bundle, tmp_path, "--profile", str(tmp_path / "new"), "backup")
    assert (done.returncode, done.stderr.strip()) == (1, "Non c'è ancora nessun database da copiare.")


def test_leaves_the_data_of_a_later_program_alone(bundle: Path, tmp_path: Path) -> None:
    migrate = ("--profile", str(tmp_path / "new"), "migrate")
    assert ask(bundle, tmp_path, *migrate).returncode == 0
    (data,) = tmp_path.rglob("istes-desk.sqlite3")
    with closing(sqlite3.connect(data)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before, done = data.read_bytes(), ask(bundle, tmp_path, *migrate)
    assert (done.returncode, data.read_bytes()) == (1, before)
    assert done.stderr.startswith("Il database è più recente di questo programma.")


def test_brings_all_that_is_read_as_files(bundle: Path) -> None:
    inside = bundle / "_internal" / "istes_desk"
    revisions = {path.name for path in (ROOT / "istes_desk/adapters/db/migrations/versions").glob("r*.py")}
    shipped = {path.name for path in (inside / "adapters/db/migrations/versions").glob("r*.py")}
    assert shipped == revisions
    assert (inside / "_resources" / "i18n" / "istes_desk_it.qm").is_file()
    assert not STRANGE & {path.name for path in (bundle / "_internal").iterdir()}
