"""The Fatture tab: its pages side by side, each made when it is first looked at. No page knows another."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.invoices.pages import PAGES
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID
from istes_desk.services.changes import Changes

ISSUED = [spec.name for spec in PAGES].index("issued")


class InvoicesTab(Tab):
    """Hands scope and changes to the pages there are."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("invoicesTab")
        self._scope: int | None = None
        self._made: dict[int, InvoicePage] = {}
        self._holders: list[QVBoxLayout] = []
        fmt = Formatter(chosen(desk.preferences.load().language))
        self.bench = Bench(desk, navigator, self, lambda: self._scope, fmt, self._show_invoice)
        self.views = QTabWidget()
        self.views.setObjectName("invoiceViews")
        self.views.setAccessibleName(self.tr("Views of the invoices"))
        self.views.setDocumentMode(True)
        for spec in PAGES:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, GRID, 0, 0)
            self._holders.append(inside)
            self.views.addTab(holder, spec.title())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, 0)
        column.addWidget(self.views)
        self.views.currentChanged.connect(lambda _at: self.page.activate())
        self.page.reload()

    @property
    def page(self) -> InvoicePage:
        """The one in front, made now if need be."""
        return self.page_at(self.views.currentIndex())

    def page_at(self, index: int) -> InvoicePage:
        """The page at that place of the table."""
        if index not in self._made:
            page = self._made[index] = PAGES[index].make(self.bench)
            self._holders[index].addWidget(page)
            page.show()
            if not index:
                page.counter_changed.connect(self.counter_changed)
        return self._made[index]

    def on_changes(self, changes: Changes) -> None:
        for page in self._made.values():
            page.on_changes(changes)

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        for page in self._made.values():
            page.reload()

    def activate(self) -> None:
        self.page.activate()

    def print_page(self) -> None:
        self.page.print_page()

    def explain(self) -> None:
        self.page.explain()

    def show_place(self, place: Place) -> bool:
        if place.kind != "invoice":
            return False
        self._show_invoice(place.id)
        return True

    def _show_invoice(self, invoice_id: int) -> None:
        from istes_desk.gui.invoices.issued_page import IssuedPage

        self.views.setCurrentIndex(ISSUED)
        page = self.page_at(ISSUED)
        if isinstance(page, IssuedPage):
            page.show_invoice(invoice_id)
