"""Which column of a table is which fact: headings with an example, each with its choice."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from istes_desk.domain.survey.columns import COLUMNS_IT, Table, guess_columns
from istes_desk.gui.theme import ROW_HEIGHT
from istes_desk.gui.widgets.manners import left_heads


class ColumnTable(QTableWidget):
    """``chosen`` was emitted when a column became something else."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surveyColumns")
        self.setAccessibleName(self.tr("Columns of the file"))
        self.setColumnCount(2)
        self.setHorizontalHeaderLabels([self.tr("Column"), self.tr("Is")])
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        left_heads(self)

    def show_table(self, table: Table) -> None:
        """One row per column of the file, guessed."""
        guessed = guess_columns(table.headings)
        wide = max([len(table.headings), *(len(row) for row in table.rows[:50])])
        self.setRowCount(wide)
        for at in range(wide):
            heading = table.headings[at] if at < len(table.headings) else ""
            example = next((row[at] for row in table.rows[:50] if at < len(row) and row[at]), "")
            item = QTableWidgetItem(f"{heading or at + 1}  ({example[:24]})" if example else heading)
            self.setItem(at, 0, item)
            self.setCellWidget(at, 1, self._box(at, guessed.get(at, "")))

    def _box(self, at: int, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"surveyColumn{at}")
        box.setAccessibleName(self.tr("Meaning of column {}").format(at + 1))
        box.addItem(self.tr("– not used –"), "")
        for field, label in COLUMNS_IT.items():
            box.addItem(label, field)
        if name and box.findData(name) < 0:
            box.addItem(name, name)
        box.setCurrentIndex(box.findData(name))
        box.activated.connect(self.chosen)
        return box

    def columns(self) -> dict[int, str]:
        """Column number to field; of a field chosen twice the first column counts."""
        found: dict[int, str] = {}
        for at in range(self.rowCount()):
            name = str(cast("QComboBox", self.cellWidget(at, 1)).currentData())
            if name and name not in found.values():
                found[at] = name
        return found
