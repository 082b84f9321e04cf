"""One document as a sheet: seller, buyer, lines, totals, payment. Shows an ``InvoiceDocument``, no more."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.invoice_document import DocumentLine, InvoiceDocument, Party
from istes_desk.domain.invoicing import counted
from istes_desk.gui.format import Formatter
from istes_desk.gui.invoices.words import payment_name, type_name
from istes_desk.gui.theme import GRID, HALF, TextSize, Tone, font
from istes_desk.gui.widgets.manners import Spaced, copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Roomy(Spaced):
    """Descriptions of several lines do not touch those of the next row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, GRID)


class DocumentView(QFrame):
    """Empty until ``show_document``."""

    def __init__(self, name: str, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._fmt = fmt
        self.title, self.seller, self.buyer = PlainLabel(), PlainLabel(), PlainLabel()
        self.title.setObjectName(f"{name}Title")
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.title.setWordWrap(True)
        self.lines = self._make_lines(f"{name}Lines")
        self.sums, self.payment = PlainLabel(), tinted(PlainLabel(), Tone.MUTED)
        self.sums.setObjectName(f"{name}Sums")
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.payment.setObjectName(f"{name}Payment")
        self._arrange()

    def _arrange(self) -> None:
        parties = QHBoxLayout()
        for label in (self.seller, self.buyer):
            label.setWordWrap(True)
            label.setFont(font(TextSize.SMALL))
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            parties.addWidget(label, 1)
        self.payment.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(HALF)
        column.addWidget(self.title)
        column.addLayout(parties)
        column.addWidget(self.lines, 1)
        column.addWidget(self.sums)
        column.addWidget(self.payment)

    def _make_lines(self, name: str) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName(name)
        table.setAccessibleName(self.tr("Lines of the document"))
        heads = (self.tr("Description"), self.tr("Quantity"), self.tr("Price"), self.tr("Total"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        left_heads(table)
        table.setItemDelegate(Roomy(table))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across = table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        copies(table)
        return table

    def show_document(self, paper: InvoiceDocument) -> None:
        """All of it."""
        self.title.setText(self._title(paper))
        self.seller.setText(_party(paper.seller))
        self.buyer.setText(_party(paper.buyer))
        self.lines.setRowCount(len(paper.lines))
        for row, line in enumerate(paper.lines):
            for column, (text, side) in enumerate(self._cells(line)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(side)
                self.lines.setItem(row, column, item)
        self.sums.setText(self._sums(paper))
        self.payment.setText(self._payment(paper))

    def _title(self, paper: InvoiceDocument) -> str:
        what, on = type_name(paper.document_type), self._fmt.full_date(paper.issued_on)
        if not paper.number:
            return self.tr("{document} of {day}, not issued yet").format(document=what, day=on)
        return self.tr("{document} {number} of {day}").format(document=what, number=paper.number, day=on)

    def _cells(self, line: DocumentLine) -> tuple[tuple[str, Qt.AlignmentFlag], ...]:
        return (
            (line.description, LEFT),
            (counted(line.quantity, line.unit), RIGHT),
            (self._fmt.money(line.unit_price), RIGHT),
            (self._fmt.money(line.total), RIGHT),
        )

    def _sums(self, paper: InvoiceDocument) -> str:
        money = self._fmt.money
        rows = [
            self.tr("VAT {rate}% on {taxable}: {vat}").format(
                rate=f"{one.rate.normalize():f}", taxable=money(one.taxable), vat=money(one.vat)
            )
            for one in paper.totals
        ]
        rows.append(self.tr("Total {amount}").format(amount=money(paper.total)))
        return "\n".join(rows)

    def _payment(self, paper: InvoiceDocument) -> str:
        parts = list(paper.causes)
        if paper.credited:
            on = self._fmt.full_date(paper.credited.issued_on)
            words = self.tr("Takes back invoice {number} of {day}")
            parts.append(words.format(number=paper.credited.number, day=on))
        else:
            words = self.tr("{method}, due on {day}")
            due = self._fmt.full_date(paper.payment.due_on)
            parts.append(words.format(method=payment_name(paper.payment.method), day=due))
        return " · ".join(parts)


def _party(one: Party) -> str:
    town = " ".join(filter(None, (one.postal_code, one.city, one.province and f"({one.province})")))
    codes = (one.vat_number, one.fiscal_code if one.fiscal_code != one.vat_number else "")
    known = " · ".join(filter(None, (*codes, one.recipient_code)))
    shown = (one.name, one.address, town, known, one.pec)
    return "\n".join(filter(None, shown))
