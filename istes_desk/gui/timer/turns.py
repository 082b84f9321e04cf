"""The writes of the timer, one after the other: none overtakes a heartbeat that is under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from istes_desk.domain.timeclock import Reading
from istes_desk.gui.tasks import Tasks
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork


class Turns(QObject):
    """``reload`` is called when the stored row may not be what it was: another computer ended it."""

    def __init__(self, tasks: Tasks, reload: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._reload = tasks, reload
        self.busy = False
        self.upto: Reading | None = None
        self._waiting: list[Callable[[], None]] = []

    def write(
        self,
        job: Callable[[UnitOfWork], Changes],
        done: Callable[[Changes], None],
        upto: Reading | None = None,
    ) -> None:
        """Writes now; ``upto`` is the reading up to which time will be kept when it is done."""
        self.busy, self.upto = True, upto

        def over(changes: Changes) -> None:
            try:
                done(changes)
            finally:
                self._next()

        self._tasks.write(job, over, owner=self, on_error=self._on_failed, on_bug=self._on_bug)

    def later(self, act: Callable[[], None]) -> None:
        """After whatever is under way."""
        self._waiting.append(act)

    def _next(self) -> None:
        """One of those that wait writes; what has become needless does not, and the next has its turn."""
        self.busy, self.upto = False, None
        while self._waiting and not self.busy:
            self._waiting.pop(0)()

    def _on_failed(self, error: Exception) -> None:
        self._next()
        self._tasks.failed.emit(error)
        if type(error) is not KnownError:
            self._reload()

    def _on_bug(self, _error: Exception) -> None:
        """A write that broke must not hold up the ones that wait."""
        self._next()
