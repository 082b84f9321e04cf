"""The program on a full disk and on one that is write-protected: one clear page, nothing overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from istes_desk.adapters.db.opening import open_sqlite

ROOT = Path(__file__).parents[2]
SMALL = 200_000
"""Bytes: less than the tables of an empty database need."""
ROOM = ("è pieno", "non risponde")
SHUT = ("non può scrivere", "sola lettura")


@dataclass(frozen=True)
class Disk:
    """A profile's folder with too little room, by a small disk of its own or by a limit on every file."""

    folder: Path
    limit: int = 0


def mount(*words: str) -> bool:
    """As root on Linux; False where this machine does not let it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], check=False, capture_output=True).returncode == 0


@pytest.fixture
def unmounted() -> Iterator[Callable[[Path], None]]:
    """Mounted folders that go again after the test."""
    folders: list[Path] = []
    yield folders.append
    for folder in folders:
        subprocess.run(["umount", str(folder)], check=True)


def shown(disk: Disk) -> str:
    """What the program says first."""
    command = [sys.executable, "-m", "tests.e2e.start_child", str(disk.folder), str(disk.limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout


def test_a_first_start_on_a_full_disk_says_so(tmp_path: Path, unmounted: Callable[[Path], None]) -> None:
    small = mount("-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(tmp_path))
    if small:
        unmounted(tmp_path)
    said = shown(Disk(tmp_path, 0 if small else SMALL // 10))
    assert said.startswith("StartupPage: Il disco")
    assert any(word in said for word in ROOM)


def test_a_disk_that_filled_up_costs_no_data(tmp_path: Path) -> None:
    path = tmp_path / "data" / "istes-desk.sqlite3"
    open_sqlite(path, tmp_path / "backups").close()
    before = path.read_bytes()
    said = shown(Disk(tmp_path, SMALL // 10))
    assert said.startswith(("StartupPage: Il disco", "FirstRunPage"))
    assert path.read_bytes() == before


def test_a_profile_that_cannot_be_written_is_refused(
    tmp_path: Path, unmounted: Callable[[Path], None]
) -> None:
    path = tmp_path / "data" / "istes-desk.sqlite3"
    open_sqlite(path, tmp_path / "backups").close()
    for name in ("config", "state"):
        (tmp_path / name).mkdir()
    before = path.read_bytes()
    if mount("--bind", str(tmp_path), str(tmp_path)):
        unmounted(tmp_path)
        assert mount("-o", "remount,ro,bind", str(tmp_path))
    else:
        for folder in (tmp_path / "state", path.parent):
            folder.chmod(0o500)
    said = shown(Disk(tmp_path))
    assert said.startswith("StartupPage: ")
    assert any(word in said for word in SHUT)
    assert path.read_bytes() == before
