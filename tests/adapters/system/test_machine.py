"""A computer is known again at the next start, and its own id is not told."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from istes_desk.adapters.system import machine
from istes_desk.adapters.system.clock import SystemClock


def test_two_computers_differ_and_one_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = []
    for own in ("4a1b", "4a1b", "77ff"):
        machine.machine_id.cache_clear()
        monkeypatch.setattr(machine, "system_id", lambda own=own: own)
        ids.append(SystemClock().machine())
    machine.machine_id.cache_clear()
    assert ids[0] == ids[1] != ids[2]
    assert "4a1b" not in ids[0]


def test_without_an_id_of_the_system_its_name_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "system_id", str)
    names = []
    for name in ("reception", "office"):
        machine.machine_id.cache_clear()
        monkeypatch.setattr(platform, "node", lambda name=name: name)
        names.append(machine.machine_id())
    machine.machine_id.cache_clear()
    assert len(set(names)) == 2
