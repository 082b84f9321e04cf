"""The installer of the bundle, by Debian's NSIS."""

from __future__ import annotations

from pathlib import Path

import nsis
from frozen.windows import version

from wine.places import CACHE, OUT, ROOT

MOST_BYTES = 40_000_000


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
    return nsis.write(bundle, name, CACHE / nsis.ICON, target, quick=quick)
