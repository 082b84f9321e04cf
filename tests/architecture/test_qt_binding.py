"""The reason for the upper bound of PySide6 in pyproject.toml, kept alive as a test."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 5_000


def test_void_calls_keep_their_reference_to_none() -> None:
    """PySide6 6.12.0 loses one per void call and Python 3.11 aborts when none is left."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - CALLS // 10
