"""Where things lie: a cache that may be deleted at any time, below build/."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = ROOT / "build" / "wine"
OUT = ROOT / "dist" / "windows"
PREFIX = CACHE / "prefix"
DRIVE = PREFIX / "drive_c"
STUBS = CACHE / "stubs"
LOCALES = CACHE / "locales"
TOOLS = CACHE / "tools"
WINDOWS_PYTHON = DRIVE / "python"
PYTHON_EXE = r"C:\python\python.exe"
WINE = Path("/usr/lib/wine/wine64")
SERVER = Path("/usr/lib/wine/wineserver64")
WINE_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")


def windows_path(path: Path) -> str:
    """How a Windows program calls a file of this machine: drive Z is our root folder."""
    inside = path.resolve()
    if inside.is_relative_to(DRIVE):
        return str(PureWindowsPath("C:\\", *inside.relative_to(DRIVE).parts))
    return str(PureWindowsPath("Z:\\", *inside.parts[1:]))


def user_folder() -> Path:
    """The home of Wine's one user."""
    homes = [path for path in (DRIVE / "users").iterdir() if path.name != "Public"]
    own = os.environ.get("USER", "root")
    return next((path for path in homes if path.name == own), homes[0])
