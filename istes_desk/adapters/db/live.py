"""The database of a running program: opened at first use, and opened again after a copy was put back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # comes with the first transaction
    from istes_desk.adapters.db.uow import Database, SqlUnitOfWork
    from istes_desk.services.backups import BackupInfo, Backups


class LiveDatabase:
    """Implements ``Transactions``; whoever closes it in between only makes the next one open it again."""

    def __init__(self, open_database: Callable[[], Database]) -> None:
        self._open = open_database
        self._database: Database | None = None
        self._turn = threading.RLock()

    @contextmanager
    def __call__(self) -> Iterator[SqlUnitOfWork]:
        with self._turn:
            if self._database is None:
                self._database = self._open()
            with self._database() as uow:
                yield uow

    def close(self) -> None:
        """Lets go of the file or the server; waits for a transaction that runs."""
        with self._turn:
            if self._database is not None:
                self._database.close()
                self._database = None

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Closed, and kept closed until the block ends."""
        with self._turn:
            self.close()
            yield


class LiveBackups:
    """Implements ``Backups`` beside a running program; ``told`` is called after each copy and restore."""

    def __init__(
        self, inner: Callable[[], Backups], database: LiveDatabase, told: Callable[[], None]
    ) -> None:
        self._inner, self._database, self._told = inner, database, told

    def make(self, now: datetime) -> BackupInfo:
        made = self._inner().make(now)
        self._told()
        return made

    def list(self) -> tuple[BackupInfo, ...]:
        return self._inner().list()

    def restore(self, name: str, now: datetime) -> str:
        with self._database.set_aside():
            kept = self._inner().restore(name, now)
        self._told()
        return kept
