"""Stored PEC that were not believed are read and judged again, one after the other (Q-9)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from istes_desk.domain.mail import RawMail
from istes_desk.gui.desk import Desk
from istes_desk.gui.mail.rereading import read_anew
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.pec_authorities import judge_again, unverified
from istes_desk.services.ports import UnitOfWork


class Reverify(QObject):
    """``finished``: how many were looked at and how many are believed or told otherwise now."""

    finished = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._total = self._changed = 0

    def start(self) -> None:
        self._desk.tasks.read(unverified, self._begin, owner=self)

    def _begin(self, waiting: tuple[int, ...]) -> None:
        self._total, self._changed = len(waiting), 0
        self._next(list(waiting))

    def _next(self, waiting: list[int]) -> None:
        """One that fails is left as it was."""
        if not waiting:
            self.finished.emit(self._total, self._changed)
            return
        message, rest = waiting[0], waiting[1:]
        desk = self._desk

        def judge(uow: UnitOfWork, mail: RawMail) -> Changes:
            return judge_again(uow, desk.clock, message, mail, desk.author, desk.provider_domains)

        def done(changes: Changes) -> None:
            self._changed += changes != NOTHING
            self._next(rest)

        read_anew(desk, message, judge, done, lambda _error: self._next(rest), self)
