"""Folders of the user, and clocks that run forward."""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path

import pytest

from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.profile import PORTABLE, portable_root, user_profile


def test_a_portable_profile_stays_below_its_root(tmp_path: Path) -> None:
    profile = user_profile(tmp_path / "chiavetta")
    places = (profile.database, profile.backups, profile.settings, profile.window_settings, profile.log)
    assert all(place.is_relative_to(tmp_path / "chiavetta") for place in (*places, profile.crash))
    assert all(folder.is_dir() for folder in (profile.data, profile.config, profile.state))


@pytest.mark.usefixtures("own_profile")
def test_the_users_profile_is_made_where_the_platform_wants_it() -> None:
    profile = user_profile()
    assert profile.data.is_dir()
    assert profile.database.parent == profile.data


def test_clocks_are_aware_and_run_forward() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    before = clock.monotonic_ms(), clock.boottime_ms()
    after = clock.monotonic_ms(), clock.boottime_ms()
    assert before <= after
    assert clock.boottime_ms() >= clock.monotonic_ms() - 1


def test_a_program_on_a_stick_keeps_its_data_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ISTES Desk.exe"))
    (tmp_path / PORTABLE).write_text("")
    assert portable_root() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert user_profile().database == tmp_path / "data" / "data" / "istes-desk.sqlite3"
    (tmp_path / PORTABLE).unlink()
    assert portable_root() is None
