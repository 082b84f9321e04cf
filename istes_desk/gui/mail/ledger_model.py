"""The lines of the register as a table: the latest first, older ones as they are scrolled into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.gui.format import Formatter
from istes_desk.gui.mail.words import action_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LedgerModel(QAbstractTableModel):
    """``show_entries`` replaces all; ``more_wanted`` was emitted when the end came into sight."""

    more_wanted = Signal()

    def __init__(self, formatter: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._format, self._words = formatter, action_words()
        self._entries: list[LedgerEntry] = []
        self._more = False
        self._heads = (
            self.tr("Read"),
            self.tr("What became of it"),
            self.tr("From"),
            self.tr("Subject"),
            self.tr("Why"),
        )

    def show_entries(self, entries: Sequence[LedgerEntry], more: bool) -> None:
        """``more``: there are older ones."""
        self.beginResetModel()
        self._entries, self._more = list(entries), more
        self.endResetModel()

    def append(self, entries: Sequence[LedgerEntry], more: bool) -> None:
        """Older ones."""
        self._more = more
        if entries:
            self.beginInsertRows(ROOT, len(self._entries), len(self._entries) + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        self._more = False
        self.more_wanted.emit()

    def entry(self, row: int) -> LedgerEntry:
        return self._entries[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._entries[index.row()]
        return (
            self._format.stamp(entry.at),
            self._words[entry.action],
            entry.sender,
            entry.subject,
            entry.reason,
        )[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None
