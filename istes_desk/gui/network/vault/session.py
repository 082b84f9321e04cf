"""Whether credentials may be shown just now: opened on demand, locked on idle and by Ctrl+L (N-4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from istes_desk.domain.compliance import RegisterAction
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.clipboard import SecretClipboard
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.vault.watch import VaultWatch
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.preferences import Preferences
from istes_desk.services.vault import record_session
from istes_desk.services.vault_journal import leftovers, resolve
from istes_desk.services.vault_opening import open_vault

OnError = Callable[[Exception], None]


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
        self.watch = VaultWatch(desk, self)
        self.watch.left.connect(self.lock)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.lock)
        desk.tasks.read(self._has_leftovers, self._tidy, owner=self)

    def _has_leftovers(self, uow: UnitOfWork) -> bool:
        return bool(leftovers(uow, self._desk.clock, self._desk.author))

    def _tidy(self, needed: bool) -> None:
        """At start; what the keyring refuses now is tried again before the vault opens."""
        if needed:
            vault = vault_of(self._desk)
            self._desk.tasks.background(
                lambda: resolve(vault), lambda _count: None, owner=self, on_error=lambda _error: None
            )

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
        """Asks the system's keyring, which may ask the user; what a kill left behind is put in order."""
        return open_vault(vault_of(self._desk)), self._desk.preferences.load()

    def _open(self, key: bytes, preferences: Preferences) -> None:
        """Two who asked at the same moment open it once."""
        before, self._key = self._key, key
        self.clipboard.seconds = preferences.clipboard_seconds
        self.watch.begin(preferences.vault_lock_minutes)
        if before is None:
            self._record(key, RegisterAction.LOG_IN)
            self.opened.emit()

    def lock(self) -> None:
        """At once: nothing is shown any more, and the clipboard is emptied if it still holds our secret."""
        key, self._key = self._key, None
        self.watch.end()
        self.clipboard.clear()
        self.locked.emit()
        if key is not None:
            self._record(key, RegisterAction.LOG_OUT)

    def _record(self, key: bytes, action: RegisterAction) -> None:
        desk = self._desk
        desk.tasks.write(lambda uow: record_session(uow, desk.clock, key, action, desk.author))
