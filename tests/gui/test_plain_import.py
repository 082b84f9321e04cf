"""Nobody's source text is read when a module is imported after Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import inspect
read = []
inspect.getsource = lambda module: read.append(module.__name__) or ""
{first}
import PySide6.QtWidgets
from istes_desk.domain.italian import date_of
print("istes_desk.domain.italian" in read)
"""
OURS = "from istes_desk.gui.plain_import import bring_in_qt; bring_in_qt(); bring_in_qt()"


@pytest.mark.parametrize(
    ("first", "said"),
    [(OURS, "False"), ("import PySide6.QtCore; " + OURS, "False"), ("", "True")],
    ids=["ours", "ours, after Qt", "PySide6 by itself"],
)
def test_modules_are_not_read_as_text(first: str, said: str) -> None:
    """When the last case changes, this module has had its day."""
    command = [sys.executable, "-c", PROGRAM.format(first=first)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == said
