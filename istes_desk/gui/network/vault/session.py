"""Whether credentials may be shown just now: opened on demand, locked on idle and by Ctrl+L (N-4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from istes_desk.domain.compliance import RegisterAction
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.clipboard import SecretClipboard
from istes_desk.services.preferences import Preferences
from istes_desk.services.register import register_key
from istes_desk.services.vault import record_session

OnError = Callable[[Exception], None]
INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class VaultSession(QObject):
    """``opened`` and ``locked`` were emitted on each change; locking wins over whatever is shown."""

    opened = Signal()
    locked = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("vaultSession")
        self._desk = desk
        self._key: bytes | None = None
        self.clipboard = SecretClipboard(self)
        self._idle = QTimer(self)
        self._idle.setObjectName("vaultIdle")
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)

    @property
    def is_open(self) -> bool:
        return self._key is not None

    def with_key(self, then: Callable[[bytes], None], on_error: OnError) -> None:
        """Calls ``then`` with the register's key, opening the vault first when it is locked."""
        if self._key is not None:
            then(self._key)
            return

        def proceed(found: tuple[bytes, Preferences]) -> None:
            self._open(*found)
            then(found[0])

        self._desk.tasks.background(self._unlock, proceed, owner=self, on_error=on_error)

    def _unlock(self) -> tuple[bytes, Preferences]:
        """Asks the system's keyring, which may ask the user."""
        return register_key(self._desk.secrets), self._desk.preferences.load()

    def _open(self, key: bytes, preferences: Preferences) -> None:
        self._key = key
        self.clipboard.seconds = preferences.clipboard_seconds
        self._idle.start(preferences.vault_lock_minutes * 60_000)
        self._watch(True)
        self._record(key, RegisterAction.LOG_IN)
        self.opened.emit()

    def lock(self) -> None:
        """At once: nothing is shown any more, and the clipboard is emptied if it still holds our secret."""
        key, self._key = self._key, None
        self._idle.stop()
        self._watch(False)
        self.clipboard.clear()
        self.locked.emit()
        if key is not None:
            self._record(key, RegisterAction.LOG_OUT)

    def _record(self, key: bytes, action: RegisterAction) -> None:
        desk = self._desk
        desk.tasks.write(lambda uow: record_session(uow, desk.clock, key, action, desk.author))

    def _watch(self, on: bool) -> None:
        """The application's input counts as activity only while the vault is open."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if on:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in INPUT:
            self._idle.start()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _is_lock(event):
            self.lock()
            return True
        return False


def _is_lock(event: QKeyEvent) -> bool:
    """Ctrl+L, in whatever window it is pressed."""
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
