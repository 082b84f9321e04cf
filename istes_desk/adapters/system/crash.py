"""What the interpreter writes when it dies, kept for the next start; never its memory."""

from __future__ import annotations

import faulthandler
import sys
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


def leave_no_memory() -> None:
    """No core file: passwords that were just shown would lie on the disk in it (N-2). Windows makes none."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


class CrashFile:
    """Catches deadly signals into the file; gone again when the program ends in peace."""

    def __init__(self, path: Path) -> None:
        leave_no_memory()
        self._path = path
        self._file: TextIO = path.open("w", encoding="utf-8")
        faulthandler.enable(self._file)

    def close(self) -> None:
        faulthandler.disable()
        self._file.close()
        self._path.unlink(missing_ok=True)
