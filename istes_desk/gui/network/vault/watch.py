"""Sees when nobody can be at the desk any more: no input, sleep, a gap in time, a locked session (N-4)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.network.vault.station_messages import StationFilter

INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
PULSE_MS = 5_000
GAP_S = 60
"""A pulse that comes so much late was slept through, or somebody held the computer still."""


class VaultWatch(QObject):
    """``left`` was emitted when the vault has to be locked; ``begin`` and ``end`` enclose an open vault."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.idle, self.pulse = QTimer(self, singleShot=True), QTimer(self, interval=PULSE_MS)
        self.idle.setObjectName("vaultIdle")
        self.pulse.setObjectName("vaultPulse")
        self.idle.timeout.connect(self.left)
        self.pulse.timeout.connect(self._on_pulse)
        self._filter = StationFilter(self.left.emit)
        self._ears: QWidget | None = None
        self._slept, self._seen = 0, desk.clock.now()

    def begin(self, idle_minutes: int) -> None:
        """The vault was opened."""
        self._slept, self._seen = self._sleep_ms(), self._desk.clock.now()
        self.idle.start(idle_minutes * 60_000)
        self.pulse.start()
        app = QApplication.instance()
        if app is not None and self._ears is None:
            app.installEventFilter(self)
            app.installNativeEventFilter(self._filter)
            self._ears = QWidget()
            self._ears.setObjectName("vaultEars")
            self._desk.workstation.watch(int(self._ears.winId()))

    def end(self) -> None:
        """It is locked: input is nobody's business."""
        self.idle.stop()
        self.pulse.stop()
        app, ears, self._ears = QApplication.instance(), self._ears, None
        if app is not None and ears is not None:
            app.removeEventFilter(self)
            app.removeNativeEventFilter(self._filter)
            self._desk.workstation.unwatch(int(ears.winId()))
            ears.deleteLater()

    def _sleep_ms(self) -> int:
        clock = self._desk.clock
        return clock.boottime_ms() - clock.monotonic_ms()

    def _on_pulse(self) -> None:
        before, now = self._seen, self._desk.clock.now()
        self._seen = now
        if self._sleep_ms() - self._slept > GAP_S * 1000 or _gap(before, now) > GAP_S:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in INPUT:
            self.idle.start()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _is_lock(event):
            self.left.emit()
            return True
        return False


def _gap(before: datetime, now: datetime) -> float:
    return abs((now - before).total_seconds())


def _is_lock(event: QKeyEvent) -> bool:
    """Ctrl+L, in whatever window it is pressed."""
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
