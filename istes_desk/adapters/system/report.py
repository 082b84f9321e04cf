"""The report of a bug: what happened and on what machine; nothing of the customers, nothing secret."""

from __future__ import annotations

import platform
import sys
import traceback
from importlib.metadata import version
from pathlib import Path

import psutil

from istes_desk import __version__
from istes_desk.adapters.system.log import redact

MIB = 1024 * 1024
LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "reportlab")


def bug_report(error: BaseException, folder: Path) -> str:
    """Facts and traceback, redacted; ``folder`` is where the data is (for its free space)."""
    trace = "".join(traceback.format_exception(error))
    return redact("\n".join((*facts(folder), "", trace)))


def crash_report(text: str, folder: Path) -> str:
    """The same for what a crash left behind."""
    return redact("\n".join((*facts(folder), "", text)))


def facts(folder: Path) -> list[str]:
    """One line each: program, system, libraries, memory, disk."""
    memory, own = psutil.virtual_memory(), psutil.Process().memory_info().rss
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"ISTES Desk {__version__}, Python {platform.python_version()}",
        f"{platform.platform()}, {platform.machine()}"
        + (", frozen" if getattr(sys, "frozen", False) else ""),
        libraries,
        f"memory: {own // MIB} MiB used, {memory.available // MIB} of {memory.total // MIB} MiB free",
        f"disk: {psutil.disk_usage(str(folder)).free // MIB} MiB free",
    ]
