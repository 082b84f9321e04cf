"""Each test has a home of its own: the developer's files, keyring and session bus stay out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/config",
    "LOCALAPPDATA": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "home/run",
}


@pytest.fixture(autouse=True)
def own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary home folder."""
    root = tmp_path_factory.mktemp("profile")
    for name, folder in FOLDERS.items():
        path = root / folder
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return root / "home"
