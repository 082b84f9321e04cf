"""Where this program keeps its files on this machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "ISTES Desk"
PORTABLE = "portable.txt"
"""Beside the frozen program: data stays there too, in the folder ``data``."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of one user. ``data`` holds the database, ``state`` logs and crash reports."""

    data: Path
    config: Path
    state: Path

    @property
    def database(self) -> Path:
        return self.data / "istes-desk.sqlite3"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def window_settings(self) -> Path:
        return self.config / "window.ini"

    @property
    def log(self) -> Path:
        return self.state / "istes-desk.log"

    @property
    def crash(self) -> Path:
        return self.state / "crash.txt"


def user_profile(root: Path | None = None) -> Profile:
    """The platform's own folders, or all three below ``root`` (tests, portable use). Makes them."""
    root = root or portable_root()
    if root is None:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP_NAME, appauthor=False)
        profile = Profile(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)
    else:
        profile = Profile(root / "data", root / "config", root / "state")
    for folder in (profile.data, profile.config, profile.state):
        folder.mkdir(parents=True, exist_ok=True)
    return profile


def portable_root() -> Path | None:
    """Where a program carried on a stick keeps its data; None for an installed one and in the source tree."""
    here = Path(sys.executable).parent
    return here / "data" if getattr(sys, "frozen", False) and (here / PORTABLE).exists() else None
