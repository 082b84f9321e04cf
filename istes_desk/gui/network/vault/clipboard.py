"""A secret on the clipboard: kept out of histories and clouds, cleared later if it is still ours (N-4)."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

NO = bytes(4)
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS = {
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): NO,
    WINDOWS.format("CanIncludeInClipboardHistory"): NO,
    WINDOWS.format("CanUploadToCloudClipboard"): NO,
    WINDOWS.format("Clipboard Viewer Ignore"): NO,
    "x-kde-passwordManagerHint": b"secret",
}


class SecretClipboard(QObject):
    """Remembers a digest of what it put there, never the secret. ``cleared`` was emitted when it went."""

    cleared = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = 20
        self._digest = b""
        self.timer = QTimer(self)
        self.timer.setObjectName("clipboardTimer")
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.clear)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    def put(self, secret: str) -> None:
        """On the clipboard for ``seconds``."""
        data = QMimeData()
        data.setText(secret)
        for name, value in HINTS.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._digest = _digest(secret)
        self.timer.start(self.seconds * 1000)

    def clear(self) -> None:
        """Empties the clipboard unless somebody else has put something there since."""
        self.timer.stop()
        if not self._digest:
            return
        board = QGuiApplication.clipboard()
        if _digest(board.text()) == self._digest:
            board.clear()
        self._digest = b""
        self.cleared.emit()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
