"""A log line at WARNING or above fails the test, unless the test said that it was coming."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator

import pytest


class LogGuard(logging.Handler):
    """Collects what was logged and what was expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.patterns: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        surprises = [line for line in self.lines if not any(re.search(p, line) for p in self.patterns)]
        silent = [p for p in self.patterns if not any(re.search(p, line) for line in self.lines)]
        return [f"unexpected log line: {line}" for line in surprises] + [f"never logged: {p}" for p in silent]


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[LogGuard]:
    guard = LogGuard()
    logging.getLogger().addHandler(guard)
    yield guard
    logging.getLogger().removeHandler(guard)
    if guard.complaints():
        pytest.fail("\n".join(guard.complaints()))


@pytest.fixture
def expected_log(quiet_log: LogGuard) -> Callable[[str], None]:
    """``expected_log(r"WARNING .*: regular expression")``: may come any number of times, must come once."""
    return quiet_log.patterns.append
