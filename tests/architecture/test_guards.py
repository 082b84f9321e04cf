"""Each guard of tests/guards bites: one run over tests that misbehave, and one verdict for each of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = """
import logging, os, socket, threading
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
YES = QMessageBox.StandardButton.Yes
"""
MISBEHAVIOUR = {
    "connect": ("", "socket.create_connection(('192.0.2.1', 9), timeout=1)", "reached for the network"),
    "look_up": ("", "socket.getaddrinfo('mail.example', 25)", "reached for the network"),
    "swallow": (
        "",
        "try: socket.create_connection(('192.0.2.1', 9))\n    except AssertionError: pass",
        "reached for the network",
    ),
    "warn": ("", "logging.getLogger('x').warning('odd')", "unexpected log line: WARNING x: odd"),
    "silence": ("expected_log", "expected_log('odd')", "never logged: odd"),
    "ask": ("qapp", "QMessageBox.question(None, 'T', 'Q')", "armed answer: QMessageBox.question"),
    "execute": ("qapp", "QDialog().exec()", "without an armed answer: QDialog.exec"),
    "unasked": ("modal_answers", "modal_answers.give(YES)", "armed answer(s) that no dialog asked for"),
    "thread": (
        "",
        "threading.Thread(target=threading.Event().wait, daemon=True, name='stray').start()",
        "threads left alive: stray",
    ),
    "timer": ("qapp", "global kept; kept = QTimer(); kept.start(1000)", "left alive in Qt: QTimer"),
    "window": ("qapp", "global shown; shown = QWidget(); shown.show()", "left alive in Qt: QWidget"),
    "cycle": ("qapp", "window = QWidget(); window.timer = QTimer(window); window.timer.start(9)", None),
    "loopback": (
        "",
        "s = socket.create_server(('127.0.0.1', 0))\n"
        "    socket.create_connection(s.getsockname()).close(); s.close()",
        None,
    ),
    "expected": ("expected_log", "expected_log('odd'); logging.warning('odd thing')", None),
    "answered": (
        "qapp, modal_answers",
        "modal_answers.give(YES); assert QMessageBox.question(None, 'T', 'Q') == YES",
        None,
    ),
    "accepted": (
        "qapp, modal_answers",
        "modal_answers.act(lambda d: d.accept()); assert QDialog().exec() == 1",
        None,
    ),
    "given": (
        "qapp, modal_answers",
        "modal_answers.give(1); d = QDialog(); assert d.exec() == d.result() == 1",
        None,
    ),
    "joined": ("", "t = threading.Thread(target=int); t.start()", None),
    "closed": ("qtbot", "w = QWidget(); qtbot.addWidget(w); w.show()", None),
    "home": ("own_profile", "assert os.environ['HOME'] == str(own_profile)", None),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What pytest said of each misbehaving test: its name and the message, empty when it passed."""
    file = tmp_path_factory.mktemp("guards") / "test_misbehaving.py"
    tests = [f"def test_{name}({uses}):\n    {body}\n" for name, (uses, body, _) in MISBEHAVIOUR.items()]
    file.write_text(HEAD + "\n".join(tests), encoding="utf-8")
    options: list[str | Path] = [
        "-c",
        ROOT / "pyproject.toml",
        "--rootdir",
        ROOT,
        "-p",
        "tests.conftest",
        "-p",
        "no:randomly",
    ]
    command = [sys.executable, "-m", "pytest", *options, "-p", "no:cacheprovider", "--tb=short", file]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert f"collected {len(MISBEHAVIOUR)} items" in said
    details = said.partition("= short test summary")[0]
    sections = re.split(r"^_+ (?:ERROR at teardown of )?test_(\w+) _+$", details, flags=re.MULTILINE)
    found = dict.fromkeys(MISBEHAVIOUR, "")
    for name, text in zip(sections[1::2], sections[2::2], strict=True):
        found[name] += text
    return found


@pytest.mark.parametrize("name", [name for name, (_, _, text) in MISBEHAVIOUR.items() if text])
def test_guard_bites(verdicts: dict[str, str], name: str) -> None:
    assert str(MISBEHAVIOUR[name][2]) in verdicts[name]


@pytest.mark.parametrize("name", [name for name, (_, _, text) in MISBEHAVIOUR.items() if not text])
def test_announced_or_tidy_is_let_through(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[name] == ""
