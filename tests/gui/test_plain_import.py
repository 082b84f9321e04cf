"""Qt leaves the interpreter's own import alone, and reads nobody's source text."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import builtins, inspect
plain, read = builtins.__import__, []
inspect.getsource = lambda module: read.append(module.__name__) or ""
{first}
import PySide6.QtWidgets
from istes_desk.domain.italian import date_of
print(builtins.__import__ is plain, "istes_desk.domain.italian" in read)
"""
OURS = "from istes_desk.gui.plain_import import bring_in_qt; bring_in_qt(); bring_in_qt()"


@pytest.mark.parametrize(("first", "said"), [(OURS, "True False"), ("", "False True")])
def test_modules_are_not_read_as_text(first: str, said: str) -> None:
    """The second case is PySide6 by itself: when it changes, this module has had its day."""
    command = [sys.executable, "-c", PROGRAM.format(first=first)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == said
