"""The tables of the report: a model that asks for one row of words at a time, and its view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from istes_desk.gui.theme import GRID, ROW_HEIGHT
from istes_desk.gui.widgets.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MIDDLE = Qt.AlignmentFlag.AlignVCenter
NOWHERE = QModelIndex()


class WordTable(QAbstractTableModel):
    """Rows are composed when they come into sight."""

    def __init__(self, head: Sequence[str], numbers: Sequence[int]) -> None:
        super().__init__()
        self._head, self._numbers = head, frozenset(numbers)
        self._count = 0
        self._words: Callable[[int], Sequence[str]] = lambda _row: ()

    def show_rows(self, count: int, words: Callable[[int], Sequence[str]]) -> None:
        self.beginResetModel()
        self._count, self._words = count, words
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole:
            return self._side(index.column())
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        words = self._words(index.row())[index.column()]
        return plain_tip(words) if role == Role.ToolTipRole else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return self._side(section)
        return self._head[section] if role == Role.DisplayRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        right = column in self._numbers
        return MIDDLE | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)


def table_view(name: str, title: str, model: WordTable, widths: Sequence[int] = ()) -> QTableView:
    """``widths`` in pixels for all columns but the last, which takes what is left; no head is cut.

    Without them columns are as wide as their words.
    """
    view = QTableView()
    view.setObjectName(name)
    view.setAccessibleName(title)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(True)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    across = view.horizontalHeader()
    across.setStretchLastSection(bool(widths))
    across.setMinimumSectionSize(7 * GRID)
    across.setHighlightSections(False)
    if not widths:
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column, width in enumerate(widths):
        view.setColumnWidth(column, max(width, across.sectionSizeHint(column)))
    return view
