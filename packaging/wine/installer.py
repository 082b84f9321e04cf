"""The installer: Debian's NSIS on the bundle; the same bytes from the same files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from frozen.windows import version

from wine.places import CACHE, OUT, ROOT

SCRIPT = ROOT / "packaging" / "installer.nsi"
ICON = CACHE / "frozen" / "istes-desk" / "istes-desk.ico"
MOST_BYTES = 40_000_000
TIME = 1795305600
"""NSIS keeps the times of files: all get this one."""


def number() -> str:
    return version(ROOT)


def setup_file() -> Path:
    return OUT / f"ISTES-Desk-{number()}-setup.exe"


def make(bundle: Path) -> None:
    """The one that is handed out; RuntimeError when it is too large."""
    size = write(bundle, number(), setup_file()).stat().st_size
    print(f"   {setup_file().name}: {size / 1e6:.1f} MB")
    if size > MOST_BYTES:
        raise RuntimeError(f"the bound is {MOST_BYTES / 1e6:.0f} MB")


def write(bundle: Path, name: str, target: Path, *, quick: bool = False) -> Path:
    """``quick`` packs badly and fast, for the tests of what it does."""
    for path in [bundle, *bundle.rglob("*")]:
        os.utime(path, (TIME, TIME))
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    facts = {"VERSION": name, "BUNDLE": bundle, "SIZE": size, "ICON": ICON, "OUTFILE": target}
    defines = [f"-D{name}={value}" for name, value in facts.items()] + ["-DQUICK"] * quick
    command = ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"makensis: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return target
