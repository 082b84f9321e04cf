"""Slots of the commands about the vault's health."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.tab import Place
from istes_desk.services.kdbx_copies import CopyState, copy_state

translate = QCoreApplication.translate


def open_health(bench: Bench) -> HealthWindow:
    """One window at a time; a line leads to its device."""
    window = bench.window.findChild(HealthWindow) or _make(bench)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def _make(bench: Bench) -> HealthWindow:
    window = HealthWindow(bench.desk, bench.vault, bench.window)
    window.device_asked.connect(lambda id: bench.navigator.place_asked.emit(Place("device", id)))
    return window


def remind_of_copies(bench: Bench) -> None:
    """From now on: whenever the vault is opened and a copy is due, a sentence above the plan says so."""
    desk = bench.desk

    def tell(state: CopyState) -> None:
        if state.due:
            words = translate("HealthActions", "{} Make one: More, Vault, Health and copies (Ctrl+Shift+K).")
            bench.say(words.format(state.reason_it))

    def look() -> None:
        desk.tasks.read(lambda uow: copy_state(uow, desk.clock), tell, owner=bench.window)

    bench.vault.opened.connect(look, Qt.ConnectionType.QueuedConnection)  # after what clears the line
