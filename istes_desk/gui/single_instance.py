"""One window per database and session: a second start raises the first and hands its files over.

The first may also be asked to leave, as an installer does before it changes the program's files.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

WAIT_MS = 2_000
ANSWER_MS, LEAVING_MS = 10_000, 30_000
LEAVE, YES, NO = "leave", b"yes\n", b"no\n"
LONGEST = 1_000_000
SESSION = ("SESSIONNAME", "XDG_SESSION_ID", "DISPLAY", "WAYLAND_DISPLAY")


def instance_name(database: str) -> str:
    """The same for every start of this user on this database in this session."""
    session = [os.environ.get(name, "") for name in ("USERNAME", "USER", *SESSION)]
    return "istes-desk-" + hashlib.sha256("\0".join([database, *session]).encode()).hexdigest()[:20]


class SingleInstance(QObject):
    """``asked`` was emitted with the files (perhaps none) that a second start handed over.

    The lock names the process that holds it: one that died holds nothing.
    """

    asked = Signal(list)

    def __init__(self, name: str, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def acquire(self) -> bool:
        """True: this is the first, and it listens. False: another one runs."""
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._name)  # what a killed one left
        self._server.listen(self._name)
        return True

    def hand_over(self, files: list[str]) -> bool:
        """Asks the first one to show itself and to take the files; False when it does not answer."""
        socket = QLocalSocket()
        written = self._send(socket, files)
        socket.disconnectFromServer()
        return written

    def ask_to_leave(self) -> bool:
        """True when nobody runs any more; False when the first one refuses, or does not answer."""
        if not self._lock.tryLock(0):
            socket = QLocalSocket()
            answered = self._send(socket, LEAVE) and socket.waitForReadyRead(ANSWER_MS)
            if not answered or socket.readLine(LONGEST) != YES or not self._lock.tryLock(LEAVING_MS):
                return False
        self._lock.unlock()
        return True

    def _send(self, socket: QLocalSocket, words: list[str] | str) -> bool:
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(json.dumps(words).encode() + b"\n")
        return socket.waitForBytesWritten(WAIT_MS)

    def release(self) -> None:
        """The next start is the first again."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        sent = _understood(bytes(socket.readLine(LONGEST).data()))
        if sent == LEAVE:
            socket.write(YES if leave() else NO)
            socket.flush()
        else:
            self.asked.emit(_files(sent))


def leave() -> bool:
    """Closes every window as its X does; False, and nothing closes, while a dialog waits for its answer."""
    if QApplication.activeModalWidget() is not None:
        return False
    QTimer.singleShot(0, QApplication.closeAllWindows)
    return True


def ask_to_leave(name: str, folder: Path) -> bool:
    """For a program without a window; see ``SingleInstance.ask_to_leave``."""
    app = QCoreApplication.instance() or QCoreApplication([])
    return SingleInstance(name, folder, app).ask_to_leave()


def _understood(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _files(sent: object) -> list[str]:
    """What somebody else wrote to us is not to be trusted: a list of texts, or nothing."""
    return [text for text in sent if isinstance(text, str)] if isinstance(sent, list) else []
