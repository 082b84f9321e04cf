"""Runs makensis on a frozen folder: the same bytes from the same files. Standard library only.

As a script: folder, file of the installer.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from frozen.windows import version

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "installer.nsi"
ICON = Path("frozen", "istes-desk", "istes-desk.ico")
"""Where a freeze leaves it, below its cache; the banner is beside it."""
TIME = 1795305600
"""NSIS keeps the times of files: all get this one."""


class Program(NamedTuple):
    """What an installer says of the program in it: its version, and the revision of the tables it reads."""

    version: str
    revision: int


def ours() -> Program:
    text = (ROOT / "istes_desk" / "adapters" / "db" / "revision.py").read_text(encoding="utf-8")
    (revision,) = re.findall(r'HEAD = "(\d+)"', text)
    return Program(version(ROOT), int(revision))


def write(bundle: Path, program: Program, icon: Path, target: Path, *, quick: bool = False) -> Path:
    """RuntimeError with what makensis says; ``quick`` packs badly and fast, for tests of what it does."""
    for path in [bundle, *bundle.rglob("*")]:
        os.utime(path, (TIME, TIME))
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    facts = {"VERSION": program.version, "REVISION": program.revision, "BUNDLE": bundle, "SIZE": size}
    facts |= {"ICON": icon, "BANNER": icon.with_name("banner.bmp"), "OUTFILE": target}
    facts |= {"SIGN": signing()} if os.environ.get("ISTES_DESK_SIGN_CERTIFICATE") else {}
    defines = [f"-D{name}={value}" for name, value in facts.items()] + ["-DQUICK"] * quick
    command = ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"makensis: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return target


def signing() -> str:
    """The command that NSIS puts a file's name behind."""
    return f'"{sys.executable}" "{ROOT / "packaging" / "sign.py"}"'


if __name__ == "__main__":
    folder, setup = (Path(argument).resolve() for argument in sys.argv[1:])
    made = write(folder, ours(), ROOT / "build" / ICON, setup)
    print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB")
