"""One window per database and session: a second start raises the first and hands its files over.

The first may also be asked to leave, as an installer does before it changes the program's files.
Qt's network library is loaded once the window stands: the lock alone tells who is first.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QCryptographicHash,
    QDeadlineTimer,
    QLockFile,
    QObject,
    QThread,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:  # loads a library the start does without
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LISTENS_AFTER_MS, WAIT_MS, AGAIN_MS = 1_000, 5_000, 50
ANSWER_MS, LEAVING_MS = 10_000, 30_000
LEAVE, YES, NO = "leave", b"yes\n", b"no\n"
LONGEST = 1_000_000
SESSION = ("SESSIONNAME", "XDG_SESSION_ID", "DISPLAY", "WAYLAND_DISPLAY")


def instance_name(database: str) -> str:
    """The same for every start of this user on this database in this session."""
    session = [os.environ.get(name, "") for name in ("USERNAME", "USER", *SESSION)]
    told = "\0".join([database, *session]).encode()
    digest = QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Sha256)
    return f"istes-desk-{bytes(digest.data()).hex()[:20]}"


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
        self._server: QLocalServer | None = None
        self._later = QTimer(self, singleShot=True, interval=LISTENS_AFTER_MS)
        self._later.timeout.connect(self.listen)

    def acquire(self) -> bool:
        """True: this is the first, and it will soon listen. False: another one runs."""
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        self._later.start()
        return True

    def listen(self) -> None:
        """From now on a second start is heard; until then it tries again."""
        from PySide6.QtNetwork import QLocalServer

        self._later.stop()
        if self._server is not None or not self._lock.isLocked():
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(self._name)  # what a killed one left
        self._server.listen(self._name)

    def hand_over(self, files: list[str]) -> bool:
        """Asks the first one to show itself and to take the files; False when it does not answer."""
        socket = _socket()
        written = self._send(socket, files)
        socket.disconnectFromServer()
        return written

    def ask_to_leave(self) -> bool:
        """True when nobody runs any more; False when the first one refuses, or does not answer."""
        if not self._lock.tryLock(0):
            socket = _socket()
            answered = self._send(socket, LEAVE) and socket.waitForReadyRead(ANSWER_MS)
            if not answered or socket.readLine(LONGEST) != YES or not self._lock.tryLock(LEAVING_MS):
                return False
        self._lock.unlock()
        return True

    def _send(self, socket: QLocalSocket, words: list[str] | str) -> bool:
        until = QDeadlineTimer(WAIT_MS)
        while not self._reached(socket):
            if until.hasExpired():
                return False
            QThread.msleep(AGAIN_MS)
        socket.write(json.dumps(words).encode() + b"\n")
        return socket.waitForBytesWritten(WAIT_MS)

    def _reached(self, socket: QLocalSocket) -> bool:
        socket.connectToServer(self._name)
        return socket.waitForConnected(WAIT_MS)

    def release(self) -> None:
        """The next start is the first again."""
        self._later.stop()
        if self._server is not None:
            self._server.close()
        self._server = None
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
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


def _socket() -> QLocalSocket:
    from PySide6.QtNetwork import QLocalSocket

    return QLocalSocket()


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
