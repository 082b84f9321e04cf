"""Emesse: the documents issued so far, filtered, with the one in front as a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoices import DocumentType
from istes_desk.domain.money import ZERO
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.issued_actions import IssuedActions
from istes_desk.gui.invoices.issued_model import IssuedModel
from istes_desk.gui.invoices.issued_pane import IssuedPane
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.invoices.saving import print_paper, save_text
from istes_desk.gui.invoices.words import type_name
from istes_desk.gui.latest import Latest
from istes_desk.gui.theme import ROW_HEIGHT, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.invoicing.issued import (
    InvoiceFilter,
    IssuedDetail,
    IssuedRow,
    issued_detail,
    issued_rows,
    issued_years,
    stored_xml,
)
from istes_desk.services.invoicing.list_paper import issued_paper
from istes_desk.services.invoicing.listing import issued_csv
from istes_desk.services.ports import UnitOfWork

WIDTHS = (66, 80, 128, 84, 126, 80, 80, 64, 60)
Read = tuple[tuple[int, ...], tuple[IssuedRow, ...]]


class IssuedPage(InvoicePage):
    """View and presenter; the chosen document stays in front through new readings."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.setObjectName("issuedPage")
        self._rows, self._papers = Latest(), Latest()
        self._wanted = 0
        self.model = IssuedModel(bench.fmt)
        self.list, self.pane = self._make_list(), IssuedPane(bench.fmt, bench.today)
        self.actions_ = IssuedActions(bench, self.pane)
        self.summary = tinted(PlainLabel(), Tone.MUTED)
        self.summary.setObjectName("issuedSummary")
        self.empty = EmptyState(
            "document",
            self.tr("No document here"),
            self.tr("Invoices are issued in To invoice; a filter may hide those there are."),
        )
        self._arrange()
        self._connect()

    def _make_list(self) -> QTableView:
        view = QTableView()
        view.setObjectName("issuedList")
        view.setAccessibleName(self.tr("Issued documents"))
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
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("issuedSplit")
        split.addWidget(self._views)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([780, 460])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_bar())
        column.addWidget(split, 1)
        column.addWidget(self.summary)

    def _make_bar(self) -> QHBoxLayout:
        self.year = self._box("yearFilter", self.tr("Year"))
        self.year.addItem(self.tr("All years"), None)
        self.kind = self._box("typeFilter", self.tr("Kind of document"))
        self.kind.addItem(self.tr("All kinds"), None)
        for kind in DocumentType:
            self.kind.addItem(type_name(kind), kind)
        self.paid = self._box("paidFilter", self.tr("Payment"))
        choices = ((self.tr("Paid or not"), None), (self.tr("To be paid"), False), (self.tr("Settled"), True))
        for words, value in choices:
            self.paid.addItem(words, value)
        self.text = QLineEdit()
        self.text.setObjectName("issuedSearch")
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(self.tr("Number, customer, reason"))
        self.text.setAccessibleName(self.tr("Search the documents"))
        self.export = QPushButton(icon("export"), self.tr("&Export…"))
        self.export.setObjectName("exportIssued")
        row = QHBoxLayout()
        for widget in (self.year, self.kind, self.paid):
            row.addWidget(widget)
        row.addWidget(self.text, 1)
        row.addWidget(self.export)
        return row

    def _box(self, name: str, accessible: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        return box

    def _connect(self) -> None:
        for box in (self.year, self.kind, self.paid):
            box.activated.connect(self.reload)
        self.text.textChanged.connect(self.reload)
        self.export.clicked.connect(self._on_export)
        self.list.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_current())
        self.pane.other_asked.connect(self.show_invoice)

    # ---- reading

    def wanted(self) -> InvoiceFilter:
        """What the bar and the customer at the top ask for."""
        return InvoiceFilter(
            self.year.currentData(),
            self.bench.scope(),
            self.kind.currentData(),
            self.paid.currentData(),
            self.text.text(),
        )

    def reload(self) -> None:
        wanted = self.wanted()

        def job(uow: UnitOfWork) -> Read:
            return issued_years(uow), issued_rows(uow, wanted)

        hear = self._rows.only(self._rows.ask(), self._on_read)
        self.bench.desk.tasks.read(job, hear, owner=self)

    def _on_read(self, read: Read) -> None:
        years, rows = read
        for year in years:
            if self.year.findData(year) < 0:
                self.year.addItem(str(year), year)
        before = self.model.at(self.list.currentIndex())
        self.model.show(rows, self.bench.today)
        self._views.setCurrentWidget(self.list if rows else self.empty)
        self.export.setEnabled(bool(rows))
        self._show_summary(rows)
        self._select(self._wanted or (before.head.id if before else 0))

    def _select(self, invoice_id: int) -> None:
        line = max(self.model.line_of(invoice_id), 0)
        self.list.setCurrentIndex(self.model.index(line, 0))
        if not self.model.rows:
            self.pane.hide()
            return
        self._wanted = 0
        self._on_current()

    def _show_summary(self, rows: tuple[IssuedRow, ...]) -> None:
        invoices = [row for row in rows if row.head.document_type is DocumentType.INVOICE]
        total = sum((row.head.total - row.credited for row in invoices), ZERO)
        waiting = sum((row.left for row in invoices if not row.settled), ZERO)
        words = self.tr("{count} documents, invoices less credit notes {total}, still to be paid {waiting}")
        money = self.bench.fmt.money
        self.summary.setText(words.format(count=len(rows), total=money(total), waiting=money(waiting)))

    def _on_current(self) -> None:
        row = self.model.at(self.list.currentIndex())
        if row is None:
            return
        id = row.head.id

        def job(uow: UnitOfWork) -> tuple[IssuedDetail, InvoiceDocument]:
            return issued_detail(uow, id), self.bench.desk.einvoices.read(stored_xml(uow, id)[1])

        hear = self._papers.only(self._papers.ask(), self._on_detail)
        self.bench.desk.tasks.read(job, hear, owner=self)

    def _on_detail(self, read: tuple[IssuedDetail, InvoiceDocument]) -> None:
        self.pane.show_detail(*read)
        self.pane.show()

    # ---- acting

    def show_invoice(self, invoice_id: int) -> None:
        """Brings a document to the front, whatever is filtered."""
        self._wanted = invoice_id
        for box in (self.year, self.kind, self.paid):
            box.setCurrentIndex(0)
        blocked = self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(blocked)
        self.reload()

    def activate(self) -> None:
        self.list.setFocus()
        for edit in (self.pane.day, self.pane.credit.day):
            edit.follow(self.bench.today)
        self.reload()

    def print_page(self) -> None:
        rows, today = self.model.rows, self.bench.today
        name = f"Fatture emesse {today.isoformat()}.pdf"
        print_paper(self.bench, name, lambda uow: issued_paper(uow, today, rows))

    def _on_export(self) -> None:
        save_text(self.bench, self.tr("issued.csv"), issued_csv(self.model.rows))
