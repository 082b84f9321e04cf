"""Addebiti: invoices to be collected by direct debit, the file for the bank, the files made so far."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.debit_message import DebitMessage
from istes_desk.domain.debit_rules import NOTICE_DAYS
from istes_desk.domain.direct_debit import DebitFormat
from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import full_date
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.invoices.debits.batch_actions import BatchActions
from istes_desk.gui.invoices.debits.batch_pane import BatchPane
from istes_desk.gui.invoices.debits.collect_model import CollectModel
from istes_desk.gui.invoices.debits.foot import DebitBar
from istes_desk.gui.invoices.debits.words import format_name
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.latest import Latest
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Place
from istes_desk.gui.theme import ROW_HEIGHT, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.debits.batching import DebitChoice, make_batches, preview
from istes_desk.services.debits.collectable import Collectable, collectable, firm_obstacle, proposed_day
from istes_desk.services.debits.history import BatchView, batches
from istes_desk.services.ports import UnitOfWork

WIDTHS = (90, 220, 100, 110, 150, 70)
Read = tuple[tuple[Collectable, ...], tuple[BatchView, ...], str]


class DebitsPage(InvoicePage):
    """View and presenter; ticks and a day that was typed survive a new reading."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.setObjectName("debitsPage")
        self._latest, self._previews = Latest(), Latest()
        self._proposed, self._wanted = "", 0
        self._read: Read = ((), (), "")
        self.day = DayEdit("collectionDay", self.tr("Day of the collection"), bench.today)
        self.format = QComboBox()
        self.format.setObjectName("debitFormat")
        self.format.setAccessibleName(self.tr("Format of the file"))
        for format in DebitFormat:
            self.format.addItem(format_name(format), format)
        self.model, self.bar = CollectModel(bench.fmt), DebitBar()
        self.list, self.pane = self._make_list(), BatchPane(bench.fmt, bench.today)
        self.actions_ = BatchActions(bench, self.pane)
        self.firm = tinted(PlainLabel(), Tone.WARNING)
        self.firm.setObjectName("debitFirmLacks")
        self.firm.setWordWrap(True)
        self.firm.hide()
        self.empty = EmptyState(
            "document",
            self.tr("Nothing to collect"),
            self.tr(
                "Issued invoices of customers who pay by direct debit appear here until they are collected."
            ),
        )
        self._arrange()
        self._connect()

    def _make_list(self) -> QTableView:
        view = QTableView()
        view.setObjectName("collectList")
        view.setAccessibleName(self.tr("Invoices to be collected"))
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        left_heads(view)
        view.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            view.setColumnWidth(column, width)
        copies(view)
        keeps_columns(view)
        return view

    def _arrange(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.empty)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_bar())
        column.addWidget(self.firm)
        column.addWidget(self._views, 1)
        column.addWidget(self.bar)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("debitSplit")
        split.addWidget(upper)
        split.addWidget(self.pane)
        split.setChildrenCollapsible(False)
        split.setSizes([320, 240])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        pairs: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Collect on"), self.day),
            (self.tr("Forma&t"), self.format),
        )
        for words, widget in pairs:
            label = PlainLabel(words)
            label.setBuddy(widget)
            row.addWidget(label)
            row.addWidget(widget)
        self.all_on = self._button("collectAll", "ok", self.tr("Tick &all"))
        self.all_off = self._button("collectNone", "cross", self.tr("Tick n&one"))
        self.place = self._button("collectPlace", "select", self.tr("&Go there"))
        self.place.setToolTip(self.tr("The customer of the selected line, with his mandates"))
        row.addWidget(self.all_on)
        row.addWidget(self.all_off)
        row.addStretch(1)
        row.addWidget(self.place)
        return row

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        return button

    def _connect(self) -> None:
        self.day.textChanged.connect(lambda _text: self._show_rows())
        self.format.activated.connect(self.reload)
        self.all_on.clicked.connect(lambda: self.model.tick_all(True))
        self.all_off.clicked.connect(lambda: self.model.tick_all(False))
        self.place.clicked.connect(self._on_place)
        self.list.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_current())
        self.list.doubleClicked.connect(lambda _at: self._on_open())
        self.model.ticked.connect(self._show_chosen)
        self.bar.asked.connect(self._preview)
        self.bar.agreed.connect(self._make)

    # ---- reading

    def reload(self) -> None:
        clock, format = self.bench.desk.clock, DebitFormat(self.format.currentData())

        def job(uow: UnitOfWork) -> Read:
            return collectable(uow, clock), batches(uow), firm_obstacle(uow, format)

        hear = self._latest.only(self._latest.ask(), self._on_read)
        self.bench.desk.tasks.read(job, hear, owner=self)

    def _on_read(self, read: Read) -> None:
        rows, views, lacks = self._read = read
        self.firm.setText(lacks)
        self.firm.setVisible(bool(lacks) and bool(rows))
        self._propose(rows)
        self.pane.show_batches(self._of_scope(views), self.bench.today, self._wanted)
        self._wanted = 0
        self._show_rows()

    def _propose(self, rows: tuple[Collectable, ...]) -> None:
        """The nearest day, unless another was typed."""
        if self.day.text() in {self._proposed, full_date(self.bench.today)}:
            self._proposed = full_date(proposed_day(rows, self.bench.desk.clock))
            self.day.setText(self._proposed)

    def _of_scope(self, views: tuple[BatchView, ...]) -> tuple[BatchView, ...]:
        wanted = self.bench.scope()
        return tuple(
            view for view in views if wanted is None or any(line.customer.id == wanted for line in view.lines)
        )

    def _show_rows(self) -> None:
        wanted = self.bench.scope()
        rows = tuple(row for row in self._read[0] if wanted is None or row.customer.id == wanted)
        self.model.show(rows, self.day.day_or(date.min))
        self._views.setCurrentWidget(self.list if rows else self.empty)
        self._on_current()

    def _show_chosen(self) -> None:
        chosen = self.model.chosen()
        schemes = len({row.scheme for row in chosen})
        words = self.tr("Invoices: {count}, total {total}, files: {files}")
        told = words.format(count=len(chosen), total=self.bench.fmt.money(self.model.total()), files=schemes)
        nothing = self.tr("Nothing can be collected on this day")
        self.bar.show_chosen(told if chosen else nothing, bool(chosen) and not self._read[2])
        self.counter_changed.emit(len(chosen))

    def _on_current(self) -> None:
        self.place.setEnabled(self.model.at(self.list.currentIndex()) is not None)

    # ---- acting

    def _choice(self) -> DebitChoice:
        ids = frozenset(row.head.id for row in self.model.chosen())
        return DebitChoice(ids, self.day.day(), DebitFormat(self.format.currentData()))

    def _preview(self) -> None:
        try:
            choice = self._choice()
        except DomainError as error:
            self.bar.refuse(error.message)
            return
        desk = self.bench.desk
        desk.tasks.read(
            lambda uow: preview(uow, desk.clock, desk.debit_files, choice),
            self._previews.only(self._previews.ask(), self._ask),
            owner=self,
            on_error=lambda error: self.bar.refuse(words_of(error)),
        )

    def _ask(self, messages: tuple[DebitMessage, ...]) -> None:
        parts = [
            self.tr("{scheme} {total} (collections: {count})").format(
                scheme=one.scheme.value, count=len(one.orders), total=self.bench.fmt.money(one.total)
            )
            for one in messages
        ]
        day = messages[0].collection_on
        words = self.tr("Make the file for {day}? {parts}. The mandates count as used from then on.")
        near = self.tr("Fewer than {days} days are left: notify the customers at once.")
        late = f" {near.format(days=NOTICE_DAYS)}" if (day - self.bench.today).days < NOTICE_DAYS else ""
        self.bar.ask(words.format(day=full_date(day), parts="; ".join(parts)) + late)

    def _make(self) -> None:
        desk, choice = self.bench.desk, self._choice()
        desk.tasks.write(
            lambda uow: make_batches(uow, desk.clock, desk.debit_files, choice, desk.author),
            self._on_made,
            owner=self,
            on_error=lambda error: self.bar.refuse(words_of(error)),
        )

    def _on_made(self, changes: Changes) -> None:
        self._wanted = changes.new_id
        toast(self.bench.window, self.tr("File made: save it and hand it to the bank"))
        self.reload()

    def _on_place(self) -> None:
        row = self.model.at(self.list.currentIndex())
        if row is not None:
            self.bench.navigator.place_asked.emit(Place("customer", row.customer.id))

    def _on_open(self) -> None:
        row = self.model.at(self.list.currentIndex())
        if row is not None:
            self.bench.show_invoice(row.head.id)

    def print_page(self) -> None:
        self.actions_.print_notices()

    def activate(self) -> None:
        self.list.setFocus()
        self.reload()
