"""A database with the demo year for a program that is to be tried with data."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from wine.places import HERE, ROOT, user_folder


def fill(folder: Path) -> None:
    """By the project's own Python, for Wine's one user."""
    folder.mkdir(parents=True)
    python, script = ROOT / ".venv" / "bin" / "python", HERE / "demo_profile.py"
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [str(python), str(script), str(folder), user_folder().name], check=True, cwd=ROOT, env=ours
    )
