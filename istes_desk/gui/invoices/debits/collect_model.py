"""Invoices to be collected as a table with ticks, greyed with the reason when they cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap

from istes_desk.domain.money import ZERO
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.debits.collectable import Collectable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
ROOT = QModelIndex()
COLUMNS, AMOUNT, NOTE = 7, 2, 6
BOX = 14
"""As wide as the box of a tick: numbers stand under each other without one too."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CollectModel(QAbstractTableModel):
    """``ticked`` was emitted after the choice changed; what the chosen day excludes cannot be ticked."""

    ticked = Signal()

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt, self._on = fmt, date.min
        self.rows: tuple[Collectable, ...] = ()
        self._off: set[int] = set()
        self._no_box = QPixmap(BOX, BOX)
        self._no_box.fill(Qt.GlobalColor.transparent)

    def show(self, rows: tuple[Collectable, ...], on: date) -> None:
        """Ticks stay; the same rows on the same day change nothing."""
        if (rows, on) != (self.rows, self._on):
            self.beginResetModel()
            self.rows, self._on = rows, on
            self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> tuple[Collectable, ...]:
        """What is ticked and can be collected on the day."""
        return tuple(row for row in self.rows if self._possible(row) and row.head.id not in self._off)

    def total(self) -> Decimal:
        """Of what is chosen."""
        return sum((row.amount for row in self.chosen()), ZERO)

    def tick_all(self, on: bool) -> None:
        """Everything that can be, or nothing."""
        self._off = set() if on else {row.head.id for row in self.rows}
        self._told()

    def at(self, index: Index) -> Collectable | None:
        return self.rows[index.row()] if index.isValid() else None

    def _possible(self, row: Collectable) -> bool:
        return not row.refusal(self._on)

    def _told(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, COLUMNS - 1))
        self.ticked.emit()

    # ---- Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section == AMOUNT else None
        heads = (
            self.tr("Invoice"), self.tr("Customer"), self.tr("Amount"), self.tr("Possible from"),
            self.tr("Mandate"), self.tr("Scheme"), self.tr("Note"),
        )  # fmt: skip
        return heads[section] if role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index)
        usual = Flag.ItemIsSelectable | Flag.ItemIsEnabled
        return (
            usual | Flag.ItemIsUserCheckable if row and index.column() == 0 and self._possible(row) else usual
        )

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        row = self.at(index)
        if row is None or role != Role.CheckStateRole or not self._possible(row):
            return False
        (self._off.discard if Qt.CheckState(value) == TICKED else self._off.add)(row.head.id)
        self._told()
        return True

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return None
        if role == Role.CheckStateRole and index.column() == 0 and self._possible(row):
            return UNTICKED if row.head.id in self._off else TICKED
        if role == Role.DecorationRole and index.column() == 0 and not self._possible(row):
            return self._no_box
        if role == Role.DisplayRole:
            return self._text(row, index.column())
        if role == Role.TextAlignmentRole:
            return RIGHT if index.column() == AMOUNT else None
        if role == Role.FontRole:
            return theme.font(tabular=index.column() in (0, AMOUNT, 3))
        if role == Role.ForegroundRole and not self._possible(row):
            waits = not row.obstacle and self._on < row.on
            tone = Tone.WARNING if index.column() == NOTE and not waits else Tone.MUTED
            return theme.ink(tone, QGuiApplication.palette())
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return plain_tip(self._text(row, index.column()))
        return None

    def _text(self, row: Collectable, column: int) -> str:
        by = row.mandate
        return (
            row.head.tag, row.customer.name, self._fmt.money(row.amount), self._fmt.full_date(row.on),
            by.reference if by else "", by.scheme.value if by else "", self._note(row),
        )[column]  # fmt: skip

    def _note(self, row: Collectable) -> str:
        again = self.tr("returned {count} times").format(count=row.returned) if row.returned else ""
        return row.refusal(self._on) or again
