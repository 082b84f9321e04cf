"""The files made for the bank as a tree: a file, below it its collections. Reads no data."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.invoices.debits.words import batch_state, format_name, line_state, sequence_name
from istes_desk.gui.theme import ROW_HEIGHT, Tone
from istes_desk.gui.widgets.manners import copies, keeps_columns
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.debits.history import BatchView, DebitLine

AMOUNT, STATE = 2, 4
WIDTHS = (190, 240, 100, 150)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BatchTree(QTreeWidget):
    """``batch`` and ``line`` are what is chosen; the choice and what is open stay through new readings."""

    def __init__(self, fmt: Formatter) -> None:
        self.views: tuple[BatchView, ...] = ()
        super().__init__()
        self.setObjectName("debitBatches")
        self.setAccessibleName(self.tr("Files made for the bank"))
        self._fmt = fmt
        self.setHeaderLabels(
            [self.tr("File"), self.tr("Collected on"), self.tr("Amount"), self.tr("Kind"), self.tr("State")]
        )
        self.headerItem().setTextAlignment(AMOUNT, RIGHT)
        self.setUniformRowHeights(True)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        copies(self)
        keeps_columns(self)

    def show_batches(self, views: tuple[BatchView, ...], wanted: int = 0) -> None:
        """The latest first and open; ``wanted`` comes to the front."""
        if views == self.views and not wanted:
            return
        chosen = self.batch.batch.id if self.batch else 0
        line = self.line.debit.id if self.line else 0
        closed = {item.data(0, KEY) for item in self._tops() if not item.isExpanded()}
        self.views = views
        self.clear()
        for view in views:
            self._add(view, closed)
        self._select(wanted or chosen, 0 if wanted else line)

    @property
    def batch(self) -> BatchView | None:
        """The chosen file, also by one of its collections."""
        item = self.currentItem()
        top = (item.parent() or item) if item else None
        return next((view for view in self.views if top and view.batch.id == top.data(0, KEY)), None)

    @property
    def line(self) -> DebitLine | None:
        """The chosen collection."""
        item, view = self.currentItem(), self.batch
        if view is None or item is None or item.parent() is None:
            return None
        return next((line for line in view.lines if line.debit.id == item.data(0, KEY)), None)

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the states follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            views, self.views = self.views, ()
            self.show_batches(views)

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _add(self, view: BatchView, closed: set[int]) -> None:
        batch, (state, tone) = view.batch, batch_state(view)
        words = (
            batch.message_id, self._fmt.full_date(batch.collection_on), self._fmt.money(batch.total),
            format_name(batch.format), state,
        )  # fmt: skip
        top = _item(words, batch.id, tone)
        for line in view.lines:
            state, tone = line_state(line)
            told = (
                line.invoice.tag, line.customer.name, self._fmt.money(line.debit.amount),
                sequence_name(line.debit.sequence), state,
            )  # fmt: skip
            top.addChild(_item(told, line.debit.id, tone))
        self.addTopLevelItem(top)
        top.setExpanded(batch.id not in closed)

    def _select(self, batch_id: int, debit_id: int) -> None:
        tops = self._tops()
        top = next((item for item in tops if item.data(0, KEY) == batch_id), tops[0] if tops else None)
        if top is None:
            return
        below = filter(None, (top.child(at) for at in range(top.childCount())))
        self.setCurrentItem(next((item for item in below if item.data(0, KEY) == debit_id), top))


KEY = Qt.ItemDataRole.UserRole


def _item(words: tuple[str, ...], key: int, tone: Tone) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(words))
    item.setData(0, KEY, key)
    item.setTextAlignment(AMOUNT, RIGHT)
    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
    item.setForeground(STATE, theme.ink(tone, QGuiApplication.palette()))
    for column, text in enumerate(words):
        item.setToolTip(column, plain_tip(text))
    return item
