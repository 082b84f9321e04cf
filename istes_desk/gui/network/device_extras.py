"""Two pages of the device card: the fields a user made for it, and its history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of
from istes_desk.domain.plan import DeviceChange, DeviceField
from istes_desk.gui.format import Formatter
from istes_desk.gui.network.port_table import CellTable
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.empty_hint import EmptyHint
from istes_desk.gui.widgets.manners import copies, left_heads

COLUMNS = ("field", "value")


class OwnFields(QWidget):
    """Name and value, as many as wanted; ``read`` is None until they were shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        table = QTableWidget()
        table.setObjectName("ownFields")
        table.setAccessibleName(self.tr("Fields of its own"))
        table.setAlternatingRowColors(True)
        self.cells = CellTable(table, COLUMNS, (self.tr("Field"), self.tr("Value")))
        EmptyHint(table, self.tr("No field of its own. Add one for what the card has no place for."))
        self._shown = False
        row = QHBoxLayout()
        actions = (
            ("ownFieldAdd", self.tr("Add a &field"), self._add),
            ("ownFieldRemove", self.tr("&Remove field"), self.cells.remove_current),
        )
        for name, text, slot in actions:
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(table)
        column.addLayout(row)

    def _add(self) -> None:
        at = self.cells.add_row(0, {}, {})
        item = self.cells.item(at, "field")
        self.cells.table.setCurrentItem(item)
        self.cells.table.editItem(item)

    def show_rows(self, rows: Sequence[DeviceField]) -> None:
        for one in rows:
            self.cells.add_row(one.id, {"field": one.name, "value": one.value}, {})
        self._shown = True

    def read(self) -> tuple[DeviceField, ...] | None:
        """DomainError after marking a value without a name; wholly empty rows are left out."""
        if not self._shown:
            return None
        self.cells.clear_marks()
        rows = [(at, self.cells.text(at, "field").strip()) for at in self.cells.rows()]
        rows = [(at, name) for at, name in rows if name or self.cells.text(at, "value").strip()]
        for at, name in rows:
            if not name:
                error = DomainError("Il campo ha bisogno di un nome.", "field")
                self.cells.mark(at, "field", error)
                raise error
        return tuple(
            DeviceField(0, name, self.cells.text(at, "value"), self.cells.row_id(at)) for at, name in rows
        )


class HistoryPage(QWidget):
    """Who changed what and when, the last first; never changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget()
        self.table.setObjectName("deviceHistory")
        self.table.setAccessibleName(self.tr("History"))
        headings = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Before"), self.tr("After"))
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        left_heads(self.table)
        copies(self.table)
        EmptyHint(self.table, self.tr("Nothing was changed since the device was entered."))
        QVBoxLayout(self).addWidget(self.table)

    def show_lines(self, lines: Sequence[DeviceChange]) -> None:
        words = Formatter()
        self.table.setRowCount(len(lines))
        for at, one in enumerate(lines):
            cells = (
                f"{words.full_date(date_of(one.at))} {words.clock(one.at)}",
                one.author,
                one.what,
                one.before,
                one.after,
            )
            for column, text in enumerate(cells):
                self.table.setItem(at, column, QTableWidgetItem(text))
