"""The list of customers at the left: search, the inactive ones on demand, and who is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.customers.entry_delegate import ENTRY, EntryDelegate, badges
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.manners import copies
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.services.customers import CustomerEntry

PAUSE_MS = 120


class CustomerList(QWidget):
    """``chosen`` was emitted with an id (0 = none); ``search_changed`` when the list must be read anew."""

    chosen = Signal(int)
    search_changed = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search, self.inactive, self.view = QLineEdit(), QCheckBox(self.tr("&Inactive too")), QListView()
        self._empty = PlainLabel(self.tr("No customer of that name."))
        self._model = QStandardItemModel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search_changed)
        self._dress()
        self._lay_out()
        self.search.textChanged.connect(lambda: self._pause.start())
        self.inactive.toggled.connect(self.search_changed)
        self.view.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.current_id))

    def _dress(self) -> None:
        self.search.setObjectName("customerSearch")
        self.search.setPlaceholderText(self.tr("Find customer"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.inactive.setObjectName("customerInactive")
        self.inactive.setAccessibleName(self.tr("Show inactive customers too"))
        self.view.setObjectName("customerList")
        self.view.setAccessibleName(self.tr("Customers"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        copies(self.view)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.hide()

    def _lay_out(self) -> None:
        new = QPushButton(icon("add"), self.tr("&New customer"))
        new.setObjectName("newCustomer")
        new.setAccessibleName(self.tr("New customer"))
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self.new_asked)
        foot = QHBoxLayout()
        foot.addWidget(self.inactive, 1)
        foot.addWidget(new)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, 0, GRID)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty)
        column.addLayout(foot)

    @property
    def current_id(self) -> int:
        """The chosen customer, 0 when there is none."""
        entry: CustomerEntry | None = self.view.currentIndex().data(ENTRY)
        return entry.id if entry else 0

    def show_entries(self, entries: Sequence[CustomerEntry]) -> None:
        """The rows as they are now; choice and scroll stay."""
        chosen, scrolled = self.current_id, self.view.verticalScrollBar().value()
        blocked = self.view.selectionModel().blockSignals(True)
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.name)
            item.setEditable(False)
            item.setData(entry, ENTRY)
            told = ", ".join(text for text, _ in badges(entry))
            item.setData(f"{entry.name}, {entry.city}, {told}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_tip(told))
            self._model.appendRow(item)
        self._select(chosen)
        self.view.verticalScrollBar().setValue(scrolled)
        self.view.selectionModel().blockSignals(blocked)
        self.view.viewport().update()
        self._empty.setVisible(not entries and bool(self.search.text()))

    def select(self, id: int) -> bool:
        """Chooses a customer; False when he is not in the list."""
        return self._select(id)

    def select_first(self) -> None:
        """Something is chosen when anything is there."""
        if not self.current_id and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _select(self, id: int) -> bool:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(ENTRY).id == id:
                self.view.setCurrentIndex(index)
                return True
        return False
