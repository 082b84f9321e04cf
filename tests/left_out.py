"""Tests that this machine cannot run are left out, counted and named; with CI=true that is a failure.

Marks: ``postgres``, ``imap`` and ``keyring_session`` (servers that dev.py starts), programs that dev.py
installs, ``benchmark`` (run by ``dev.py bench``, left out on purpose, so not counted).
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from ctypes.util import find_library
from typing import Any

import pytest

NEEDS: dict[str, tuple[str, Callable[[], bool]]] = {
    "postgres": ("PostgreSQL, started by dev.py test", lambda: "ISTES_DESK_TEST_POSTGRES" in os.environ),
    "imap": ("dovecot-imapd, started by dev.py test", lambda: "ISTES_DESK_TEST_IMAP" in os.environ),
    "keyring_session": ("D-Bus and gnome-keyring", lambda: "ISTES_DESK_TEST_DBUS" in os.environ),
    "keepassxc": ("keepassxc-cli", lambda: shutil.which("keepassxc-cli") is not None),
    "x11": ("Xvfb and libXss", lambda: shutil.which("Xvfb") is not None and find_library("Xss") is not None),
    "osslsigncode": ("osslsigncode", lambda: shutil.which("osslsigncode") is not None),
}
_left_out: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    for mark, (what, _present) in NEEDS.items():
        config.addinivalue_line("markers", f"{mark}: needs {what}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking = {mark: what for mark, (what, present) in NEEDS.items() if not present()}
    wants_benchmarks = "benchmark" in config.getoption("markexpr")
    leaving = [item for item in items if _is_left_out(item, lacking, wants_benchmarks)]
    for item in leaving:
        _left_out.update(what for mark, what in lacking.items() if item.get_closest_marker(mark))
    items[:] = [item for item in items if item not in leaving]
    config.hook.pytest_deselected(items=leaving)
    if _left_out and os.environ.get("CI") == "true":
        raise pytest.UsageError("left out although CI=true: " + _words())


def _is_left_out(item: pytest.Item, lacking: dict[str, str], wants_benchmarks: bool) -> bool:
    unwanted = item.get_closest_marker("benchmark") is not None and not wants_benchmarks
    return unwanted or any(item.get_closest_marker(mark) for mark in lacking)


def _words() -> str:
    return "; ".join(f"{count} need {what}" for what, count in sorted(_left_out.items()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist tells its controller, who collects nothing itself."""
    told: dict[str, object] | None = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["left_out"] = dict(_left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker left out the same."""
    _left_out.update(Counter(getattr(node, "workeroutput", {}).get("left_out", {})) - _left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out:
        terminalreporter.write_line("left out here: " + _words(), yellow=True)
