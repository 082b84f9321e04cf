"""How customers, sites and PCs stand: counts per mark, each a way into the matrix. Counts nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from istes_desk.gui.checklists.chips import ORDER
from istes_desk.gui.checklists.filtering import PlaceFilter
from istes_desk.gui.checklists.words import symbol_icon, symbol_name, symbol_tone
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import ROW_HEIGHT
from istes_desk.gui.widgets.manners import copies
from istes_desk.services.duty_board import Board, Row
from istes_desk.services.duty_roll_up import CustomerCount
from istes_desk.services.matrix_paper import symbol_of
from istes_desk.services.papers import Symbol

_PLACE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAME_WIDTH, COUNT_WIDTH = 280, 120
Counts = Counter[Symbol]


class Overview(QTreeWidget):
    """``asked`` with the place and the mark that was clicked, None = all of the place."""

    asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dutyOverview")
        self.setAccessibleName(self.tr("How customers and PCs stand"))
        self.setHeaderLabels([self.tr("Place"), *(symbol_name(symbol) for symbol in ORDER)])
        for column, symbol in enumerate(ORDER, 1):
            self.headerItem().setIcon(column, icon(symbol_icon(symbol), symbol_tone(symbol)))
            self.headerItem().setToolTip(column, symbol_name(symbol))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        for column in range(len(ORDER) + 1):
            self.setColumnWidth(column, COUNT_WIDTH if column else NAME_WIDTH)
        copies(self)
        self.itemClicked.connect(self._on_clicked)
        self.itemActivated.connect(self._on_activated)

    def show_counts(self, rows: Iterable[CustomerCount]) -> None:
        """While the board of all customers is still being read."""
        self.clear()
        for row in rows:
            counts = Counter({Symbol(state.value): count for state, count in row.roll_up.counts})
            self.addTopLevelItem(_item(PlaceFilter(row.customer_id, name=row.name), counts))
        self._hide_idle()

    def show_board(self, board: Board) -> None:
        """Customers, their sites, their PCs; what was open stays open."""
        opened = {item.data(0, _PLACE) for item in self._tops() if item.isExpanded()}
        self.clear()
        for item in _tree(board.rows):
            self.addTopLevelItem(item)
            item.setExpanded(item.data(0, _PLACE) in opened)
        if self.topLevelItemCount() == 1:
            self.expandAll()
        self._hide_idle()

    def _hide_idle(self) -> None:
        """Marks that nobody has leave their room to the others."""
        for column in range(1, len(ORDER) + 1):
            self.setColumnHidden(column, not any(item.text(column) for item in self._tops()))

    def _tops(self) -> Iterator[QTreeWidgetItem]:
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return (item for item in found if item is not None)

    def _on_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column and item.text(column):
            self.asked.emit(item.data(0, _PLACE), ORDER[column - 1])

    def _on_activated(self, item: QTreeWidgetItem, column: int) -> None:
        if not (column and item.text(column)):
            self.asked.emit(item.data(0, _PLACE), None)


def _tree(rows: Iterable[Row]) -> Iterator[QTreeWidgetItem]:
    """One item per customer, with all below it; counts add up from below."""
    places: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        places.setdefault(row.customer_id, {}).setdefault(row.site_id, []).append(row)
    for customer_id, sites in places.items():
        found = [(site_id, within) for site_id, within in sites.items()]
        every = [row for _, within in found for row in within]
        top = _item(PlaceFilter(customer_id, name=every[0].customer), _sum(every))
        for site_id, within in found:
            site = _item(PlaceFilter(customer_id, site_id, name=within[0].site), _sum(within))
            top.addChild(site)
            for row in within:
                name = " · ".join(filter(None, (row.name, row.room)))
                place = PlaceFilter(customer_id, site_id, row.device_id or 0, name)
                if row.device_id:
                    site.addChild(_item(place, _sum([row])))
        yield top


def _sum(rows: Iterable[Row]) -> Counts:
    return Counter(symbol_of(cell) for row in rows for cell in row.cells if cell)


def _item(place: PlaceFilter, counts: Counts) -> QTreeWidgetItem:
    item = QTreeWidgetItem([place.name, *(str(counts[symbol] or "") for symbol in ORDER)])
    item.setData(0, _PLACE, place)
    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
    for column in range(1, len(ORDER) + 1):
        item.setTextAlignment(column, _RIGHT)
    return item
