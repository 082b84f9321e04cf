"""Makes actions of the table of commands, and the menus they stand in."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from istes_desk.gui.icons import icon
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.command import NO_SITE, SITE, Command, Seat
from istes_desk.gui.network.commands import EXTRAS, commands, parts
from istes_desk.gui.network.health.actions import remind_of_copies
from istes_desk.gui.network.remote.sessions import sessions_of


class CommandMenus(QObject):
    """Every command is one QAction with the command's name; what cannot be done just now is grey."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._made = [(one, self._action(one)) for one in commands()]
        bench.scene.selectionChanged.connect(self.refresh)
        bench.editor.view_changed.connect(self.refresh)
        bench.inspector.device.ways.launch_asked.connect(sessions_of(bench).launch)
        remind_of_copies(bench)
        self._fill_more(bench.toolbar.more.menu())
        self.refresh()

    def _action(self, one: Command) -> QAction:
        home = self._bench.canvas if Seat.CANVAS in one.seat else self._bench.window
        action = QAction(icon(one.icon), one.title, home)
        action.setObjectName(one.name)
        action.setShortcuts([QKeySequence(keys) for keys in one.keys.split("|") if keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: one.slot(self._bench))
        home.addAction(action)
        return action

    def _fill_more(self, more: QMenu) -> None:
        for part, title in parts().items():
            shown = [action for one, action in self._made if one.part is part]
            if shown:
                menu = more.addMenu(title)
                menu.setObjectName(f"more_{part}")
                menu.addActions(shown)

    def refresh(self) -> None:
        """Which commands there is something for; a dying scene still tells of its selection."""
        if not shiboken6.isValid(self._bench.scene):
            return
        have = NO_SITE if self._bench.editor.view is None else SITE + self._bench.scene.selected_count()
        for one, action in self._made:
            action.setEnabled(one.needs <= have)

    def show_context(self, at: QPoint, device_id: int) -> None:
        """The menu of a device, or of the plan when it is 0."""
        if device_id and device_id not in self._bench.scene.selected_devices():
            self._bench.scene.select_devices([device_id])
        menu = QMenu(self._bench.window)
        menu.setObjectName("planMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seat = Seat.DEVICE if device_id else Seat.PLAN
        menu.addActions([action for one, action in self._made if seat in one.seat])
        for extra in EXTRAS if device_id else ():
            extra(self._bench, menu, device_id)
        menu.popup(at)
