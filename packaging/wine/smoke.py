"""The frozen program does its main job under Wine, on a screen, and says nothing that is not expected."""

from __future__ import annotations

import re
from pathlib import Path

from wine.places import windows_path
from wine.session import Session

EXPECTED = re.compile(r"(window|mail|queue|authorised|timer|price|report|plan|secret|tabs): .+")
STEPS = 8


def run(here: Session, bundle: Path) -> None:
    """The walk of ``--smoke`` through the console program; it ends by itself."""
    console = windows_path(bundle / "istes-desk-cli.exe")
    walk = here.must(console, "--smoke", seconds=180, extra={"QT_QPA_PLATFORM": "windows"})
    lines = walk.output.splitlines()
    strange = [line for line in lines if not EXPECTED.fullmatch(line)]
    if strange or len(lines) < STEPS:
        raise RuntimeError("the walk said:\n" + walk.output)
    print("   " + "\n   ".join(lines))
    print(f"   {walk.seconds:.0f} s")
