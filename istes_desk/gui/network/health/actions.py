"""Slots of the commands about the vault's health."""

from __future__ import annotations

from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.tab import Place


def open_health(bench: Bench) -> None:
    """One window at a time; a line leads to its device."""
    window = bench.window.findChild(HealthWindow) or _make(bench)
    window.show()
    window.raise_()
    window.activateWindow()


def _make(bench: Bench) -> HealthWindow:
    window = HealthWindow(bench.desk, bench.vault, bench.window)
    window.device_asked.connect(lambda id: bench.navigator.place_asked.emit(Place("device", id)))
    return window
