"""Start and end of the program in the access register (L-1): beside the window, which waits for neither."""

from __future__ import annotations

from PySide6.QtCore import QObject

from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.services.attendance import arrived, left, worked
from istes_desk.services.changes import Changes
from istes_desk.services.vault_errors import VaultError

TOLD = frozenset({VaultProblem.REGISTER_KEY, VaultProblem.NO_REGISTER})
"""A register that cannot be written is told at once; a locked keyring, when something is wanted of it."""


class Attendance(QObject):
    """``begin`` once the window is complete, ``end`` while the database worker still takes something."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: bytes | None = None
        desk.tasks.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Asks the keyring on the pool."""
        vault = vault_of(self._desk)
        self._desk.tasks.background(lambda: arrived(vault), self._came, owner=self, on_error=self._refused)

    def end(self) -> None:
        """Once; who was refused does not leave either."""
        key, self._key = self._key, None
        desk = self._desk
        if key is not None:
            desk.tasks.write(lambda uow: left(uow, desk.clock, key, desk.author))

    def _on_changed(self, changes: Changes) -> None:
        key, desk, jobs = self._key, self._desk, changes.interventions
        if key is not None and jobs:
            desk.tasks.write(lambda uow: worked(uow, desk.clock, key, desk.author, jobs))

    def _came(self, key: bytes) -> None:
        self._key = key

    def _refused(self, error: Exception) -> None:
        if isinstance(error, VaultError) and error.problem in TOLD:
            self._desk.tasks.failed.emit(error)
