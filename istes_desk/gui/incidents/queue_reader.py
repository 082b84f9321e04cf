"""Reads the queue for its tab: all of it, what a change moved, or only what time changed. It shows nothing.

A new selection comes in two steps, the first lines at once. What became outdated while it waited is not read.
A search is a part of the order that was read before; the rest of it comes when nobody types, and the next
letter stops it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.gui.desk import Desk
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_reading import Reading as Reading
from istes_desk.services.queue_reading import read_first, read_moved, read_whole, same_but_time

TICK_MS = 30_000
SHORTEST_MS = 50
REST_MS = 120
ANEW_EVERY = 20
Job = Callable[[UnitOfWork, list[int], Callable[[], bool]], Reading]


class QueueReader(QObject):
    """``arrived`` carries a Reading. ``seen`` tells the ids in sight."""

    arrived = Signal(object)

    def __init__(
        self, desk: Desk, wanted: Callable[[], QueueFilter], seen: Callable[[], list[int]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._ask, self._seen = desk, wanted, seen
        self._serial = self._ticks = 0
        self._last: Reading | None = None
        self._clock = self._timer(self.tick)
        self._rest = self._timer(self._read_rest)
        self._misses = self._timer(self._record)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    @property
    def ahead(self) -> int | None:
        """How many wait with contract, for the rows read later."""
        return self._last.head.ahead if self._last else None

    def reload(self) -> None:
        """Everything anew; another selection shows its first lines before the rest is read."""
        last, wanted = self._last, self._ask()
        if last is not None and same_but_time(last.wanted, wanted):
            self._read(lambda uow, seen, waited: read_whole(uow, wanted, None, seen, waited))
        else:
            self._read(lambda uow, seen, _waited: read_first(uow, wanted, last, seen))

    def touched(self, ids: Collection[int]) -> None:
        """These changed, here or elsewhere."""
        last, wanted = self._last, self._ask()
        if last is None or not last.whole or not same_but_time(last.wanted, wanted):
            self.reload()
        else:
            self._read(lambda uow, seen, _waited: read_moved(uow, wanted, last, ids, seen))

    def tick(self) -> None:
        """Time went by: countdowns, colours, the window; what others changed; a deadline that passed."""
        self._ticks += 1
        if self._ticks % ANEW_EVERY == 0:
            self.reload()
        else:
            self.touched(())

    def _read_rest(self) -> None:
        """What did not come with the first lines."""
        last, wanted = self._last, self._ask()
        self._read(lambda uow, seen, waited: read_whole(uow, wanted, last, seen, waited))

    def _read(self, job: Job) -> None:
        """``job`` runs on the worker, with what is in sight now and whether it is still waited for."""
        self._rest.stop()
        self._serial += 1
        serial, seen = self._serial, self._seen()

        def waited() -> bool:
            return serial == self._serial

        def read(uow: UnitOfWork) -> Reading | None:
            found = job(uow, seen, waited) if waited() else None
            return found if waited() else None

        self._desk.tasks.read(read, self._take, owner=self)

    def _take(self, found: Reading | None) -> None:
        if found is None:
            return
        self._last = found
        self.arrived.emit(found)
        self._clock.start(self._until_next(found))
        if found.overdue and not self._misses.isActive():
            self._misses.start(REST_MS)
        if not found.whole:
            self._rest.start(REST_MS if found.wanted.text else 0)

    def _record(self) -> None:
        """Deadlines that passed, once the list was painted."""
        from istes_desk.services.responses import record_misses

        desk = self._desk
        desk.tasks.write(lambda uow: record_misses(uow, desk.clock, desk.author))

    def _until_next(self, found: Reading) -> int:
        """Milliseconds: half a minute, or until a deadline, the window or a colour turns."""
        now = self._desk.clock.now()
        turns = [row.warns_at for row in found.rows if row.warns_at and row.warns_at > now]
        instants = [*filter(None, (found.head.changes_at,)), *turns]
        wait = (min(instants) - now) / timedelta(milliseconds=1) if instants else TICK_MS
        return max(SHORTEST_MS, min(TICK_MS, int(wait) + 1))
