"""Da fatturare: what can be charged customer by customer, the invoice it would be, and issuing it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.invoicing import Charge, Courtesy, Obstacle
from istes_desk.domain.money import ZERO
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.invoices.document_view import DocumentView
from istes_desk.gui.invoices.issue_bar import IssueBar
from istes_desk.gui.invoices.issuing import Issuing
from istes_desk.gui.invoices.page import InvoicePage
from istes_desk.gui.invoices.proposal_model import ProposalModel
from istes_desk.gui.invoices.saving import print_paper, save_text
from istes_desk.gui.latest import Latest
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Place
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.invoicing.drafting import Choice, Draft, draft
from istes_desk.services.invoicing.list_paper import proposal_paper
from istes_desk.services.invoicing.listing import proposal_csv
from istes_desk.services.invoicing.month_end import Named
from istes_desk.services.invoicing.proposal import CustomerProposal, Proposal, proposal

WIDTHS = (360, 90, 80, 80, 90)
FEW = 12


class ProposalPage(InvoicePage):
    """View and presenter; what is ticked survives a new reading."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.setObjectName("proposalPage")
        self.found: Proposal | None = None
        self._latest, self._shown, self._first = Latest(), Latest(), True
        self.until = DayEdit("invoiceUntil", self.tr("Work until"), bench.today)
        self.issued_on = DayEdit("invoiceDay", self.tr("Date of the invoices"), bench.today)
        self.model = ProposalModel(bench.fmt)
        self.tree, self.paper = self._make_tree(), DocumentView("draftView", bench.fmt)
        self.cause = QLineEdit()
        self.cause.setObjectName("invoiceCause")
        self.cause.setMaxLength(200)
        self.cause.setPlaceholderText(self.tr("Reason printed on the invoices (optional)"))
        self.cause.setAccessibleName(self.tr("Reason printed on the invoices"))
        self.wrong, self.firm = tinted(PlainLabel(), Tone.DANGER), tinted(PlainLabel(), Tone.WARNING)
        self.firm.setObjectName("firmLacks")
        self.mend = self._button("mendFirm", "edit", self.tr("Co&mplete our data"))
        self.mend.clicked.connect(lambda: bench.navigator.place_asked.emit(Place("firm", 0)))
        self.wrong.setObjectName("draftError")
        self.bar = IssueBar(bench.fmt)
        self.empty = EmptyState(
            "document",
            self.tr("Nothing to invoice"),
            self.tr("Closed work, yearly fees and accepted customisations appear here by themselves."),
        )
        self._arrange()
        self._connect()
        self.issuing = Issuing(bench, self.bar, self)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("proposalTree")
        tree.setAccessibleName(self.tr("What can be invoiced, by customer"))
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setExpandsOnDoubleClick(False)
        for column, width in enumerate(WIDTHS):
            tree.setColumnWidth(column, width)
        copies(tree)
        keeps_columns(tree)
        return tree

    def _arrange(self) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(GRID, 0, 0, 0)
        for label in (self.wrong, self.firm):
            label.setWordWrap(True)
            label.hide()
        self.mend.hide()
        right.addWidget(self.wrong)
        right.addWidget(self.paper, 100)
        right.addStretch(1)
        right.addWidget(self.cause)
        self._views = QStackedWidget()
        self._views.addWidget(self.tree)
        self._views.addWidget(self.empty)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("proposalSplit")
        split.addWidget(self._views)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([800, 440])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_bar())
        lacks = QHBoxLayout()
        lacks.addWidget(self.firm, 1)
        lacks.addWidget(self.mend)
        column.addLayout(lacks)
        column.addWidget(split, 1)
        column.addWidget(self.bar)

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, edit in ((self.tr("Work unti&l"), self.until), (self.tr("Da&te"), self.issued_on)):
            label = PlainLabel(words)
            label.setBuddy(edit)
            row.addWidget(label)
            row.addWidget(edit)
        self.all_on = self._button("tickAll", "ok", self.tr("Tick &all"))
        self.all_off = self._button("tickNone", "cross", self.tr("Tick &none"))
        self.place = self._button("showPlace", "select", self.tr("&Go there"))
        self.place.setToolTip(self.tr("Where the selected line can be mended"))
        self.export = self._button("exportProposal", "export", self.tr("&Export…"))
        row.addWidget(self.all_on)
        row.addWidget(self.all_off)
        row.addStretch(1)
        row.addWidget(self.place)
        row.addWidget(self.export)
        return row

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    def _connect(self) -> None:
        self.until.editingFinished.connect(self.reload)
        self.issued_on.editingFinished.connect(self._show_draft)
        self.cause.editingFinished.connect(self._show_draft)
        self.all_on.clicked.connect(lambda: self.model.tick_all(True))
        self.all_off.clicked.connect(lambda: self.model.tick_all(False))
        self.place.clicked.connect(lambda: self._go(self.tree.currentIndex()))
        self.export.clicked.connect(self._on_export)
        self.tree.activated.connect(self._go)
        self.tree.doubleClicked.connect(self._go)
        self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._on_current())
        self.model.chosen_changed.connect(self._on_chosen)
        self.bar.asked.connect(self._on_issue_asked)

    # ---- reading

    def on_changes(self, changes: Changes) -> None:
        if changes.interventions:
            self.reload()
        else:
            super().on_changes(changes)

    def reload(self) -> None:
        try:
            until = self.until.day()
        except DomainError as error:
            self._refuse(error)
            return
        scope = self.bench.scope()
        hear = self._latest.only(self._latest.ask(), self._on_read)
        self.bench.desk.tasks.read(lambda uow: proposal(uow, until, scope), hear, owner=self)

    def _on_read(self, found: Proposal) -> None:
        self.found = found
        at = self.model.customer(self.tree.currentIndex())
        open_rows = {row.customer_id for row in self.model.rows if self._is_open(row)}
        self.model.show(found.customers)
        few = self._first and len(found.customers) <= FEW
        self._first = False
        for row in found.customers:
            is_open = few or row.customer_id in open_rows
            self.tree.setExpanded(self.model.line_of(row.customer_id), is_open)
        for line, above in self.model.told():
            self.tree.setFirstColumnSpanned(line, above, True)
        self._views.setCurrentWidget(self.tree if found.customers else self.empty)
        self.firm.setText(found.firm and self.tr("Our firm: {lacks}").format(lacks=found.firm))
        for widget in (self.firm, self.mend):
            widget.setVisible(bool(found.firm))
        self.counter_changed.emit(sum(row.ready for row in found.customers))
        self._select(at.customer_id if at else 0)
        self._on_chosen()

    def _is_open(self, row: CustomerProposal) -> bool:
        return self.tree.isExpanded(self.model.line_of(row.customer_id))

    def _select(self, customer_id: int) -> None:
        line = self.model.line_of(customer_id)
        if not line.isValid() and self.model.rows:
            ready = (place for place, row in enumerate(self.model.rows) if row.ready)
            line = self.model.index(next(ready, 0), 0)
            self.tree.expand(line)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.tree.selectionModel().setCurrentIndex(line, how)

    # ---- choosing and previewing

    def _on_chosen(self) -> None:
        chosen = list(self.model.choices())
        net = sum((one.total for _, charges in chosen for one in charges), ZERO)
        self.bar.show_chosen(len(chosen), sum(len(charges) for _, charges in chosen), net)
        self._show_draft()

    def _on_current(self) -> None:
        self.place.setEnabled(self._place(self.tree.currentIndex()) is not None)
        self._show_draft()

    def choice(self, row: CustomerProposal, charges: tuple[Charge, ...]) -> Choice:
        """What issuing is told of a customer."""
        keys = frozenset(one.key for one in charges)
        until = self.found.until if self.found else self.bench.today
        return Choice(row.customer_id, until, keys, self.cause.text())

    def _show_draft(self) -> None:
        """The invoice of the customer in front, as it would be issued."""
        row = self.model.customer(self.tree.currentIndex())
        charges = self.model.chosen(row) if row else ()
        hear = self._shown.only(self._shown.ask(), self._on_draft)
        if row is None or not charges:
            self._say(row.fiscal or self.tr("Nothing is ticked for this customer.") if row else "")
            return
        choice, on = self.choice(row, charges), self.issued_on.day_or(self.bench.today)
        self.bench.desk.tasks.read(
            lambda uow: draft(uow, choice, on), hear, owner=self, on_error=self._refuse
        )

    def _on_draft(self, made: Draft) -> None:
        self.wrong.hide()
        self.paper.show_document(made.document)
        self.paper.show()

    def _refuse(self, error: Exception) -> None:
        self._say(words_of(error))

    def _say(self, words: str) -> None:
        """Why there is no sheet."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.paper.hide()

    # ---- acting

    def _on_issue_asked(self) -> None:
        try:
            on = self.issued_on.day()
        except DomainError as error:
            self.bar.refuse(error.message)
            self.issued_on.setFocus()
            return
        chosen = tuple(self.model.choices())
        work = tuple(Named(row.name, self.choice(row, charges)) for row, charges in chosen)
        nets = tuple(sum((one.total for one in charges), ZERO) for _, charges in chosen)
        self.issuing.ask(work, nets, on)

    def _go(self, index: QModelIndex) -> None:
        place = self._place(index)
        if place is not None:
            self.bench.navigator.place_asked.emit(place)

    def _place(self, index: QModelIndex) -> Place | None:
        """Where the line comes from, or can be mended."""
        one = self.model.finding(index)
        if isinstance(one, Obstacle):
            return Place(one.place_kind, one.place_id)
        if isinstance(one, Charge | Courtesy) and one.intervention_id:
            return Place("intervention", one.intervention_id)
        return Place("customer", one.customer_id) if one else None

    def activate(self) -> None:
        self.tree.setFocus()
        for edit in (self.until, self.issued_on):
            edit.follow(self.bench.today)
        self.reload()

    def print_page(self) -> None:
        found, today = self.found, self.bench.today
        if found is not None:
            name = f"Da fatturare {today.isoformat()}.pdf"
            print_paper(self.bench, name, lambda uow: proposal_paper(uow, today, found))

    def explain(self) -> None:
        one = self.model.finding(self.tree.currentIndex())
        if isinstance(one, Charge) and one.intervention_id:
            id = one.intervention_id
            self.bench.desk.tasks.read(lambda uow: uow.get(Intervention, id).reason, self._tell, owner=self)
        elif isinstance(one, Obstacle | Courtesy):
            self._tell(one.reason)

    def _tell(self, words: str) -> None:
        toast(self, words)

    def _on_export(self) -> None:
        if self.found is not None:
            save_text(self.bench, self.tr("to-invoice.csv"), proposal_csv(self.found))
