"""Reads mail files from disk one after the other and tells what became of each; a bad one blocks nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of
from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.gui.desk import Desk
from istes_desk.services.acknowledging import acknowledge
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.intake import Reception
from istes_desk.services.ledger import take
from istes_desk.services.pec_trust import trust
from istes_desk.services.ports import UnitOfWork

LARGEST = 64 * 1024 * 1024


@dataclass
class Tally:
    """What became of the files; ``last_id`` is the last incident touched, ``bad`` names with reasons."""

    actions: Counter[MailAction] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    last_id: int = 0

    def count(self, *actions: MailAction) -> int:
        return sum(self.actions[action] for action in actions)


class FileIntake(QObject):
    """``finished`` carries the Tally when every file had its turn."""

    finished = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._trust = desk, Trust()

    def take(self, paths: Iterable[Path]) -> None:
        """Starts with the first file; each is one transaction."""
        waiting, today = list(paths), date_of(self._desk.clock.now())
        self._desk.tasks.read(
            lambda uow: trust(uow, today), lambda found: self._start(waiting, found), owner=self
        )

    def _start(self, waiting: list[Path], trusted: Trust) -> None:
        self._trust = trusted
        self._next(waiting, Tally())

    def _next(self, left: list[Path], tally: Tally) -> None:
        if not left:
            self.finished.emit(tally)
            return
        path, rest = left[0], left[1:]

        def arrived(found: RawMail | str) -> None:
            if isinstance(found, str):
                self._refuse(path, found, rest, tally)
            else:
                self._file(found, path, rest, tally)

        def broken(_error: Exception) -> None:
            self._refuse(path, self.tr("cannot be read"), rest, tally)

        trusted = self._trust
        self._desk.tasks.background(lambda: self._read(path, trusted), arrived, owner=self, on_bug=broken)

    def _read(self, path: Path, trusted: Trust) -> RawMail | str:
        """The mail, or in words why it is none. Runs on the pool."""
        try:
            if not path.is_file():  # a folder, a device
                return self.tr("cannot be read")
            if path.stat().st_size > LARGEST:
                return self.tr("larger than 64 MB")
            mail = self._desk.read_mail(path.read_bytes(), trusted)
        except OSError as error:
            return error.strerror or self.tr("cannot be read")
        readable = mail.sender or mail.message_id or mail.subject
        return mail if readable else self.tr("not a mail")

    def _file(self, mail: RawMail, path: Path, rest: list[Path], tally: Tally) -> None:
        outcome: list[Reception] = []

        def job(uow: UnitOfWork) -> Changes:
            desk = self._desk
            outcome[:] = [take(uow, desk.clock, mail, desk.author, desk.provider_domains)]
            return acknowledge(uow, desk.clock, outcome[0], mail) | outcome[0].changes

        def filed(_changes: Changes) -> None:
            tally.actions[outcome[0].action] += 1
            tally.last_id = outcome[0].incident_id or tally.last_id
            self._next(rest, tally)

        def failed(error: Exception) -> None:
            message = error.message if isinstance(error, (KnownError, DomainError)) else str(error)
            self._refuse(path, message, rest, tally)

        self._desk.tasks.write(job, filed, owner=self, on_error=failed, on_bug=failed)

    def _refuse(self, path: Path, why: str, rest: list[Path], tally: Tally) -> None:
        tally.bad.append(f"{path.name}: {why}")
        self._next(rest, tally)
