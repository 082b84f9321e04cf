"""Looks once a minute, and after changes, whether there is something to tell; shows nothing itself."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.gui.desk import Desk
from istes_desk.services.changes import Changes
from istes_desk.services.notices import BACK, Notice, due_notices, give
from istes_desk.services.preferences import Preferences

log = logging.getLogger(__name__)
EVERY_MS = 60_000
PAUSE_MS = 500


class NoticeWatch(QObject):
    """``told`` was emitted with the notices to show, a tuple that is never empty; each comes once."""

    told = Signal(tuple)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: set[str] = set()
        self._minute = QTimer(self, interval=EVERY_MS)
        self._minute.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)

    def start(self) -> None:
        """Looks now, and from now on."""
        self._desk.tasks.changed.connect(self._on_changed)
        self._minute.start()
        self.look()

    def stop(self) -> None:
        """Nothing more is told."""
        self._minute.stop()
        self._soon.stop()
        self.blockSignals(True)

    def look(self) -> None:
        """Asks what is due."""
        now, reader = self._desk.clock.now(), self._desk.author
        self._desk.tasks.read(
            lambda uow: due_notices(uow, now, reader),
            self._tell,
            owner=self,
            on_error=lambda error: log.info("no notices: %s", error),
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.incidents and self._minute.isActive():
            self._soon.start()

    def _tell(self, found: tuple[Notice, ...]) -> None:
        preferences = self._desk.preferences.load()
        fresh = tuple(one for one in found if one.key not in self._shown and _wanted(one, preferences))
        if not fresh or self.signalsBlocked():
            return
        keys, now = [one.key for one in fresh], self._desk.clock.now()
        self._shown.update(keys)
        for key in filter(lambda key: key.startswith(BACK), keys):
            self._shown -= {key, key.removeprefix(BACK)}
        self.told.emit(fresh)
        self._desk.tasks.write(lambda uow: give(uow, now, keys))


def _wanted(notice: Notice, preferences: Preferences) -> bool:
    """Each kind has its switch in the settings."""
    return bool(getattr(preferences, f"notice_{notice.kind}"))
