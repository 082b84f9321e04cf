"""What the interpreter writes when it dies, kept for the next start."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import TextIO


def take_left_over(path: Path) -> str:
    """What the last run left in its crash file, "" when it ended in peace; it is told once only."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    path.replace(path.with_suffix(".last.txt")) if text else path.unlink()
    return text


class CrashFile:
    """Catches deadly signals into the file; gone again when the program ends in peace."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO = path.open("w", encoding="utf-8")
        faulthandler.enable(self._file)

    def close(self) -> None:
        faulthandler.disable()
        self._file.close()
        self._path.unlink(missing_ok=True)
