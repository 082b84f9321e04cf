"""Lines of the access register, the newest first; rows are asked for when they come into sight.

It knows nothing of the database: who listens to ``rows_wanted`` hands the rows in with ``put``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.register_view import RegisterLine, cells

PAGE, CACHED = 200, 4_000
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
translate = QCoreApplication.translate


def heads() -> tuple[str, ...]:
    """Titles of the columns."""
    return (
        translate("RegisterLines", "Line"),
        translate("RegisterLines", "Date and time"),
        translate("RegisterLines", "Person"),
        translate("RegisterLines", "Action"),
        translate("RegisterLines", "Customer"),
        translate("RegisterLines", "Device"),
        translate("RegisterLines", "Subject"),
    )


class RegisterLines(QAbstractTableModel):
    """``rows_wanted`` was emitted with ids whose rows are missing."""

    rows_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads()
        self._ids: Sequence[int] = ()
        self._rows: dict[int, RegisterLine | None] = {}
        self._missing: set[int] = set()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._want)

    def show(self, ids: Sequence[int]) -> None:
        """Other lines; lines never change, so known rows stay."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def put(self, wanted: Iterable[int], rows: Iterable[RegisterLine]) -> None:
        """Rows that were asked for; a line that left the register meanwhile is not asked for again."""
        if len(self._rows) > CACHED:
            self._rows.clear()
        self._rows |= dict.fromkeys(wanted) | {row.id: row for row in rows}
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._heads) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        id = self._ids[index.row()]
        if id not in self._rows:
            self._miss(index.row())
        row = self._rows.get(id)
        if row is None:
            return None
        words = cells(row)[index.column()]
        return words if role == Qt.ItemDataRole.DisplayRole else plain_tip(words)

    def _miss(self, at: int) -> None:
        """Asks for the page the line stands on, once the painting is over."""
        start = at - at % PAGE
        self._missing |= {id for id in self._ids[start : start + PAGE] if id not in self._rows}
        self._ask.start()

    def _want(self) -> None:
        wanted, self._missing = sorted(self._missing, reverse=True), set()
        if wanted:
            self.rows_wanted.emit(wanted)
