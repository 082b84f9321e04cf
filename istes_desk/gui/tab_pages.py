"""The pages under the tab bar: the first at once, the others one by one when nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from istes_desk.gui.tab import Tab
from istes_desk.gui.tab_list import TABS, TabSpec
from istes_desk.gui.tasks import Tasks
from istes_desk.services.changes import Changes

PAUSE_MS = 30  # between two tabs, so that keys and paint come in between


class TabPages(QStackedWidget):
    """A tab that is asked for before its turn is made on the spot; it reads what it shows by itself.

    ``counter_changed`` was emitted with the place of a tab and its number; ``shown`` when the
    first tab had its turn, ``complete`` when all are there.
    """

    counter_changed = Signal(int, int)
    shown = Signal()
    complete = Signal()

    def __init__(self, make: Callable[[TabSpec], Tab], tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabPages")
        self._make, self._tasks = make, tasks
        self._made: dict[int, Tab] = {}
        self._scope: int | None = None
        self._told = self._rested = False
        self._turn = QTimer(self, interval=PAUSE_MS)
        self._turn.timeout.connect(self._make_next)

    def start(self) -> None:
        """From now on the missing tabs are made whenever no work is under way."""
        self._turn.start()

    def stop(self) -> None:
        """The window closes: what is missing stays missing."""
        self._turn.stop()

    def tab(self, index: int) -> Tab:
        """The tab at that place, made now if need be."""
        if index not in self._made:
            self._add(index)
        return self._made[index]

    def all(self) -> tuple[Tab, ...]:
        """Every tab, in order; makes those that are missing."""
        return tuple(self.tab(index) for index in range(len(TABS)))

    def made(self) -> Iterator[Tab]:
        """Those that are there already."""
        return iter(tuple(self._made.values()))

    def bring(self, index: int) -> None:
        """To the front."""
        self.setCurrentWidget(self.tab(index))

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        for tab in self.made():
            tab.set_scope(customer_id)

    def on_changes(self, changes: Changes) -> None:
        for tab in self.made():
            tab.on_changes(changes)

    def _add(self, index: int) -> None:
        tab = self._made[index] = self._make(TABS[index])
        tab.counter_changed.connect(lambda count: self.counter_changed.emit(index, count))
        if self._scope is not None:
            tab.set_scope(self._scope)
        self.addWidget(tab)

    def _make_next(self) -> None:
        rested, self._rested = self._rested, not self._tasks.pending
        if not self._rested or not (rested or self._told):
            return  # the first time it rests, the last answer may still have to be painted
        self._turn.stop()
        if not self._told:
            self._told = True
            for tab in self.made():
                tab.complete()
            self.shown.emit()
        missing = next((index for index in range(len(TABS)) if index not in self._made), None)
        if missing is None:
            self.complete.emit()
            return
        self._add(missing)
        self._turn.start()
