"""The figures as a table: a line per group, the total last and bold. Reads no data."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from istes_desk.domain.italian import minutes
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.services.figures.figures import GroupBy, Line, Sums

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
COLUMNS = 8
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """Numbers stand right-aligned in tabular figures."""

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt = fmt
        self._by = GroupBy.CUSTOMER
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...], total: Sums, by: GroupBy) -> None:
        """The groups, and their total when there are any."""
        wanted = (*lines, Line(self.tr("Total"), total)) if lines else ()
        if (wanted, by) != (self.lines, self._by):
            self.beginResetModel()
            self.lines, self._by = wanted, by
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section else None
        return self._head(section) if role == Role.DisplayRole else None

    def _head(self, section: int) -> str:
        first = {
            GroupBy.CUSTOMER: self.tr("Customer"),
            GroupBy.MONTH: self.tr("Month"),
            GroupBy.REASON: self.tr("Reason"),
        }[self._by]
        return (
            first,
            self.tr("Jobs"),
            self.tr("Time"),
            self.tr("Scatti"),
            self.tr("Net amount"),
            self.tr("Free scatti"),
            self.tr("Free work, value"),
            self.tr("To be invoiced"),
        )[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(line, column)
        if role == Role.TextAlignmentRole:
            return RIGHT if column else None
        if role == Role.FontRole:
            return theme.font(tabular=bool(column), bold=index.row() == len(self.lines) - 1)
        return line.label if role == Role.ToolTipRole and not column else None

    def _text(self, line: Line, column: int) -> str:
        sums = line.sums
        cells: tuple[str | int | Decimal, ...] = (
            line.label,
            sums.jobs,
            minutes(sums.minutes),
            sums.units,
            sums.amount,
            sums.free_units,
            sums.free_value,
            sums.unbilled,
        )
        cell = cells[column]
        return self._fmt.money(cell) if isinstance(cell, Decimal) else str(cell)
