"""The wheel brings the shipped files and the licence, and none of the workshop."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_wheel_is_complete_and_clean(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    shipped = {
        f"istes_desk/_resources/{file.relative_to(ROOT / 'resources').as_posix()}" for file in resources()
    }
    forms = {file.relative_to(ROOT).as_posix() for file in (ROOT / "istes_desk/gui/forms").glob("*.py")}
    assert (shipped | forms) - set(names) == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"istes_desk"}


def resources() -> list[Path]:
    return [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
