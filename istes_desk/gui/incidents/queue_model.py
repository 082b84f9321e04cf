"""Ids of the queue in display order with section headings; rows are asked for when they come into sight.

It knows nothing of the database: who listens to ``rows_wanted`` hands the rows in with ``put``.
The ids stay the tuples they came in: a hundred thousand of them cost one count and no loop here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from istes_desk.gui.incidents.words import section_name
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.queue_filter import QueueIndex, QueueSection
from istes_desk.services.queue_view import QueueRow

PAGE = 200
CACHED = 2_000
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NO_REMARKS: Mapping[QueueSection, str] = {}
EMPTY = QueueIndex(())


class Role(IntEnum):
    """``ROW``: QueueRow or None while it is on its way; ``HEADING``: text of a section or ""."""

    ROW = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractTableModel):
    """One column. ``rows_wanted`` was emitted with ids whose rows are missing."""

    rows_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = EMPTY.sections
        self._starts: list[int] = [0]
        self._rows: dict[int, QueueRow] = {}
        self._missing: dict[int, None] = {}
        self._remarks: dict[QueueSection, str] = {}
        self._whole = True
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._want)

    def show(
        self,
        index: QueueIndex,
        rows: Iterable[QueueRow],
        remarks: Mapping[QueueSection, str] = NO_REMARKS,
        *,
        whole: bool = True,
    ) -> None:
        """A new order; nothing is reset when it is the old one. ``remarks`` stand beside the headings.

        ``whole``: else its last section goes on.
        """
        self._remarks, self._whole = dict(remarks), whole
        self._rows = {row.id: row for row in rows}
        if index.sections == self._sections:
            self._repaint()
            return
        self.beginResetModel()
        self._sections = index.sections
        self._starts = list(accumulate((len(ids) + 1 for _, ids in index.sections), initial=0))
        self.endResetModel()

    def refresh(self, rows: Iterable[QueueRow], remarks: Mapping[QueueSection, str]) -> None:
        """Time went by: the same order, fresh rows for those in sight, the others when they come."""
        self._remarks = dict(remarks)
        self._rows = {row.id: row for row in rows}
        self._repaint()

    def put(self, rows: Iterable[QueueRow]) -> None:
        """Rows that were asked for."""
        if len(self._rows) > CACHED:
            self._rows.clear()
        self._rows |= {row.id: row for row in rows}
        self._repaint()

    def row_of(self, id: int) -> int:
        """Where the incident stands; -1 when it is not shown."""
        for start, (_, ids) in zip(self._starts, self._sections, strict=False):
            if id in ids:
                return start + 1 + ids.index(id)
        return -1

    def id_at(self, row: int) -> int:
        """The incident in that line; 0 for a heading or outside."""
        if not 0 <= row < self._starts[-1]:
            return 0
        place = bisect_right(self._starts, row) - 1
        offset = row - self._starts[place]
        return self._sections[place][1][offset - 1] if offset else 0

    def ids_between(self, first: int, last: int) -> list[int]:
        """Incidents of these lines, both included."""
        return list(self._between(first, last))

    def known(self, id: int) -> QueueRow | None:
        """The row if it has come."""
        return self._rows.get(id)

    def _between(self, first: int, last: int) -> Iterator[int]:
        for start, (_, ids) in zip(self._starts, self._sections, strict=False):
            yield from ids[max(0, first - start - 1) : max(0, last - start)]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return line if self.id_at(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        id = self.id_at(index.row())
        if not id:
            return self._heading(index.row(), role)
        row = self._rows.get(id)
        if row is None:
            self._miss(index.row())
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text_of(row) if row else ""
        return plain_tip(row.reason) if row and role == Qt.ItemDataRole.ToolTipRole else None

    def _heading(self, at: int, role: int) -> object:
        section, ids = self._sections[bisect_right(self._starts, at) - 1]
        if role == Role.SECTION:
            return section
        shown = (Role.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in shown:
            return None
        remark = self._remarks.get(section, "")
        more = "" if self._whole or section != self._sections[-1][0] else "+"
        return f"{section_name(section)} ({len(ids)}{more}){'  ·  ' if remark else ''}{remark}"

    def _miss(self, at: int) -> None:
        """Asks for the page the line stands on, once the painting is over."""
        if self.id_at(at) in self._missing:
            return
        start = at - at % PAGE
        page = self._between(start, start + PAGE - 1)
        self._missing |= {id: None for id in page if id not in self._rows}
        if not self._ask.isActive():
            self._ask.start(0)

    def _want(self) -> None:
        wanted, self._missing = list(self._missing), {}
        if wanted:
            self.rows_wanted.emit(wanted)

    def _repaint(self) -> None:
        """Views paint only what is in sight of it."""
        if self._starts[-1]:
            self.dataChanged.emit(self.index(0, 0), self.index(self._starts[-1] - 1, 0))


def text_of(row: QueueRow) -> str:
    """One line of text, for screen readers."""
    letter = row.severity or "–"
    return " · ".join(filter(None, (letter, row.tag, row.customer, row.subject, row.plan, row.reason)))
