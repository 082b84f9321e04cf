"""Sends the letters that wait, one after the other, off the GUI thread; never two at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.gui.desk import Desk
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError, TryAgainError
from istes_desk.services.letters import (
    Claim,
    Outgoing,
    claim_next,
    record_outcome,
    send,
    something_waits,
)
from istes_desk.services.ports import UnitOfWork

AGAIN_MS = 60_000


class LetterSender(QObject):
    """Looks after every change and once a minute. ``refused``: what was refused for good, and the letter."""

    refused = Signal(Exception, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._busy = desk, False
        desk.tasks.changed.connect(self._on_changed)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sends all that waits; does nothing while it is at it."""
        if not self._busy:
            self._busy = True
            self._next()

    def _on_changed(self, changes: Changes) -> None:
        if changes.incidents:
            self.look()

    def _next(self) -> None:
        now = self._desk.clock.now()

        def found(waits: bool) -> None:
            if waits:
                self._claim()
            else:
                self._busy = False

        self._desk.tasks.read(lambda uow: something_waits(uow, now), found, owner=self, on_error=self._stop)

    def _claim(self) -> None:
        claims: list[Claim] = []

        def job(uow: UnitOfWork) -> Changes:
            claims[:] = [claim_next(uow, self._desk.clock, self._desk.author)]
            return claims[0].changes

        def claimed(_changes: Changes) -> None:
            if claims[0].outgoing is None:
                self._busy = False
            else:
                self._send(claims[0].outgoing)

        self._desk.tasks.write(job, claimed, owner=self, on_error=self._stop)

    def _send(self, outgoing: Outgoing) -> None:
        desk = self._desk
        desk.tasks.background(
            lambda: send(outgoing, desk.postman, desk.secrets),
            lambda error: self._record(outgoing, error),
            owner=self,
            on_error=self._stop,
        )

    def _record(self, outgoing: Outgoing, error: KnownError | None) -> None:
        desk = self._desk
        if error is not None and not isinstance(error, TryAgainError):
            self.refused.emit(error, outgoing.letter.id)
        desk.tasks.write(
            lambda uow: record_outcome(uow, desk.clock, outgoing, error, desk.author),
            lambda _changes: self._next(),
            owner=self,
            on_error=self._stop,
        )

    def _stop(self, _error: Exception) -> None:
        """Another program was quicker, or the database is away: the timer looks again."""
        self._busy = False
