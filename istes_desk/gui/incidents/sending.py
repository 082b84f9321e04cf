"""Sends the letters that wait, off the GUI thread; never two at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from istes_desk.gui.desk import Desk
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.delivering import Delivery, Errand, deliver, something_waits

AGAIN_MS = 60_000
PATIENCE = 3.0


class LetterSender(QObject):
    """Looks after every change and once a minute. ``refused``: what was refused for good, and the letter."""

    refused = Signal(Exception, int)
    _told = Signal(Changes)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._busy, self._again, self._stopped = desk, False, False, False
        self._told.connect(desk.tasks.changed)
        desk.tasks.changed.connect(self._on_changed)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sends all that waits; while it is at it, once more afterwards."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        now = self._desk.clock.now()
        self._desk.tasks.read(
            lambda uow: something_waits(uow, now),
            self._begin,
            owner=self,
            on_error=self._put_off,
            on_bug=self._put_off,
        )

    def stop(self) -> None:
        """The program ends: the letter in hand has some seconds to be taken, the others wait."""
        self._stopped = True
        if self._busy:
            self._desk.postman.hang_up(PATIENCE)

    def _on_changed(self, changes: Changes) -> None:
        if changes.incidents:
            self.look()

    def _begin(self, waits: bool) -> None:
        if not waits:
            self._rest()
            return
        desk = self._desk
        errand = Errand(
            desk.tasks.transact,
            desk.clock,
            desk.postman,
            desk.secrets,
            desk.author,
            self._tell,
            lambda: self._stopped,
        )
        desk.tasks.background(
            lambda: deliver(errand), self._done, owner=self, on_error=self._put_off, on_bug=self._put_off
        )

    def _tell(self, changes: Changes) -> None:
        """On the pool; the signal crosses to the GUI thread."""
        if changes != NOTHING:
            self._told.emit(changes)

    def _done(self, found: Delivery) -> None:
        self._rest()
        for one in found.refused:
            self.refused.emit(one.error, one.letter_id)

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self.look()

    def _put_off(self, _error: Exception) -> None:
        """The database is away, or something broke: the timer looks again."""
        self._busy = self._again = False
