"""Notices that nobody touches the computer while remote work runs, and when somebody does again (B-5)."""

from __future__ import annotations

from PySide6.QtGui import QCursor

from istes_desk.domain.timeclock import Reading
from istes_desk.services.workstation import Workstation

MINUTE_MS = 60_000


class IdleWatch:
    """``limit_minutes`` 0 = never asks. Where the system cannot tell, the pointer's rest counts."""

    def __init__(self, station: Workstation, limit_minutes: int) -> None:
        self._station, self._limit_ms = station, limit_minutes * MINUTE_MS
        self._idle_ms = 0
        self._pointer, self._moved_ms = QCursor.pos(), 0

    def returned(self, now: Reading) -> int:
        """Once, when somebody is back: how long nobody was, in ms; 0 else."""
        idle, before = self._idle(now), self._idle_ms
        self._idle_ms = idle
        return before if self._limit_ms and before >= self._limit_ms and idle < before else 0

    def forget(self) -> None:
        """What was before counts no more: other work began, or the computer slept."""
        self._idle_ms = 0

    def _idle(self, now: Reading) -> int:
        told = self._station.idle_ms()
        if told is not None:
            return told
        at = QCursor.pos()
        if at != self._pointer or not self._moved_ms:
            self._pointer, self._moved_ms = at, now.awake_ms
        return now.awake_ms - self._moved_ms
