"""The proposal as a tree: a customer, below him what can be charged, what cannot, what was free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication

from istes_desk.domain.invoicing import Charge, Courtesy, Finding, Obstacle, counted
from istes_desk.domain.money import ZERO
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import ROW_HEIGHT, Tone
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.invoicing.proposal import CustomerProposal

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
ROW_ROLE = Role.UserRole
COLUMNS = 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProposalModel(QAbstractItemModel):
    """``chosen_changed`` was emitted when another set of charges is ticked."""

    chosen_changed = Signal()

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt = fmt
        self.rows: tuple[CustomerProposal, ...] = ()
        self._lines: tuple[tuple[Finding, ...], ...] = ()
        self._off: set[tuple[int, str]] = set()
        self._on: set[tuple[int, str]] = set()

    def show(self, rows: tuple[CustomerProposal, ...]) -> None:
        """What somebody ticked stays as he left it."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self._lines = tuple((*row.obstacles, *row.charges, *row.courtesies) for row in rows)
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self, row: CustomerProposal) -> tuple[Charge, ...]:
        """The ticked charges of a customer; none while his fiscal data are missing."""
        return tuple(one for one in row.charges if self._is_on(one)) if not row.fiscal else ()

    def choices(self) -> Iterator[tuple[CustomerProposal, tuple[Charge, ...]]]:
        """Customers with something ticked."""
        return ((row, charges) for row in self.rows if (charges := self.chosen(row)))

    def finding(self, index: Index) -> CustomerProposal | Finding | None:
        """What stands in a line."""
        if not index.isValid():
            return None
        parent = index.internalId()
        return self._lines[parent - 1][index.row()] if parent else self.rows[index.row()]

    def customer(self, index: Index) -> CustomerProposal | None:
        """Whose line it is."""
        if not index.isValid():
            return None
        return self.rows[index.internalId() - 1 if index.internalId() else index.row()]

    def told(self) -> Iterator[tuple[int, QModelIndex]]:
        """Lines that are one sentence, under their customers."""
        for place, lines in enumerate(self._lines):
            for row, one in enumerate(lines):
                if not isinstance(one, Charge):
                    yield row, self.index(place, 0)

    def line_of(self, customer_id: int) -> QModelIndex:
        """The customer's line; none when he has none."""
        places = (place for place, row in enumerate(self.rows) if row.customer_id == customer_id)
        place = next(places, None)
        return ROOT if place is None else self.index(place, 0)

    def tick_all(self, on: bool) -> None:
        """Every charge of every customer."""
        keys = {(one.customer_id, one.key) for row in self.rows for one in row.charges}
        self._on, self._off = (keys, set()) if on else (set(), keys)
        self._ticked()

    # ---- what Qt asks

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
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.rows)
        return 0 if parent.internalId() or parent.column() else len(self._lines[parent.row()])

    def columnCount(self, _parent: Index = ROOT) -> int:
        return COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section in (2, 3, 4) else None
        heads = (
            self.tr("Customer and charge"),
            self.tr("Day"),
            self.tr("Quantity"),
            self.tr("Price"),
            self.tr("Net amount"),
            self.tr("Note"),
        )
        return heads[section] if role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsUserCheckable if self._checkable(index) else shown

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        one = self.finding(index)
        if one is None:
            return None
        if role == Role.DisplayRole:
            return self._text(one, index.column())
        if role == Role.CheckStateRole and index.column() == 0 and self._checkable(index):
            return self._state(one)
        if role == Role.TextAlignmentRole:
            return RIGHT if index.column() in (2, 3, 4) else None
        return self._look(one, index.column(), role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        one = self.finding(index)
        if role != Role.CheckStateRole or one is None or not self._checkable(index):
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        for charge in _charges(one):
            key = (charge.customer_id, charge.key)
            (self._on if on else self._off).add(key)
            (self._off if on else self._on).discard(key)
        self._ticked()
        return True

    # ---- how a line looks

    def _ticked(self) -> None:
        last = self.index(len(self.rows) - 1, COLUMNS - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        for place in range(len(self.rows)):
            above = self.index(place, 0)
            count = self.rowCount(above)
            self.dataChanged.emit(self.index(0, 0, above), self.index(count - 1, 0, above))
        self.chosen_changed.emit()

    def _is_on(self, one: Charge) -> bool:
        key = (one.customer_id, one.key)
        return key in self._on or (not one.note and key not in self._off)

    def _checkable(self, index: Index) -> bool:
        one, row = self.finding(index), self.customer(index)
        return row is not None and row.ready and isinstance(one, Charge | CustomerProposal)

    def _state(self, one: CustomerProposal | Finding) -> Qt.CheckState:
        ticked = [self._is_on(charge) for charge in _charges(one)]
        if all(ticked):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(ticked) else Qt.CheckState.Unchecked

    def _text(self, one: CustomerProposal | Finding, column: int) -> str:
        if isinstance(one, CustomerProposal):
            return self._of_customer(one, column)
        if isinstance(one, Charge):
            return self._of_charge(one, column)
        return ": ".join(filter(None, (one.what, one.reason))) if column == 0 else ""

    def _of_customer(self, one: CustomerProposal, column: int) -> str:
        total = sum((charge.total for charge in self.chosen(one)), ZERO)
        amount = self._fmt.money(total) if total else ""
        waiting = self.tr("{count} kept back").format(count=len(one.obstacles)) if one.obstacles else ""
        return (one.name, "", "", "", amount, waiting)[column]

    def _of_charge(self, one: Charge, column: int) -> str:
        money = self._fmt.money
        quantity = counted(one.quantity, one.unit)
        day = self._fmt.full_date(one.on)
        return (one.description, day, quantity, money(one.unit_price), money(one.total), one.note)[column]

    def _look(self, one: CustomerProposal | Finding, column: int, role: int) -> object:
        if role == Role.FontRole:
            return theme.font(bold=isinstance(one, CustomerProposal), tabular=column in (1, 2, 3, 4))
        if role == Role.ForegroundRole:
            tone = self._tone(one, column)
            return theme.ink(tone, QGuiApplication.palette()) if tone else None
        if role == Role.SizeHintRole:
            return QSize(0, ROW_HEIGHT)
        if role == Role.DecorationRole and column == 0 and isinstance(one, Obstacle):
            return icon("warning")
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return plain_tip(self._text(one, column))
        return None

    def _tone(self, one: CustomerProposal | Finding, column: int) -> Tone | None:
        if isinstance(one, Obstacle) or (column == COLUMNS - 1 and not isinstance(one, Courtesy)):
            return Tone.WARNING
        return Tone.MUTED if isinstance(one, Courtesy) else None


def _charges(one: CustomerProposal | Finding) -> tuple[Charge, ...]:
    """Those of a customer, or the line itself."""
    if isinstance(one, CustomerProposal):
        return one.charges
    return (one,) if isinstance(one, Charge) else ()
