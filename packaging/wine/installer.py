"""The installer of the bundle, by Debian's NSIS."""

from __future__ import annotations

from pathlib import Path

import nsis
from nsis import Program, ours

from wine.places import CACHE, OUT

MOST_BYTES = 40_000_000


def setup_file() -> Path:
    return OUT / f"ISTES-Desk-{ours().version}-setup.exe"


def make(bundle: Path) -> None:
    """The one that is handed out; RuntimeError when it is too large."""
    size = write(bundle, ours(), setup_file()).stat().st_size
    print(f"   {setup_file().name}: {size / 1e6:.1f} MB")
    if size > MOST_BYTES:
        raise RuntimeError(f"the bound is {MOST_BYTES / 1e6:.0f} MB")


def write(bundle: Path, program: Program, target: Path, *, quick: bool = False) -> Path:
    return nsis.write(bundle, program, CACHE / nsis.ICON, target, quick=quick)
