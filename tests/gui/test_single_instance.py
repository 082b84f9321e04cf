"""One window per database and session: the second start hands over, a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QCloseEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.system.profile import user_profile
from istes_desk.gui.single_instance import SingleInstance, ask_to_leave, instance_name

DIES = """
import os, sys, pathlib
from istes_desk.gui.single_instance import SingleInstance
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
first = SingleInstance(sys.argv[1], pathlib.Path(sys.argv[2]))
assert first.acquire()
os._exit(9)
"""

HANDS_OVER = """
import sys, pathlib
from istes_desk.gui.single_instance import SingleInstance
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
second = SingleInstance(sys.argv[1], pathlib.Path(sys.argv[2]))
assert not second.acquire()
sys.exit(0 if second.hand_over(["richiesta.eml"]) else 1)
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return instance_name(str(tmp_path))


@pytest.fixture
def first(qapp: QApplication, name: str, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(name, tmp_path)
    assert made.acquire()
    made.listen()
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


def test_the_second_waits_until_the_first_listens(
    name: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens once its window stands; who is first the lock has told by then."""
    monkeypatch.setattr("istes_desk.gui.single_instance.LISTENS_AFTER_MS", 200)
    made = SingleInstance(name, tmp_path)
    assert made.acquire()
    second = QProcess()
    with qtbot.waitSignal(made.asked, timeout=30_000) as told:
        second.start(sys.executable, ["-c", HANDS_OVER, name, str(tmp_path)])
    assert told.args == [["richiesta.eml"]]
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=30_000)
    assert second.exitCode() == 0
    made.release()


def test_one_that_left_does_not_listen_any_more(name: str, tmp_path: Path, qapp: QApplication) -> None:
    made = SingleInstance(name, tmp_path)
    assert made.acquire()
    made.release()
    made.listen()
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert not socket.waitForConnected(50)


def test_after_the_first_left_the_next_is_first(
    name: str, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("istes_desk.gui.single_instance.WAIT_MS", 50)
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


class Window(QWidget):
    """The only one of its program."""

    def __init__(self, instance: SingleInstance) -> None:
        super().__init__()
        self._instance = instance

    def closeEvent(self, event: QCloseEvent) -> None:
        self._instance.release()
        super().closeEvent(event)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[QWidget]:
    """A window whose program is the first on the database of ``tmp_path``, and ends with it."""
    profile = user_profile(tmp_path)
    instance = SingleInstance(instance_name(str(profile.database)), profile.state)
    assert instance.acquire()
    window = Window(instance)
    qtbot.addWidget(window)
    window.show()
    yield window
    instance.release()


def quit_command(tmp_path: Path, qtbot: QtBot) -> QProcess:
    command = QProcess()
    command.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
    with qtbot.waitSignal(command.finished, timeout=30_000):
        command.start(sys.executable, ["-m", "istes_desk", "--profile", str(tmp_path), "quit"])
    return command


def test_quit_closes_the_window_and_waits_for_its_end(opened: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    assert quit_command(tmp_path, qtbot).exitCode() == 0
    assert not opened.isVisible()


def test_quit_refuses_while_a_dialog_waits(opened: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    question = QMessageBox(opened)
    question.open()
    command = quit_command(tmp_path, qtbot)
    assert command.exitCode() == 1
    assert "non si può chiudere" in bytes(command.readAll().data()).decode()
    assert opened.isVisible()
    question.close()


def test_quit_with_nobody_there_is_done(name: str, tmp_path: Path, qapp: QApplication) -> None:
    assert ask_to_leave(name, tmp_path)
    assert SingleInstance(name, tmp_path).acquire()


def test_quit_of_one_that_does_not_listen_fails(
    first: SingleInstance, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("istes_desk.gui.single_instance.ANSWER_MS", 50)
    assert not ask_to_leave(name, tmp_path)  # it could only answer between two events of this thread
