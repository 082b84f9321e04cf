"""Makes actions of the table of commands, and the menus they stand in."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.command import Command, Need, Part
from istes_desk.gui.checklists.commands import commands, parts
from istes_desk.gui.icons import icon


class CommandMenus(QObject):
    """Every command is one QAction with the command's name; what cannot be done just now is grey."""

    def __init__(self, bench: Bench, more: QMenu) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._made = [(one, self._action(one)) for one in commands()]
        for part, title in parts().items():
            shown = [action for one, action in self._made if one.part is part]
            if shown:
                menu = more.addMenu(title)
                menu.setObjectName(f"more_{part}")
                menu.addActions(shown)
        more.aboutToShow.connect(self.refresh)
        self.refresh()

    def _action(self, one: Command) -> QAction:
        action = QAction(icon(one.icon), one.title, self._bench.window)
        action.setObjectName(one.name)
        action.setShortcuts([QKeySequence(keys) for keys in one.keys.split("|") if keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: one.slot(self._bench))
        self._bench.window.addAction(action)
        return action

    def refresh(self) -> None:
        """Which commands there is something for."""
        have = Need.NOTHING if self._bench.scope() is None else Need.CUSTOMER
        for one, action in self._made:
            needs_cell = one.need is Need.CELL
            action.setEnabled(bool(self._bench.chosen()) if needs_cell else one.need <= have)

    def show_context(self, at: QPoint) -> None:
        """The menu of the selected cells."""
        self.refresh()
        menu = QMenu(self._bench.window)
        menu.setObjectName("cellMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([action for one, action in self._made if one.part in (Part.CELLS, Part.SCHEDULE)])
        menu.popup(at)
