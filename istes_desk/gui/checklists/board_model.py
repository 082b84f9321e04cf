"""The matrix PC x duty as an item model; shows a board, computes no state."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from istes_desk.domain.italian import date_of
from istes_desk.gui.checklists.filtering import Filter
from istes_desk.gui.checklists.words import symbol_name
from istes_desk.gui.format import Formatter
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.duty_board import Board, Cell, Row
from istes_desk.services.matrix_paper import symbol_of

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
DIMMED_ROLE = Qt.ItemDataRole.UserRole + 1
EMPTY = Board((), (), 0)
ROOT = QModelIndex()


class BoardModel(QAbstractTableModel):
    """Rows with no cell of the wanted marks are left out, other cells of shown rows are dimmed."""

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt = fmt
        self.board = EMPTY
        self._rows: tuple[Row, ...] = ()
        self._wanted = Filter()

    def show(self, board: Board, wanted: Filter) -> None:
        """The same places and duties as before only change their data: selection and scroll stay."""
        rows = tuple(row for row in board.rows if _has(row, board, wanted))
        same = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        codes = [column.code for column in board.columns] == [column.code for column in self.board.columns]
        if rows and same and codes:
            self.board, self._rows, self._wanted = board, rows, wanted
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(board.columns) - 1))
            return
        self.beginResetModel()
        self.board, self._rows, self._wanted = board, rows, wanted
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.columns)

    def row_at(self, row: int) -> Row:
        return self._rows[row]

    def cell(self, index: Index) -> Cell | None:
        return self._rows[index.row()].cells[index.column()] if index.isValid() else None

    def find(self, assignment_id: int) -> QModelIndex:
        """Where a duty stands; an invalid index when it is not shown."""
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells):
                if cell and cell.assignment.id == assignment_id:
                    return self.index(number, column)
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown if self.cell(index) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        if role == DIMMED_ROLE:
            return self._dimmed(cell, index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._done_on(cell)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_tip(self._told(cell, self._rows[index.row()], index.column()))
        return None

    def _dimmed(self, cell: Cell, index: Index) -> bool:
        column = self.board.columns[index.column()]
        return not self._wanted.wants_all and not self._wanted.shows(self._rows[index.row()], cell, column)

    def idle_columns(self) -> list[int]:
        """Duties of which words want nothing: they give their room to the others."""
        if not self._wanted.words:
            return []
        return [number for number in range(len(self.board.columns)) if not self._wanted_in(number)]

    def _wanted_in(self, number: int) -> bool:
        column = self.board.columns[number]
        pairs = ((row, row.cells[number]) for row in self._rows)
        return any(cell and self._wanted.shows(row, cell, column) for row, cell in pairs)

    def _done_on(self, cell: Cell) -> str:
        return f"{date_of(cell.status.result.at):%d/%m}" if cell.status.result else ""

    def _told(self, cell: Cell, row: Row, column: int) -> str:
        missed = self.tr("Missed before: {period}.").format(period=cell.missed) if cell.missed else ""
        never = self.tr("Never done.") if cell.never_done else ""
        head = f"{row.name} · {self.board.columns[column].title}: {symbol_name(symbol_of(cell))}"
        return "\n".join(filter(None, (head, cell.status.reason, cell.status.doubt, never, missed)))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A header that has not heard of a reset yet asks for sections that are gone."""
        down = orientation == Qt.Orientation.Vertical
        if not 0 <= section < len(self._rows if down else self.board.columns):
            return None
        if down:
            return self._place(self._rows[section], role)
        column = self.board.columns[section]
        texts: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: column.code.value,
            Qt.ItemDataRole.ToolTipRole: f"{column.title}\n{column.period}",
            CELL_ROLE: column.short,
        }
        return texts.get(role)

    def _place(self, row: Row, role: int) -> str | None:
        place = place_name(row, self.board)
        last = self._fmt.stamp(row.last_check) if row.last_check else self.tr("never checked")
        whole = "" if row.device_id else self.tr("whole site")
        texts: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            CELL_ROLE: " · ".join(filter(None, (place, whole))),
            Qt.ItemDataRole.ToolTipRole: plain_tip(
                f"{row.name}\n{place}\n" + self.tr("Last check: {when}").format(when=last)
            ),
        }
        return texts.get(role)


def place_name(row: Row, board: Board) -> str:
    """Customer, site where the customer has several, room."""
    several = len({other.site_id for other in board.rows if other.customer_id == row.customer_id}) > 1
    site = row.site if several and row.device_id else ""
    return " · ".join(filter(None, (row.customer, site, row.room)))


def _has(row: Row, board: Board, wanted: Filter) -> bool:
    if wanted.wants_all:
        return True
    pairs = zip(row.cells, board.columns, strict=True)
    return any(cell and wanted.shows(row, cell, column) for cell, column in pairs)


def _key(row: Row) -> tuple[int, int | None]:
    return row.site_id, row.device_id
