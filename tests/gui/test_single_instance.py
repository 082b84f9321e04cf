"""One window per database and session: the second start hands over, a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from istes_desk.gui.single_instance import SingleInstance, instance_name

DIES = """
import os, sys, pathlib
from istes_desk.gui.single_instance import SingleInstance
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
first = SingleInstance(sys.argv[1], pathlib.Path(sys.argv[2]))
assert first.acquire()
os._exit(9)
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return instance_name(str(tmp_path))


@pytest.fixture
def first(qapp: QApplication, name: str, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(name, tmp_path)
    assert made.acquire()
    yield made
    made.release()


def test_the_second_hands_its_files_over(
    first: SingleInstance, name: str, tmp_path: Path, qtbot: QtBot
) -> None:
    second = SingleInstance(name, tmp_path)
    assert not second.acquire()
    with qtbot.waitSignal(first.asked) as told:
        assert second.hand_over(["richiesta è.eml"])
    assert told.args == [["richiesta è.eml"]]


def test_after_the_first_left_the_next_is_first(name: str, tmp_path: Path, qapp: QApplication) -> None:
    for _ in range(2):
        instance = SingleInstance(name, tmp_path)
        assert instance.acquire()
        instance.release()
    assert not SingleInstance(name, tmp_path).hand_over([])


def test_a_killed_one_holds_nothing(name: str, tmp_path: Path, qapp: QApplication) -> None:
    died = subprocess.run([sys.executable, "-c", DIES, name, str(tmp_path)], check=False)
    assert died.returncode == 9
    assert (tmp_path / f"{name}.lock").exists()
    instance = SingleInstance(name, tmp_path)
    assert instance.acquire()
    instance.release()


def test_nonsense_only_raises_the_window(first: SingleInstance, name: str, qtbot: QtBot) -> None:
    for line in (b"nonsense\n", b'{"a": 1}\n', b"[1, null]\n"):
        socket = QLocalSocket()
        with qtbot.waitSignal(first.asked) as told:
            socket.connectToServer(name)
            socket.write(line)
            assert socket.waitForBytesWritten(1000)
        assert told.args == [[]]
        socket.disconnectFromServer()


def test_another_database_is_another_instance(tmp_path: Path) -> None:
    assert instance_name("a.sqlite3") != instance_name("b.sqlite3")
