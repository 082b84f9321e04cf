"""The vault killed at each step of its journal: at most an orphan, gone with the next opening (N-2)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.keyring_session import run_with_keyring

ROOT = Path(__file__).parents[2]
POINTS = ["add 5", "rotate 8", "remove 5", "first key 7", "renew 8"]


def command(folder: Path, *given: str) -> list[str]:
    return [sys.executable, "-X", "utf8", "-m", "tests.e2e.vault_kills", str(folder), *given]


def test_killed_at_every_step_on_a_vault_with_the_limits_of_windows(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path, "windows"), cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, POINTS), done.stderr


@pytest.mark.keyring_session
def test_killed_at_every_step_on_a_real_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("home", "work"):
        (tmp_path / name).mkdir()
    done = run_with_keyring(command(tmp_path / "work", "session", "add", "rotate"), tmp_path / "home")
    assert (done.returncode, done.stdout.splitlines()) == (0, POINTS[:2]), done.stderr
