"""The Clienti tab: list at the left, card at the right; it reads, joins them, and writes through services."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.domain.italian import date_of
from istes_desk.gui.customers.card import Card
from istes_desk.gui.customers.customer_list import CustomerList
from istes_desk.gui.desk import Desk
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place, Tab, WorkRequest
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.services.changes import Changes
from istes_desk.services.customers import (
    CustomerCard,
    CustomerEntry,
    customer_card,
    customer_list,
    reinstate_customer,
    retire_customer,
)

SIZES = [300, 960]


class CustomersTab(Tab):
    """Who the customers are and what they have signed."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("customersTab")
        self._wanted = 0
        self.list, self.card = CustomerList(), Card(desk)
        self._right = QStackedWidget()
        self._empty = EmptyState(
            "customers",
            self.tr("No customer yet"),
            self.tr("Enter the first one; contracts, sites and PCs follow on its card."),
            [("firstCustomer", self.tr("Enter a customer"), self.create_new)],
        )
        self._right.addWidget(self.card)
        self._right.addWidget(self._empty)
        split = QSplitter()
        split.setObjectName("customersSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes(SIZES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self._connect()
        self._reload()

    def _connect(self) -> None:
        self.list.chosen.connect(self._load)
        self.list.search_changed.connect(self._reload)
        self.list.new_asked.connect(self.create_new)
        self.card.created.connect(self._go_to)
        self.card.abandoned.connect(self._reload)
        self.card.head.work_asked.connect(self._start_work)
        self.card.head.map_asked.connect(self._open_map)
        self.card.head.compliance_asked.connect(self._open_compliance)
        self.card.head.retire_asked.connect(self._retire)

    # ---- what the main window asks

    def on_changes(self, changes: Changes) -> None:
        if changes.customers or changes.sites or changes.incidents or changes.settings:
            self._reload()

    def set_scope(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self._go_to(customer_id)

    def activate(self) -> None:
        self.list.view.setFocus()
        self.list.select_first()

    def create_new(self) -> None:
        self._right.setCurrentWidget(self.card)
        self.card.show_new()

    def show_place(self, place: Place) -> bool:
        if place.kind != "customer":
            return False
        self._go_to(place.id)
        return True

    # ---- reading and showing

    def _reload(self) -> None:
        today = date_of(self.desk.clock.now())
        text, resting = self.list.search.text(), self.list.inactive.isChecked()
        self.desk.tasks.read(
            lambda uow: customer_list(uow, today, text, resting), self._show_list, owner=self
        )

    def _show_list(self, entries: tuple[CustomerEntry, ...]) -> None:
        self.list.show_entries(entries)
        entering = self.card.card is None and self.card.editing
        if self._wanted and not self.list.select(self._wanted) and self._hidden():
            return
        self._wanted = 0
        if entering:
            return
        self.list.select_first()
        searching = bool(self.list.search.text())
        self._right.setCurrentWidget(self.card if entries or searching else self._empty)
        self._load(self.list.current_id)

    def _hidden(self) -> bool:
        """The wanted customer is filtered away: shows everybody, which reads the list anew."""
        filtered = bool(self.list.search.text()) or not self.list.inactive.isChecked()
        if filtered:
            self.list.search.clear()
            self.list.inactive.setChecked(True)
        return filtered

    def _go_to(self, id: int) -> None:
        self._wanted = id
        self.card.facts.close_form()
        self._reload()

    def _load(self, id: int) -> None:
        today = date_of(self.desk.clock.now())
        if id:
            self.desk.tasks.read(
                lambda uow: customer_card(uow, today, id),
                self._show_card,
                owner=self,
                on_error=lambda _gone: self._reload(),
            )

    def _show_card(self, card: CustomerCard) -> None:
        if card.customer.id == self.list.current_id:
            self._right.setCurrentWidget(self.card)
            self.card.show_card(card)

    # ---- acting

    def _customer(self) -> Customer | None:
        return self.card.card.customer if self.card.card else None

    def _start_work(self) -> None:
        customer = self._customer()
        if customer is not None:
            self.navigator.work_asked.emit(WorkRequest(customer.id))

    def _open_map(self) -> None:
        if self.card.card and self.card.card.sites:
            self.navigator.place_asked.emit(Place("site", self.card.card.sites[0].id))

    def _open_compliance(self) -> None:
        customer = self._customer()
        if customer is not None:
            self.navigator.place_asked.emit(Place("compliance", customer.id))

    def _retire(self) -> None:
        customer = self._customer()
        if customer is None:
            return
        if not customer.active:
            self._reinstate(customer)
            return
        self.desk.tasks.write(
            lambda uow: retire_customer(uow, customer.id),
            lambda _changes: self._offer_undo(customer),
            owner=self,
        )

    def _offer_undo(self, customer: Customer) -> None:
        words = self.tr("{} is not in the lists any more").format(customer.name)
        toast(self, words, lambda: self._reinstate(customer))

    def _reinstate(self, customer: Customer) -> None:
        self.desk.tasks.write(lambda uow: reinstate_customer(uow, customer))
