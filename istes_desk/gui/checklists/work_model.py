"""The work list of the day as an item model, in the order of a visit."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from istes_desk.gui import icons
from istes_desk.gui.checklists.board_model import CELL_ROLE, EMPTY, ROOT, Index, place_name
from istes_desk.gui.checklists.words import symbol_icon, symbol_name, symbol_tone
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.duty_board import Board, Cell
from istes_desk.services.duty_history import WorkItem
from istes_desk.services.matrix_paper import symbol_of
from istes_desk.services.work_paper import why

COLUMNS = 6


class WorkModel(QAbstractTableModel):
    """One row per duty; a place is named once, where it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[WorkItem, ...] = ()
        self._board = EMPTY

    def show(self, items: tuple[WorkItem, ...], board: Board) -> None:
        """The same duties as before only change their data."""
        self._board = board
        same = [one.cell.id for one in items] == [one.cell.id for one in self.items]
        if same and items:
            self.items = items
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def cell(self, index: Index) -> Cell | None:
        return self.items[index.row()].cell if index.isValid() else None

    def find(self, assignment_id: int) -> QModelIndex:
        """Where a duty stands; an invalid index when it is not listed."""
        for number, item in enumerate(self.items):
            if item.cell.assignment.id == assignment_id:
                return self.index(number, 0)
        return QModelIndex()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (
            self.tr("Place"),
            self.tr("PC"),
            self.tr("Duty"),
            self.tr("Period"),
            self.tr("State"),
            self.tr("Why"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        symbol = symbol_of(item.cell)
        if role == CELL_ROLE:
            return item.cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == COLUMNS - 2:
            return icons.icon(symbol_icon(symbol), symbol_tone(symbol))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_tip(
                f"{item.row.name} · {item.title}: {symbol_name(symbol)}\n{item.cell.status.reason}"
            )
        return None

    def _text(self, number: int, column: int) -> str:
        item = self.items[number]
        again = number > 0 and self._place(self.items[number - 1]) == self._place(item)
        return (
            "" if again else self._place(item),
            item.row.name,
            item.title,
            item.cell.period,
            symbol_name(symbol_of(item.cell)),
            why(item),
        )[column]

    def _place(self, item: WorkItem) -> str:
        return place_name(item.row, self._board)
