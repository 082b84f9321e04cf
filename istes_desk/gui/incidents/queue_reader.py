"""Reads the queue for its tab: all of it, what a change moved, or only what time changed. It shows nothing.

A new selection comes in two steps, the first lines at once. What became outdated while it waited is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.gui.desk import Desk
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter, QueueIndex
from istes_desk.services.queue_moves import moved
from istes_desk.services.queue_view import Head, QueueRow, head, rows
from istes_desk.services.responses import record_misses

TICK_MS = 30_000
SHORTEST_MS = 50
FIRST = 200
SIGHT = 40
ANEW_EVERY = 20
EMPTY = QueueIndex(())


@dataclass(frozen=True, slots=True)
class Reading:
    """``whole``: nothing more follows. ``same``: the order is the one from before."""

    wanted: QueueFilter
    index: QueueIndex
    head: Head
    rows: list[QueueRow]
    whole: bool = True
    same: bool = False
    overdue: bool = False


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
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.tick)

    @property
    def ahead(self) -> int | None:
        """How many wait with contract, for the rows read later."""
        return self._last.head.ahead if self._last else None

    def reload(self) -> None:
        """Everything anew; another selection shows its first lines before the rest is read."""
        wanted = self._ask()
        other = self._last is None or _timeless(self._last.wanted) != _timeless(wanted)
        known = self._last.head if other and self._last and self._fits(self._last, wanted) else None
        first = replace(wanted, first=FIRST if other else 0)
        self._read(lambda uow, seen: self._whole(uow, first, seen, known))

    def touched(self, ids: Collection[int]) -> None:
        """These changed, here or elsewhere."""
        last, wanted = self._last, self._ask()
        if last is None or not last.whole or _timeless(last.wanted) != _timeless(wanted):
            self.reload()
            return
        self._read(lambda uow, seen: self._moved(uow, last, wanted, set(ids), seen))

    def tick(self) -> None:
        """Time went by: countdowns, colours, the window; what others changed; a deadline that passed."""
        self._ticks += 1
        last = self._last
        if last is None or not last.whole or self._ticks % ANEW_EVERY == 0:
            self.reload()
            return
        wanted = self._ask()
        self._read(lambda uow, seen: self._moved(uow, last, wanted, set(), seen))

    def _fits(self, last: Reading, wanted: QueueFilter) -> bool:
        """Its head says the same of another selection a moment later."""
        near = wanted.now - last.wanted.now < timedelta(milliseconds=TICK_MS)
        return near and last.wanted.customer_id == wanted.customer_id

    def _whole(
        self, uow: UnitOfWork, wanted: QueueFilter, seen: list[int], known: Head | None = None
    ) -> Reading:
        index = uow.queue_index(wanted)
        whole = not wanted.first or index.size < wanted.first
        top = [id for _, ids in index.sections for id in ids[:SIGHT]][:SIGHT]
        same = known if known and known.stamp == uow.queue_stamp() else None
        found = Reading(wanted, index, same or head(uow, wanted, index), [], whole)
        return self._made(uow, found, [*top, *seen])

    def _moved(
        self, uow: UnitOfWork, last: Reading, wanted: QueueFilter, ids: set[int], seen: list[int]
    ) -> Reading:
        ids |= set(uow.touched_since(last.head.stamp))
        same = not ids and not wanted.late_only
        index = last.index if same else moved(uow, last.index, ids, wanted)
        found = Reading(wanted, index, head(uow, wanted, index), [], same=same)
        return self._made(uow, found, seen)

    def _made(self, uow: UnitOfWork, found: Reading, lines: list[int]) -> Reading:
        now = found.wanted.now
        shown = rows(uow, now, list(dict.fromkeys(lines)), found.head.ahead)
        return replace(found, rows=shown, overdue=bool(uow.overdue(now)))

    def _read(self, job: Callable[[UnitOfWork, list[int]], Reading]) -> None:
        """``job`` runs on the worker: what is in sight now is handed to it."""
        self._serial += 1
        serial, seen = self._serial, self._seen()

        def read(uow: UnitOfWork) -> Reading | None:
            return job(uow, seen) if serial == self._serial else None

        self._desk.tasks.read(read, self._take, owner=self)

    def _take(self, found: Reading | None) -> None:
        if found is None:
            return
        self._last = found
        self.arrived.emit(found)
        self._clock.start(self._until_next(found))
        if found.overdue:
            desk = self._desk
            desk.tasks.write(lambda uow: record_misses(uow, desk.clock, desk.author))
        if not found.whole:
            rest = replace(found.wanted, first=0)
            self._read(lambda uow, seen: self._whole(uow, rest, seen))

    def _until_next(self, found: Reading) -> int:
        """Milliseconds: half a minute, or until a deadline, the window or a colour turns."""
        now = self._desk.clock.now()
        turns = [row.warns_at for row in found.rows if row.warns_at and row.warns_at > now]
        instants = [*filter(None, (found.head.changes_at,)), *turns]
        wait = (min(instants) - now) / timedelta(milliseconds=1) if instants else TICK_MS
        return max(SHORTEST_MS, min(TICK_MS, int(wait) + 1))


def _timeless(wanted: QueueFilter) -> QueueFilter:
    return replace(wanted, now=datetime.min, first=0)  # noqa: DTZ901 compared, never shown
