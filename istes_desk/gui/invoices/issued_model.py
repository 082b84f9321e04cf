"""Issued documents as a table, the latest first, coloured by what is still to be paid. Reads no data."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from istes_desk.domain.invoices import DocumentType
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.invoices.words import payment_name, type_name
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.invoicing.issued import IssuedRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
COLUMNS = 9
MONEY = (3,)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STATE = 4


class IssuedModel(QAbstractTableModel):
    """One line per document."""

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self._fmt = fmt
        self._today = date.min
        self.rows: tuple[IssuedRow, ...] = ()

    def show(self, rows: tuple[IssuedRow, ...], today: date) -> None:
        """The same documents on the same day change nothing."""
        if (rows, today) != (self.rows, self._today):
            self.beginResetModel()
            self.rows, self._today = rows, today
            self.endResetModel()

    def at(self, index: Index) -> IssuedRow | None:
        return self.rows[index.row()] if index.isValid() else None

    def line_of(self, invoice_id: int) -> int:
        """-1 when it is not among them."""
        return next((line for line, row in enumerate(self.rows) if row.head.id == invoice_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section in MONEY else None
        heads = (
            self.tr("Number"),
            self.tr("Date"),
            self.tr("Customer"),
            self.tr("Total"),
            self.tr("State"),
            self.tr("Due on"),
            self.tr("Sent on"),
            self.tr("Kind"),
            self.tr("Payment"),
        )
        return heads[section] if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return None
        if role == Role.DisplayRole:
            return self._text(row, index.column())
        if role == Role.TextAlignmentRole:
            return RIGHT if index.column() in MONEY else None
        if role == Role.FontRole:
            return theme.font(tabular=index.column() in (0, 1, 3, 5, 6))
        if role == Role.ForegroundRole and index.column() == STATE:
            return theme.ink(self.state(row)[1], QGuiApplication.palette())
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return plain_tip(self._text(row, index.column()))
        return None

    def state(self, row: IssuedRow) -> tuple[str, Tone]:
        """In words and colour."""
        if row.head.document_type is DocumentType.CREDIT_NOTE:
            return self.tr("issued"), Tone.MUTED
        if row.progress.paid_on:
            return self.tr("paid on {day}").format(day=self._fmt.full_date(row.progress.paid_on)), Tone.OK
        if row.settled:
            return self.tr("taken back"), Tone.MUTED
        if row.late(self._today):
            return self.tr("overdue"), Tone.DANGER
        return self.tr("to be paid"), Tone.WARNING

    def _text(self, row: IssuedRow, column: int) -> str:
        head = row.head
        return (
            head.tag,
            self._fmt.full_date(head.issued_on),
            row.customer,
            self._fmt.money(head.total),
            self.state(row)[0],
            self._day(head.due_on if head.document_type is DocumentType.INVOICE else None),
            self._day(row.progress.sent_on),
            type_name(head.document_type),
            payment_name(head.payment) if head.document_type is DocumentType.INVOICE else "",
        )[column]

    def _day(self, on: date | None) -> str:
        return self._fmt.full_date(on) if on else ""
