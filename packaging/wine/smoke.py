"""The frozen program does its main job under Wine, on a screen, and says nothing that is not expected."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

from wine.places import OUT, windows_path
from wine.session import Session

EXPECTED = re.compile(r"(window|mail|queue|authorised|timer|price|report|plan|secret|tabs): .+")
STEPS = 10
KEPT = "stored, read, deleted"
PICTURES = OUT / "pictures"
ON_SCREEN = {"QT_QPA_PLATFORM": "windows"}


def run(here: Session, bundle: Path) -> None:
    """Leaves its pictures where a person may look at them."""
    began = time.monotonic()
    print("   " + "\n   ".join(walk(here, bundle, PICTURES)))
    seconds = time.monotonic() - began
    print(f"   {seconds:.0f} s, {len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.name}")


def walk(here: Session, bundle: Path, out: Path) -> list[str]:
    """The lines of ``--smoke`` through the console program, which ends by itself."""
    shutil.rmtree(out, ignore_errors=True)
    console, result = windows_path(bundle / "istes-desk-cli.exe"), out / "smoke.json"
    asked = ["--smoke", "--result", windows_path(result), "--out", windows_path(out)]
    done = here.must(console, *asked, seconds=600, extra=ON_SCREEN)
    lines = done.output.splitlines()
    strange = [line for line in lines if not EXPECTED.fullmatch(line)]
    told = json.loads(result.read_text(encoding="utf-8"))
    if strange or len(lines) != STEPS or told["steps"] != lines or "secret: " + KEPT not in lines:
        raise RuntimeError("the walk said:\n" + done.output)
    return lines
