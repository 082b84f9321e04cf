"""The list of interventions as a tree of two levels: states that must be acted on first, then their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from istes_desk.domain.interventions import InterventionState
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.timer.words import STATE_TONES, section_name
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.work_views import WorkRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NUMBERS = frozenset({2, 3, 4})


class WorkModel(QAbstractItemModel):
    """Sections have no internal id; a row's internal id is its section's place + 1."""

    def __init__(self, fmt: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self._sections: list[tuple[InterventionState, list[WorkRow]]] = []
        self._titles = (
            self.tr("Customer"),
            self.tr("Started"),
            self.tr("Minutes"),
            self.tr("Units"),
            self.tr("Amount"),
            self.tr("Rule"),
            self.tr("Report"),
        )

    def set_rows(self, rows: Sequence[WorkRow]) -> None:
        """Replaces all; rows come in the order of their states."""
        self.beginResetModel()
        self._sections = [(state, list(found)) for state, found in groupby(rows, key=lambda row: row.state)]
        self.endResetModel()

    def refresh_row(self, fresh: WorkRow) -> None:
        """Shows newer figures of one intervention; nothing else moves."""
        index = self.index_of(fresh.id)
        if index.isValid():
            self._sections[index.internalId() - 1][1][index.row()] = fresh
            self.dataChanged.emit(index, index.siblingAtColumn(len(self._titles) - 1))

    def row_at(self, index: Index) -> WorkRow | None:
        """The intervention of an index; None for a section."""
        if not index.isValid() or not index.internalId():
            return None
        return self._sections[index.internalId() - 1][1][index.row()]

    def index_of(self, intervention_id: int) -> QModelIndex:
        """Where an intervention stands; invalid when it is not shown."""
        for place, (_, rows) in enumerate(self._sections):
            for row, shown in enumerate(rows):
                if shown.id == intervention_id:
                    return self.createIndex(row, 0, place + 1)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first intervention."""
        return self.createIndex(0, 0, 1) if self._sections else QModelIndex()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: Index) -> QModelIndex: ...

    def parent(self, index: Index | None = None) -> QObject | QModelIndex | None:
        if index is None:
            return super().parent()
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._sections)
        return 0 if parent.internalId() or parent.column() else len(self._sections[parent.row()][1])

    def columnCount(self, parent: Index = ROOT) -> int:
        del parent
        return len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return RIGHT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return self._section_data(index, role)
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._texts(row)[index.column()],
            Qt.ItemDataRole.SizeHintRole: lambda: _room(self._texts(row)[index.column()]),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(row.obstacle or row.description),
            Qt.ItemDataRole.TextAlignmentRole: lambda: RIGHT if index.column() in NUMBERS else None,
        }
        return answers.get(role, lambda: None)()

    def _section_data(self, index: Index, role: int) -> Any:
        if not index.isValid() or index.column():
            return None
        state, rows = self._sections[index.row()]
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: f"{section_name(state)} ({len(rows)})",
            Qt.ItemDataRole.SizeHintRole: lambda: _room(""),
            Qt.ItemDataRole.FontRole: lambda: theme.font(bold=True),
            Qt.ItemDataRole.ForegroundRole: lambda: theme.ink(STATE_TONES[state], QGuiApplication.palette()),
        }
        return answers.get(role, lambda: None)()

    def _texts(self, row: WorkRow) -> tuple[str, ...]:
        mark = "! " if row.obstacle else ""
        return (
            f"{mark}{row.customer}",
            self._fmt.stamp(row.started),
            str(row.minutes),
            str(row.units),
            "" if row.amount is None else self._fmt.money(row.amount),
            row.rule,
            self.tr("{} (reversal)").format(row.report) if row.reversal else row.report,
        )


def _room(text: str) -> QSize:
    wide = QFontMetrics(QGuiApplication.font()).horizontalAdvance(text)
    return QSize(wide + 2 * theme.GRID, theme.ROW_HEIGHT)
