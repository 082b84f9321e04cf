"""Work off the GUI thread: one worker owns the database, a small pool does mail, keyring and paper.

Results come back on the GUI thread. Tests hand in ``InlineRunner``, which runs at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from istes_desk.domain.errors import DomainError
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import BeyondSightError, Sight, Transactions, UnitOfWork

log = logging.getLogger(__name__)
T = TypeVar("T")
OnError = Callable[[Exception], None]
KNOWN: tuple[type[Exception], ...] = (KnownError, DomainError)


class Runner(Protocol):
    """Where jobs run. ``at_once``: the future is finished when the call returns."""

    at_once: bool

    def database(self, job: Callable[[], T]) -> Future[T]:
        """One after the other, on the one database worker."""

    def pool(self, job: Callable[[], T]) -> Future[T]:
        """Beside each other, on the small pool."""

    def close(self) -> None:
        """Ends what runs and takes nothing more."""


class ThreadRunner:
    """The real threads: one for the database, three for the rest."""

    at_once = False

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


@dataclass(frozen=True, slots=True)
class _Asker(Generic[T]):
    """Who waits for a job; nobody when ``owner`` was deleted meanwhile."""

    then: Callable[[T], None]
    owner: QObject | None
    on_error: OnError | None
    on_bug: OnError | None


class Tasks(QObject):
    """What every tab uses to read and write.

    ``changed`` was emitted after each committed write; ``failed`` for an error nobody else took. ``sight``
    answers the first reads until one of them, or a write, needs the database itself.
    """

    changed = Signal(Changes)
    failed = Signal(Exception)
    _arrived = Signal(object)

    def __init__(
        self,
        transactions: Transactions,
        runner: Runner,
        parent: QObject | None = None,
        *,
        sight: Sight | None = None,
    ) -> None:
        super().__init__(parent)
        self._transactions, self._runner, self._sight = transactions, runner, sight
        self._pending = 0
        self._closed = False
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
        on_bug: OnError | None = None,
    ) -> None:
        """Runs a query on the database worker and hands its result to ``then`` on the GUI thread.

        When ``owner`` was deleted meanwhile the result is dropped. ``on_bug``: for who must go on after an
        error that is a bug, which ``failed`` told already.
        """
        self._ask(self._runner.database, lambda: self._look(job), _Asker(then, owner, on_error, on_bug))

    def write(
        self,
        job: Callable[[UnitOfWork], Changes],
        then: Callable[[Changes], None] | None = None,
        *,
        owner: QObject | None = None,
        on_error: OnError | None = None,
        on_bug: OnError | None = None,
    ) -> None:
        """Runs a use case in one transaction; after its commit tells everyone what changed."""

        def announce(changes: Changes) -> None:
            self.changed.emit(changes)
            if then is not None and _is_there(owner):
                then(changes)

        def refused(error: Exception) -> None:
            if on_error is not None and _is_there(owner):
                on_error(error)
            else:
                self.failed.emit(error)

        def broke(error: Exception) -> None:
            if on_bug is not None and _is_there(owner):
                on_bug(error)

        self._ask(self._runner.database, lambda: self._inside(job), _Asker(announce, None, refused, broke))

    def background(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        on_error: OnError | None = None,
        on_bug: OnError | None = None,
    ) -> None:
        """Runs something slow that is not the database: mail, keyring, paper."""
        self._ask(self._runner.pool, job, _Asker(then, owner, on_error, on_bug))

    def transact(self, job: Callable[[UnitOfWork], T], /) -> T:
        """One transaction for work that runs on the pool, which waits for the database worker."""
        return self._runner.database(lambda: self._inside(job)).result()

    def close(self) -> None:
        """Waits for the writes that were asked for, then ends the threads.

        From now on results reach nobody, and errors only the log.
        """
        self._closed = True
        self._runner.close()
        self._lose_sight()

    def _look(self, job: Callable[[UnitOfWork], T]) -> T:
        """On the database worker, as all that touches ``_sight``."""
        if self._sight is not None:
            with suppress(BeyondSightError), self._sight() as seen:
                return job(seen)
        return self._inside(job)

    def _lose_sight(self) -> None:
        if self._sight is not None:
            self._sight.close()
            self._sight = None

    def _inside(self, job: Callable[[UnitOfWork], T]) -> T:
        self._lose_sight()
        with self._transactions() as uow:
            return job(uow)

    def _ask(
        self,
        submit: Callable[[Callable[[], T]], Future[T]],
        job: Callable[[], T],
        asker: _Asker[T],
    ) -> None:
        """Nothing happens once the program closes: a late timer or a dying widget may still ask."""
        if self._closed:
            log.debug("not begun, the program closes: %s", job)
            return
        self._follow(submit(job), asker)

    def _follow(self, future: Future[T], asker: _Asker[T]) -> None:
        self._pending += 1

        def finish() -> None:
            self._pending -= 1
            error = future.exception()
            there = _is_there(asker.owner)
            if error is None:
                if there:
                    asker.then(future.result())
            elif isinstance(error, KNOWN):
                if there:
                    (asker.on_error or self.failed.emit)(error)
            else:
                self.failed.emit(error)
                if there and asker.on_bug is not None and isinstance(error, Exception):
                    asker.on_bug(error)

        if self._runner.at_once:
            finish()
        else:
            future.add_done_callback(lambda done: self._deliver(done, finish))

    def _deliver(self, done: Future[T], finish: Callable[[], None]) -> None:
        """Always through the event loop: a callback never runs before the call that asked has returned."""
        if not self._closed and shiboken6.isValid(self):
            self._arrived.emit(finish)
        elif not done.cancelled() and done.exception() is not None:
            log.error("failed while the program closed", exc_info=done.exception())

    def _on_arrived(self, finish: Callable[[], None]) -> None:
        if not self._closed:
            finish()


def _is_there(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)
