"""The Wine prefix: an empty Windows 10 with readable fonts and our stubs."""

from __future__ import annotations

import shutil
import subprocess

from wine import stubs
from wine.places import DRIVE, PREFIX, SERVER, windows_path
from wine.session import Session

FIRST = "mscoree,mshtml=;winemenubuilder.exe=d"
"""Before our version.dll is there."""
FONTS = {
    "Segoe UI": "Open Sans",
    "Segoe UI Semibold": "Open Sans",
    "Tahoma": "Open Sans",
    "MS Shell Dlg": "Open Sans",
    "MS Shell Dlg 2": "Open Sans",
    "Arial": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
    "Consolas": "Liberation Mono",
}
REGISTRY = """REGEDIT4

[HKEY_CURRENT_USER\\Software\\Wine\\WineDbg]
"ShowCrashDialog"=dword:00000000

[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]
"""


def make(here: Session) -> None:
    """From nothing; without Segoe UI Wine would show a serif font."""
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.mkdir(parents=True)
    bare = Session(here.display, FIRST)
    bare.must("wineboot", "-i", seconds=180)
    bare.must("winecfg", "-v", "win10", seconds=60)
    _wait(bare)
    for library in stubs.build():
        shutil.copy(library, DRIVE / "windows" / "system32")
    settings = DRIVE / "settings.reg"
    lines = "".join(f'"{name}"="{instead}"\n' for name, instead in FONTS.items())
    settings.write_text(REGISTRY + lines)
    here.must("regedit", "/S", windows_path(settings), seconds=60)
    _wait(here)


def _wait(here: Session) -> None:
    """Until Wine has written its registry."""
    subprocess.run([SERVER, "-w"], env=here.environment(), check=True)
