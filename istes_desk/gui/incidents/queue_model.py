"""Ids of the queue in display order with section headings; rows are asked for when they come into sight.

It knows nothing of the database: who listens to ``rows_wanted`` hands the rows in with ``put``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from istes_desk.gui.incidents.words import section_name
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.queue_filter import QueueIndex, QueueSection
from istes_desk.services.queue_view import QueueRow

PAGE = 200
CACHED = 2_000
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NO_REMARKS: Mapping[QueueSection, str] = {}


class Role(IntEnum):
    """``ROW``: QueueRow or None while it is on its way; ``HEADING``: text of a section or ""."""

    ROW = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """``rows_wanted`` was emitted with ids whose rows are missing."""

    rows_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[int | tuple[QueueSection, int]] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, QueueRow] = {}
        self._missing: set[int] = set()
        self._remarks: dict[QueueSection, str] = {}
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._want)

    def show(
        self, index: QueueIndex, rows: Iterable[QueueRow], remarks: Mapping[QueueSection, str] = NO_REMARKS
    ) -> None:
        """A new order; nothing is reset when it is the old one. ``remarks`` stand beside the headings."""
        self._remarks = dict(remarks)
        entries: list[int | tuple[QueueSection, int]] = []
        for section, ids in index.sections:
            entries += [(section, len(ids)), *ids]
        self._rows = {row.id: row for row in rows}
        if entries == self._entries:
            self._changed(range(len(entries)))
            return
        self.beginResetModel()
        self._entries = entries
        self._places = {entry: n for n, entry in enumerate(entries) if isinstance(entry, int)}
        self.endResetModel()

    def put(self, rows: Iterable[QueueRow]) -> None:
        """Rows that were asked for, or fresh ones."""
        if len(self._rows) > CACHED:
            self._rows.clear()
        fresh = {row.id: row for row in rows}
        self._rows |= fresh
        self._missing -= fresh.keys()
        self._changed([self._places[one] for one in fresh if one in self._places])

    def row_of(self, id: int) -> int:
        """Where the incident stands; -1 when it is not shown."""
        return self._places.get(id, -1)

    def id_at(self, row: int) -> int:
        """The incident in that line; 0 for a heading or outside."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else 0
        return entry if isinstance(entry, int) else 0

    def ids_between(self, first: int, last: int) -> list[int]:
        """Incidents of these lines, both included."""
        return [e for e in self._entries[max(0, first) : last + 1] if isinstance(e, int)]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.id_at(index.row()) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if isinstance(entry, tuple):
            return self._heading(*entry, role)
        row = self._rows.get(entry)
        if row is None:
            self._miss(index.row())
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text_of(row) if row else ""
        return plain_tip(row.reason) if row and role == Qt.ItemDataRole.ToolTipRole else None

    def _heading(self, section: QueueSection, count: int, role: int) -> object:
        if role == Role.SECTION:
            return section
        shown = (Role.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in shown:
            return None
        remark = self._remarks.get(section, "")
        return f"{section_name(section)} ({count}){'  ·  ' if remark else ''}{remark}"

    def _miss(self, at: int) -> None:
        start = at - at % PAGE
        self._missing |= {e for e in self.ids_between(start, start + PAGE - 1) if e not in self._rows}
        if not self._ask.isActive():
            self._ask.start(0)

    def _want(self) -> None:
        wanted, self._missing = sorted(self._missing, key=self._places.__getitem__), set()
        if wanted:
            self.rows_wanted.emit(wanted)

    def _changed(self, places: Sequence[int]) -> None:
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))


def text_of(row: QueueRow) -> str:
    """One line of text, for screen readers and the clipboard."""
    letter = row.severity or "–"
    return " · ".join(filter(None, (letter, row.tag, row.customer, row.subject, row.plan, row.reason)))
