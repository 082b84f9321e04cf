"""Reads the mailboxes again and again while the window is open: one after the other, off the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.fetching import Visit, active_mailboxes, is_due, visit
from istes_desk.services.filing import Means

TICK_MS = 15_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """The last visit to one mailbox."""

    at: datetime
    opened: int = 0
    failures: int = 0
    error: KnownError | None = None


class Watch(QObject):
    """Implements ``Progress`` for the pool thread; ``stepped`` arrives on the GUI thread."""

    stepped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = False

    def step(self, done: int, total: int, _what: str) -> None:
        self.stepped.emit(done, total)


class MailPoller(QObject):
    """``changed`` was emitted when a visit began, went on or ended; ``visited`` with each ``Visit``."""

    changed = Signal()
    visited = Signal(object)
    _filed = Signal(Changes)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: deque[Mailbox] = deque()
        self._watch: Watch | None = None
        self.attempts: dict[int, Attempt] = {}
        self.current: Mailbox | None = None
        self.progress = (0, 0)
        self.any_mailbox = False
        self._filed.connect(desk.tasks.changed)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self.current is not None

    def start(self) -> None:
        """From now on each mailbox is read when its pause is over, the first time at once."""
        self._timer.start()
        self._look()

    def fetch_now(self) -> None:
        """Every active mailbox, whatever its pause; nothing when they are being read already."""
        self._look(everything=True)

    def cancel(self) -> None:
        """Ends after the messages in hand; the rest comes next time."""
        self._waiting.clear()
        if self._watch is not None:
            self._watch.cancelled = True

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        if self.busy:
            self.cancel()
            self._desk.mail_source.hang_up()

    def _look(self, everything: bool = False) -> None:
        if not self.busy:
            self._desk.tasks.read(active_mailboxes, lambda boxes: self._begin(boxes, everything), owner=self)

    def _begin(self, boxes: Sequence[Mailbox], everything: bool) -> None:
        if self.busy:
            return
        self.any_mailbox = bool(boxes)
        now = self._desk.clock.now()
        self._waiting.extend(box for box in boxes if everything or self._due(box, now))
        self._next()

    def _due(self, box: Mailbox, now: datetime) -> bool:
        last = self.attempts.get(box.id)
        return is_due(box, last.at if last else None, last.failures if last else 0, now)

    def _next(self) -> None:
        self.current = self._waiting.popleft() if self._waiting else None
        self.progress = (0, 0)
        self.changed.emit()
        if self.current is None:
            return
        box, watch, means = self.current, Watch(self), self._means()
        self._watch = watch
        watch.stepped.connect(self._on_step)

        def broken(error: Exception) -> None:
            self._done(Visit(box, error=_known(error)))

        self._desk.tasks.background(
            lambda: visit(means, box.id, watch),
            self._done,
            owner=self,
            on_error=broken,
            on_bug=broken,
        )

    def _means(self) -> Means:
        desk = self._desk
        return Means(
            source=desk.mail_source,
            secrets=desk.secrets,
            transact=desk.tasks.transact,
            read_mail=desk.read_mail,
            clock=desk.clock,
            author=desk.author,
            providers=desk.provider_domains,
            told=self._filed.emit,
        )

    def _on_step(self, done: int, total: int) -> None:
        self.progress = (done, total)
        self.changed.emit()

    def _done(self, found: Visit) -> None:
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        before = self.attempts.get(found.mailbox.id, Attempt(self._desk.clock.now()))
        failures = before.failures + 1 if found.error else 0
        self.attempts[found.mailbox.id] = replace(
            before, at=self._desk.clock.now(), opened=found.opened, failures=failures, error=found.error
        )
        self.visited.emit(found)
        self._next()


def _known(error: Exception) -> KnownError:
    return error if isinstance(error, KnownError) else KnownError(str(error) or type(error).__name__)
