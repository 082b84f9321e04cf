"""The top row: tabs with their counters, the customer scope, the door to the command palette."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTabBar, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.gui.icons import icon
from istes_desk.gui.tab_list import TabSpec


class Header(QWidget):
    """``scope_changed`` was emitted with the chosen customer's id, None for all."""

    scope_changed = Signal(object)
    search_asked = Signal()

    def __init__(self, tabs: Sequence[TabSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._titles = [tab.title() for tab in tabs]
        self.tab_bar = self._make_tab_bar(tabs)
        self.scope = self._make_scope()
        self.search = self._make_search()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.addWidget(self.tab_bar)
        row.addStretch(1)
        row.addWidget(self.scope)
        row.addWidget(self.search)

    def _make_tab_bar(self, tabs: Sequence[TabSpec]) -> QTabBar:
        bar = QTabBar()
        bar.setObjectName("tabBar")
        bar.setAccessibleName(self.tr("Tabs"))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        for number, tab in enumerate(tabs, 1):
            bar.setTabToolTip(bar.addTab(icon(tab.icon), tab.title()), f"Ctrl+{number}")
        return bar

    def _make_scope(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("scopeBox")
        box.setAccessibleName(self.tr("Customer shown in all tabs"))
        box.setToolTip(box.accessibleName())
        box.setMinimumContentsLength(18)
        box.addItem(self.tr("All customers"), None)
        box.currentIndexChanged.connect(lambda: self.scope_changed.emit(box.currentData()))
        return box

    def _make_search(self) -> QPushButton:
        button = QPushButton(icon("search"), "Ctrl+K")
        button.setObjectName("searchButton")
        button.setAccessibleName(self.tr("Find anything by name"))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(self.search_asked)
        return button

    def set_counter(self, index: int, count: int) -> None:
        """Shows a number beside a tab's name; 0 takes it away."""
        text = self._titles[index]
        self.tab_bar.setTabText(index, f"{text}  {count}" if count else text)

    def set_customers(self, customers: Sequence[Customer]) -> None:
        """Fills the scope, keeping the choice."""
        chosen = self.scope.currentData()
        blocked = self.scope.blockSignals(True)
        while self.scope.count() > 1:
            self.scope.removeItem(1)
        for customer in sorted(customers, key=lambda c: c.name.casefold()):
            self.scope.addItem(customer.name, customer.id)
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)))
        self.scope.blockSignals(blocked)
