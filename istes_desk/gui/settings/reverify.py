"""Stored PEC that were not believed are read and judged again, one after the other (Q-9)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from istes_desk.domain.italian import date_of
from istes_desk.domain.mail import RawMail, Trust
from istes_desk.gui.desk import Desk
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.incident_view import raw_message
from istes_desk.services.pec_authorities import judge_again, unverified
from istes_desk.services.pec_trust import trust
from istes_desk.services.ports import UnitOfWork


class Reverify(QObject):
    """``finished``: how many were looked at and how many are believed or told otherwise now."""

    finished = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._trust = desk, Trust()
        self._total = self._changed = 0

    def start(self) -> None:
        today = date_of(self._desk.clock.now())
        self._desk.tasks.read(lambda uow: (trust(uow, today), unverified(uow)), self._begin, owner=self)

    def _begin(self, found: tuple[Trust, tuple[int, ...]]) -> None:
        self._trust, waiting = found
        self._total, self._changed = len(waiting), 0
        self._next(list(waiting))

    def _next(self, waiting: list[int]) -> None:
        if not waiting:
            self.finished.emit(self._total, self._changed)
            return
        message, rest = waiting[0], waiting[1:]
        desk, trusted = self._desk, self._trust

        def read(raw: bytes) -> None:
            desk.tasks.background(lambda: desk.read_mail(raw, trusted), judge, owner=self)

        def judge(mail: RawMail) -> None:
            def job(uow: UnitOfWork) -> Changes:
                return judge_again(uow, desk.clock, message, mail, desk.author, desk.provider_domains)

            desk.tasks.write(job, done, owner=self, on_error=lambda _error: self._next(rest))

        def done(changes: Changes) -> None:
            self._changed += changes != NOTHING
            self._next(rest)

        desk.tasks.read(
            lambda uow: raw_message(uow, message), read, owner=self, on_error=lambda _error: self._next(rest)
        )
