"""The computer's three clocks (B-5)."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

from istes_desk.adapters.system.machine import machine_id

MILLION = 1_000_000

if sys.platform == "win32":  # whose time.monotonic counts sleep
    from istes_desk.adapters.system.windows_clock import awake_ms as _awake_ms
    from istes_desk.adapters.system.windows_clock import boot_ms as _boot_ms

else:

    def _awake_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // MILLION

    def _boot_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // MILLION


class SystemClock:
    """Implements the ``Clock`` port."""

    def machine(self) -> str:
        return machine_id()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        return _awake_ms()

    def boottime_ms(self) -> int:
        return _boot_ms()


class ShowClock:
    """Implements ``Clock`` for pictures and for the walk without a person: moves only when told."""

    def __init__(self, now: datetime) -> None:
        self._start, self._gone = now, timedelta()

    def advance(self, *, minutes: int) -> None:
        self._gone += timedelta(minutes=minutes)

    def machine(self) -> str:
        return ""

    def now(self) -> datetime:
        return self._start + self._gone

    def monotonic_ms(self) -> int:
        return self._gone // timedelta(milliseconds=1)

    def boottime_ms(self) -> int:
        return self.monotonic_ms()
