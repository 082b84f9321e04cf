"""Freezes the program with Windows' own Python: the same specification as everywhere."""

from __future__ import annotations

from wine.places import CACHE, OUT, PYTHON_EXE, ROOT, windows_path
from wine.session import Session

BUNDLE = OUT / "ISTES Desk"


def make(here: Session) -> None:
    """The folder ``BUNDLE``; the build's report lies beside it."""
    OUT.mkdir(parents=True, exist_ok=True)
    places = ["--distpath", windows_path(OUT), "--workpath", windows_path(CACHE / "frozen")]
    specification = windows_path(ROOT / "packaging" / "istes-desk.spec")
    done = here.run(
        *(PYTHON_EXE, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, specification),
        seconds=1200,
    )
    (OUT / "freeze.log").write_text(done.output, encoding="utf-8")
    if done.code:
        raise RuntimeError(f"PyInstaller: exit code {done.code}\n{done.output[-3000:]}")
