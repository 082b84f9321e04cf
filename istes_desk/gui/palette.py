"""Ctrl+K: customers, devices, incidents, tabs and actions by name, by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.icons import icon
from istes_desk.gui.ranking import ranked
from istes_desk.gui.tab import Place
from istes_desk.gui.tab_list import TabSpec
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.finder import Found, find_incidents, named_things

MOST = 12
PAUSE_MS = 120
ICONS = {"customer": "customers", "incident": "queue"}
LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says and what choosing it does."""

    text: str
    detail: str
    icon: QIcon
    target: Place | QAction


class CommandPalette(QDialog):
    """``place_chosen`` was emitted with what to show; actions are triggered by the palette itself."""

    place_chosen = Signal(Place)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Find anything"))
        self._desk, self._over = desk, parent
        self._actions: list[Entry] = []
        self._things: list[Entry] = []
        self._incidents: list[Entry] = []
        self._shown: list[Entry] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_incidents)
        self._build()

    def _build(self) -> None:
        self._typed = QLineEdit()
        self._typed.setObjectName("paletteText")
        self._typed.setAccessibleName(self.tr("What to find"))
        self._typed.setPlaceholderText(self.tr("Customer, device, request, tab or action"))
        self._typed.setClearButtonEnabled(True)
        self._typed.textChanged.connect(self._on_typed)
        self._typed.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        self._hint = PlainLabel(self.tr("Arrows choose, Enter opens, Esc closes"))
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for part in (self._typed, self._list, self._hint):
            column.addWidget(part)

    def open_with(self, tabs: Sequence[TabSpec], actions: Sequence[QAction]) -> None:
        """Shows the palette, empty, over its window."""
        icons = {f"actionTab{number}": icon(tab.icon) for number, tab in enumerate(tabs, 1)}
        self._actions = [
            Entry(
                action.text(),
                action.shortcut().toString(),
                icons.get(action.objectName(), icon("more")),
                action,
            )
            for action in actions
            if action.text()
        ]
        self._incidents = []
        self._typed.clear()
        self._desk.tasks.read(named_things, self._set_things, owner=self)
        self._fill()
        self._place()
        self.open()
        self._typed.setFocus()

    def _place(self) -> None:
        window = self._over
        self.resize(min(640, window.width() - 4 * GRID), min(440, window.height() - 8 * GRID))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 6 * GRID)

    def _set_things(self, things: tuple[Found, ...]) -> None:
        self._things = [_entry(thing) for thing in things]
        self._fill()

    def _on_typed(self) -> None:
        self._fill()
        self._pause.start()

    def _ask_incidents(self) -> None:
        text, now = self._typed.text(), self._desk.clock.now()
        self._desk.tasks.read(lambda uow: find_incidents(uow, now, text), self._set_incidents, owner=self)

    def _set_incidents(self, found: tuple[Found, ...]) -> None:
        self._incidents = [_entry(incident) for incident in found]
        self._fill()

    def _fill(self) -> None:
        typed = self._typed.text()
        named = [*self._actions, *(self._things if typed else ())]
        best = ranked(typed, named, lambda entry: f"{entry.text} {entry.detail}", MOST)
        self._shown = [*best, *self._incidents]
        self._list.clear()
        for entry in self._shown:
            detail = f"   {entry.detail}" if entry.detail else ""
            self._list.addItem(QListWidgetItem(entry.icon, entry.text + detail))
        self._list.setCurrentRow(0)
        nothing = self.tr("Nothing is called that")
        self._hint.setText(self.tr("Arrows choose, Enter opens, Esc closes") if self._shown else nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in LIST_KEYS:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        row = self._list.currentRow()
        if row < 0:
            return
        target = self._shown[row].target
        self.accept()
        if isinstance(target, QAction):
            target.trigger()
        else:
            self.place_chosen.emit(target)

    def done(self, result: int) -> None:
        self._pause.stop()
        super().done(result)


def _entry(found: Found) -> Entry:
    sign = f"device_{found.device}" if found.device else ICONS[found.kind]
    return Entry(found.name, found.detail, icon(sign), Place(found.kind, found.id))
