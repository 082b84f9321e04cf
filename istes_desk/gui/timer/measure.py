"""What the running work measures just now: readings and arithmetic, no database and nothing painted."""

from __future__ import annotations

from datetime import timedelta

from istes_desk.domain.timeclock import SLEEP_LIMIT_MS, Reading, Segment, Tick, measured_on
from istes_desk.services.ports import Clock
from istes_desk.services.price_preview import Preview, preview
from istes_desk.services.work_views import WorkDetail


class Measure:
    """``last`` is the reading up to which time is kept, None while this program measures nothing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.work: WorkDetail | None = None
        self.segment: Segment | None = None
        self.last: Reading | None = None
        self._preview: Preview | None = None
        self._since_load_ms = 0

    @property
    def running(self) -> bool:
        return self.last is not None and self.segment is not None

    @property
    def elapsed(self) -> timedelta:
        """All work of the intervention so far."""
        sheet = self.work.sheet if self.work else None
        measured = sheet.work_ms() if sheet else 0
        return timedelta(milliseconds=measured + self._more_ms())

    @property
    def price(self) -> Preview | None:
        """The price of this moment; None without work or without tariff."""
        sheet = self.work.sheet if self.work else None
        if sheet is None:
            return None
        more, shown = self._more_ms(), self._preview
        if shown is None or (shown.next_unit_ms is not None and more >= shown.next_unit_ms):
            shown = self._preview = preview(sheet, more)
        return shown

    @property
    def next_unit(self) -> timedelta | None:
        """Until the next unit; None when none is near."""
        shown = self.price
        if shown is None or shown.next_unit_ms is None:
            return None
        return timedelta(milliseconds=shown.next_unit_ms - self._more_ms())

    def slept(self, now: Reading) -> bool:
        """Did the computer sleep since the last reading?"""
        last = self.last
        gone = last is not None and now.boot_ms - last.boot_ms - (now.awake_ms - last.awake_ms)
        return gone > SLEEP_LIMIT_MS

    def loaded(self, work: WorkDetail | None) -> None:
        """The work as it is stored now."""
        self.work, self._preview, self._since_load_ms = work, None, 0
        running = work.running if work else None
        here = running is not None and measured_on(running, self._clock.machine())
        self.segment = running if here else None

    def kept(self, now: Reading, tick: Tick) -> None:
        """A tick was stored; until the work is loaded again the count goes on from here."""
        self.last = now
        if tick.gap is None and self.segment is not None:
            self._since_load_ms += tick.current.elapsed_ms - self.segment.elapsed_ms
            self.segment = tick.current

    def _more_ms(self) -> int:
        """Work since the shown work was loaded: kept heartbeats, and the time since the last of them."""
        if self.last is None or not self.running:
            return self._since_load_ms
        return self._since_load_ms + max(0, self._clock.monotonic_ms() - self.last.awake_ms)
