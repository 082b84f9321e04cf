"""A runner whose jobs wait until a test lets them be done: what a slow disk makes of quick hands."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from pytestqt.qtbot import QtBot

from istes_desk.gui.tasks import Tasks

T = TypeVar("T")


@dataclass
class SlowRunner:
    """Implements ``gui.tasks.Runner``: nothing is done before ``work``."""

    at_once: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def database(self, job: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        self.waiting.append(lambda: future.set_result(job()))
        return future

    pool = database

    def work(self) -> bool:
        """One job; False when there was none."""
        if self.waiting:
            self.waiting.pop(0)()
        return bool(self.waiting)

    def settle(self, tasks: Tasks, qtbot: QtBot) -> None:
        """The disk has caught up."""
        qtbot.waitUntil(lambda: not self.work() and not tasks.pending)

    def close(self) -> None:
        """Nothing runs."""
