"""The menu of the filters: class, state, customer, and what was saved under a name. It reads no data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import IncidentClass, IncidentState
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.incidents.words import class_name, state_name
from istes_desk.gui.theme import GRID


class FilterMenu(QToolButton):
    """``wished``: another selection. ``save_asked``, ``rename_asked`` and ``delete_asked``: of saved ones."""

    wished = Signal(object)
    save_asked = Signal(str)
    rename_asked = Signal(int, str)
    delete_asked = Signal(object)

    def __init__(self, wish: Callable[[], Wish], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self._saved: Sequence[SavedFilter] = ()
        self._customers: Sequence[Customer] = ()
        self.setObjectName("filterMenu")
        self.setText(self.tr("F&ilter"))
        self.setAccessibleName(self.tr("Filter by class, state, customer"))
        self.setToolTip(f"{self.accessibleName()} (Ctrl+Shift+F)")
        self.setShortcut("Ctrl+Shift+F")
        self.setIcon(icon("search"))
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.build)
        self.setMenu(self._menu)

    def set_saved(self, saved: Sequence[SavedFilter]) -> None:
        """The technician's own, by name."""
        self._saved = saved

    def set_customers(self, customers: Iterable[Customer]) -> None:
        self._customers = sorted(customers, key=lambda one: one.name.casefold())

    def customer_name(self, id: int | None) -> str:
        """ "" for one that is not known here."""
        return next((one.name for one in self._customers if one.id == id), "")

    def build(self) -> None:
        """Anew at each opening: the marks show what is chosen."""
        menu, wish = self._menu, self._wish()
        menu.clear()
        for part in menu.findChildren(QMenu):
            part.deleteLater()
        classes = [(one, class_name(one)) for one in IncidentClass]
        states = [(one, state_name(one)) for one in IncidentState]
        customers = [(one.id, one.name.replace("&", "&&")) for one in self._customers]
        self._choice("incident_class", self.tr("&Class"), classes, wish.incident_class)
        self._choice("state", self.tr("&State"), states, wish.state)
        self._choice("customer_id", self.tr("C&ustomer"), customers, wish.customer_id)
        menu.addSeparator()
        for saved in self._saved:
            action = menu.addAction(icon("ok"), saved.name.replace("&", "&&"))
            action.setObjectName(f"savedFilter{saved.id}")
            action.triggered.connect(partial(self._take, saved))
        self._line(menu, "saveFilter", self.tr("Save this selection as… (Enter)"), self.save_asked.emit)
        self._manage()

    def _choice(self, fact: str, title: str, values: Sequence[tuple[object, str]], chosen: object) -> None:
        part = self._menu.addMenu(title)
        part.setObjectName(f"filter_{fact}")
        group = QActionGroup(part)
        for value, name in ((None, self.tr("All")), *values):
            action = part.addAction(name)
            action.setObjectName(f"filter_{fact}_{value}")
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
            action.triggered.connect(partial(self._narrow, fact, value))

    def _narrow(self, fact: str, value: object, _checked: bool = False) -> None:
        done = self._wish().done or (
            fact == "state" and value in (IncidentState.SOLVED, IncidentState.CLOSED)
        )
        changes: dict[str, Any] = {fact: value}
        self.wished.emit(replace(self._wish(), done=done, **changes))

    def _take(self, saved: SavedFilter, _checked: bool = False) -> None:
        self.wished.emit(Wish.of(saved))

    def _manage(self) -> None:
        if not self._saved:
            return
        manage = self._menu.addMenu(self.tr("&Manage"))
        manage.setObjectName("manageFilters")
        for saved in self._saved:
            part = manage.addMenu(saved.name.replace("&", "&&"))
            rename = partial(self.rename_asked.emit, saved.id)
            self._line(part, f"renameFilter{saved.id}", self.tr("New name (Enter)"), rename, saved.name)
            delete = part.addAction(icon("delete"), self.tr("&Delete"))
            delete.setObjectName(f"deleteFilter{saved.id}")
            delete.triggered.connect(partial(self._delete, saved))

    def _delete(self, saved: SavedFilter, _checked: bool = False) -> None:
        self.delete_asked.emit(saved)

    def _line(
        self, menu: QMenu, name: str, prompt: str, take: Callable[[str], object], text: str = ""
    ) -> None:
        """A name is written where it is needed: no dialog for it."""
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setPlaceholderText(prompt)
        line.setAccessibleName(prompt)
        line.setMinimumWidth(line.fontMetrics().horizontalAdvance(prompt) + 4 * GRID)

        def finish() -> None:
            if line.text().strip():
                take(line.text())
                self._menu.close()

        line.returnPressed.connect(finish)
        action = QWidgetAction(menu)
        action.setDefaultWidget(line)
        menu.addAction(action)
