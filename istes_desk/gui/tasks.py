"""Work off the GUI thread: one worker owns the database, a small pool does mail, keyring and paper.

Results come back on the GUI thread. Tests hand in ``InlineRunner``, which runs at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from istes_desk.domain.errors import DomainError
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Transactions, UnitOfWork

T = TypeVar("T")
OnError = Callable[[Exception], None]
KNOWN: tuple[type[Exception], ...] = (KnownError, DomainError)


class Runner(Protocol):
    """Where jobs run."""

    def database(self, job: Callable[[], T]) -> Future[T]:
        """One after the other, on the one database worker."""

    def pool(self, job: Callable[[], T]) -> Future[T]:
        """Beside each other, on the small pool."""

    def close(self) -> None:
        """Ends what runs and takes nothing more."""


class ThreadRunner:
    """The real threads: one for the database, three for the rest."""

    def __init__(self) -> None:
        self._database = ThreadPoolExecutor(1, "database")
        self._pool = ThreadPoolExecutor(3, "pool")

    def database(self, job: Callable[[], T]) -> Future[T]:
        return self._database.submit(job)

    def pool(self, job: Callable[[], T]) -> Future[T]:
        return self._pool.submit(job)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._database.shutdown(wait=True)


class Tasks(QObject):
    """What every tab uses to read and write.

    ``changed`` was emitted after each committed write; ``failed`` for an error nobody else took.
    """

    changed = Signal(Changes)
    failed = Signal(Exception)
    _arrived = Signal(object)

    def __init__(self, transactions: Transactions, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._transactions, self._runner = transactions, runner
        self._gui_thread = threading.get_ident()
        self._pending = 0
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """Jobs whose result has not been handled yet."""
        return self._pending

    def read(
        self,
        job: Callable[[UnitOfWork], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Runs a query on the database worker and hands its result to ``then`` on the GUI thread.

        When ``owner`` was deleted meanwhile the result is dropped.
        """
        self._follow(self._runner.database(lambda: self._inside(job)), then, owner, on_error)

    def write(
        self,
        job: Callable[[UnitOfWork], Changes],
        then: Callable[[Changes], None] | None = None,
        *,
        owner: QObject | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Runs a use case in one transaction; after its commit tells everyone what changed."""

        def announce(changes: Changes) -> None:
            self.changed.emit(changes)
            if then is not None and (owner is None or shiboken6.isValid(owner)):
                then(changes)

        self._follow(self._runner.database(lambda: self._inside(job)), announce, None, on_error)

    def background(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Runs something slow that is not the database: mail, keyring, paper."""
        self._follow(self._runner.pool(job), then, owner, on_error)

    def close(self) -> None:
        """Waits for the writes that were asked for, then ends the threads."""
        self._runner.close()

    def _inside(self, job: Callable[[UnitOfWork], T]) -> T:
        with self._transactions() as uow:
            return job(uow)

    def _follow(
        self,
        future: Future[T],
        then: Callable[[T], None],
        owner: QObject | None,
        on_error: OnError | None,
    ) -> None:
        self._pending += 1

        def finish() -> None:
            self._pending -= 1
            error = future.exception()
            if owner is not None and not shiboken6.isValid(owner):
                return
            if error is None:
                then(future.result())
            elif isinstance(error, KNOWN) and on_error is not None:
                on_error(error)
            else:
                self.failed.emit(error)

        future.add_done_callback(lambda _done: self._deliver(finish))

    def _deliver(self, finish: Callable[[], None]) -> None:
        if threading.get_ident() == self._gui_thread:
            finish()
        elif shiboken6.isValid(self):
            self._arrived.emit(finish)

    def _on_arrived(self, finish: Callable[[], None]) -> None:
        finish()
