"""The Checklist tab: matrix and work list in one place; what is done in it has modules of its own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from istes_desk.domain.duty_states import DutyState
from istes_desk.gui.checklists.bar import Bar
from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.board_model import BoardModel
from istes_desk.gui.checklists.cell_pane import CellPane
from istes_desk.gui.checklists.command_menus import CommandMenus
from istes_desk.gui.checklists.dossier.actions import show_compliance
from istes_desk.gui.checklists.empty import EmptyChecklist
from istes_desk.gui.checklists.evidence.actions import accept_drops
from istes_desk.gui.checklists.filter_bar import FilterBar
from istes_desk.gui.checklists.filtering import Filter, PlaceFilter, filter_of
from istes_desk.gui.checklists.grid import DutyView, MatrixView, WorkView
from istes_desk.gui.checklists.overview import Overview
from istes_desk.gui.checklists.page_reading import Page, read_page, reread
from istes_desk.gui.checklists.period_list import PeriodList
from istes_desk.gui.checklists.printing import print_shown
from istes_desk.gui.checklists.ticking import Ticking
from istes_desk.gui.checklists.work_model import WorkModel
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.assigning import assign_duties
from istes_desk.services.changes import Changes
from istes_desk.services.checklists import RESTORED
from istes_desk.services.duty_board import Row
from istes_desk.services.duty_history import Story, WorkItem, story
from istes_desk.services.duty_roll_up import CustomerCount, customer_counts
from istes_desk.services.matrix_paper import symbol_of
from istes_desk.services.papers import Symbol
from istes_desk.services.work_paper import counts

ACT_NOW = frozenset({DutyState.FAILED, DutyState.OVERDUE, DutyState.LATE})


class ChecklistsTab(Tab):
    """View and presenter of the duties of the scope."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("checklistsTab")
        self._scope: int | None = None
        self.page: Page | None = None
        self._go_to = 0
        self._touched, self._waiting = frozenset[int](), 0
        fmt = Formatter(chosen(desk.preferences.load().language))
        self._board, self._work = BoardModel(fmt), WorkModel()
        self.matrix, self.work = MatrixView(self._board), WorkView(self._work)
        self.pane = CellPane(PeriodList(fmt))
        self.bar, self.empty, self.overview = Bar(), EmptyChecklist(), Overview()
        self.filters, self.summary = FilterBar(), PlainLabel()
        self.summary.setObjectName("workSummary")
        self.today, self.chips = self.bar.today, self.bar.chips
        self._arrange()
        self.bench = self._make_bench()
        self.menus = CommandMenus(self.bench, self.bar.more)
        accept_drops(self.bench)
        self.ticking = Ticking(desk, self.pane, lambda: self.view.chosen(), self)
        self._connect()
        self.reload()

    def _make_bench(self) -> Bench:
        return Bench(
            self.desk,
            self.navigator,
            self,
            lambda: self._scope,
            lambda: self.page,
            lambda: self.view.chosen(),
            self.pane.refuse,
            self.reload,
            lambda: self._work.items,
            self.today.isChecked,
        )

    def _arrange(self) -> None:
        self._views = QStackedWidget()
        for widget in (self.matrix, self.work, self.empty, self.overview):
            self._views.addWidget(widget)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("checklistSplit")
        split.addWidget(self._views)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        split.setSizes([900, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self.summary)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.today.toggled.connect(self._show_page)
        self.bar.overview.toggled.connect(self._show_page)
        self.overview.asked.connect(self._on_place_asked)
        self.chips.filter_changed.connect(self._show_page)
        self.filters.changed.connect(self._show_page)
        self.filters.left.connect(lambda: self.view.setFocus())
        self.bar.print.clicked.connect(self.print_page)
        self.bar.assign.clicked.connect(self.create_new)
        self.empty.assign_asked.connect(self.create_new)
        for view in (self.matrix, self.work):
            view.tick_asked.connect(self.pane.ask)
            view.note_asked.connect(self.pane.note.setFocus)
            view.aside_asked.connect(self.pane.ask_aside)
            view.cells_chosen.connect(self._on_cells_chosen)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._on_context_asked)

    def _on_context_asked(self, at: QPoint) -> None:
        if self.view.chosen():
            self.menus.show_context(self.view.viewport().mapToGlobal(at))

    @property
    def view(self) -> DutyView:
        """The matrix or the work list, whichever is chosen."""
        return self.work if self.today.isChecked() else self.matrix

    def on_changes(self, changes: Changes) -> None:
        few, all = changes.duties or changes.interventions, changes.customers or changes.sites
        page = self.page
        if few and page and page.customer_id == self._scope and not (all or changes.settings):
            self._reread(page, changes.duties)
        elif few or all or changes.settings:
            self.reload()

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self.menus.refresh()
        self.reload()

    def activate(self) -> None:
        self.view.setFocus()
        self.reload()

    def reload(self) -> None:
        """Reads everything shown; selection and scroll stay."""
        now, scope, author = self.desk.clock.now(), self._scope, self.desk.author
        if scope is None and self.page is None:
            self.desk.tasks.read(lambda uow: customer_counts(uow, now), self._on_counts_read, owner=self)
        self.desk.tasks.read(lambda uow: read_page(uow, now, scope, author), self._on_page_read, owner=self)

    def _reread(self, page: Page, touched: frozenset[int]) -> None:
        """After a tick: the customers it touched, and those of ticks that are still being read."""
        self._touched |= touched
        self._waiting += 1
        customers, now, author = self._touched, self.desk.clock.now(), self.desk.author
        self.desk.tasks.read(
            lambda uow: reread(uow, now, page, customers, author), self._on_reread, owner=self
        )

    def _on_reread(self, page: Page) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._touched = frozenset()
        self._on_page_read(page)

    def _on_counts_read(self, rows: tuple[CustomerCount, ...]) -> None:
        """How all customers stand, while their thousands of cells are still being read."""
        if self.page is None and rows:
            self.overview.show_counts(rows)
            self._views.setCurrentWidget(self.overview)

    def _on_page_read(self, page: Page) -> None:
        if page.customer_id != self._scope:
            return
        self.page = page
        cells = page.board.cells
        self.chips.count(symbol_of(cell) for cell in cells)
        self.counter_changed.emit(sum(cell.status.state in ACT_NOW for cell in cells))
        job = page.job.id if page.job else None
        told = self.tr("Belongs to the running intervention at {customer}")
        self.pane.set_job(job, told.format(customer=page.job_customer))
        self.bar.show_for(page)
        self.filters.count(page.board, self._wanted(page))
        self._show_page()

    def _show_page(self) -> None:
        page = self.page
        if page is None:
            return
        wanted = self._wanted(page)
        kept = [cell.assignment.id for cell in self.view.chosen()]
        self._board.show(page.board, wanted)
        self._work.show(tuple(item for item in page.work if _fits(item, page, wanted)), page.board)
        self.matrix.hide_columns(self._board.idle_columns())
        self._choose_view(page)
        if self._go_to and self.matrix.go_to([self._go_to]):
            self._go_to = 0
        elif kept and not self.view.chosen():
            self.view.go_to(kept)
        self._on_cells_chosen()

    def _wanted(self, page: Page) -> Filter:
        words, place = self.filters.words.text(), self.filters.place
        return filter_of(page, self.chips.wanted, self.filters.specials, words, place)

    def _on_place_asked(self, place: PlaceFilter, mark: Symbol | None) -> None:
        """A count of the overview: the matrix of that place with that mark."""
        self.chips.choose(frozenset({mark} if mark else ()))
        self.bar.overview.setChecked(False)
        self.filters.set_place(place)
        self.matrix.setFocus()

    def _choose_view(self, page: Page) -> None:
        shown = self._view_for(page)
        self._views.setCurrentWidget(shown)
        self.pane.setVisible(shown is not self.overview)
        self._tell_work()

    def _view_for(self, page: Page) -> QWidget:
        """Words in the place of an empty view."""
        if not page.board.cells:
            self.empty.show_for(page)
            return self.empty
        if self.bar.overview.isChecked():
            self.overview.show_board(page.board)
            return self.overview
        if self.today.isChecked() and not self._work.items:
            self.empty.all_done()
            return self.empty
        return self.view

    def _tell_work(self) -> None:
        """How much there is to do, over the work list."""
        self.summary.setText(counts(self._work.items))
        self.summary.setVisible(self.today.isChecked() and bool(self._work.items))

    def _on_cells_chosen(self) -> None:
        cells, current = self.view.chosen(), self.view.current()
        self.menus.refresh()
        if not cells or self._views.currentWidget() is self.empty:
            self.pane.clear()
            return
        shown = current if current in cells and current else cells[0]
        now, id = self.desk.clock.now(), shown.assignment.id
        count = len(cells)
        self.desk.tasks.read(
            lambda uow: story(uow, now, id), lambda told: self._on_story_read(told, count), owner=self
        )

    def _on_story_read(self, told: Story, count: int) -> None:
        if told.assignment.id not in {cell.assignment.id for cell in self.view.chosen()}:
            return
        restore = any(cell.assignment.code in RESTORED for cell in self.view.chosen())
        self.pane.show_story(told, self._place(told.assignment.id), count, restore=restore)
        self.pane.remind(self._reminder(told.assignment.id))
        self.pane.collected.show_for(self.desk, told.assignment)

    def _reminder(self, assignment_id: int) -> str:
        cell = next(cell for cell in self.view.chosen() if cell.assignment.id == assignment_id)
        missed = self.tr("The period before was missed: {period}.").format(period=cell.missed)
        never = self.tr("Never done.") if cell.never_done else ""
        return " ".join(filter(None, (never, cell.status.doubt, missed if cell.missed else "")))

    def _place(self, assignment_id: int) -> str:
        rows = self.page.board.rows if self.page else ()
        row = next((row for row in rows if _holds(row, assignment_id)), None)
        return " · ".join(dict.fromkeys(filter(None, (row.name, row.room, row.customer)))) if row else ""

    def create_new(self) -> None:
        """Assigns the duties that are missing."""
        scope = self._scope
        if scope is None:
            toast(self, self.tr("Choose a customer at the top first."))
            return
        self.desk.tasks.write(
            lambda uow: assign_duties(uow, self.desk.clock, scope), self._on_assigned, owner=self
        )

    def _on_assigned(self, changes: Changes) -> None:
        given, complete = self.tr("Duties assigned."), self.tr("Every PC already has its duties.")
        toast(self, given if changes.duties else complete)

    def print_page(self) -> None:
        print_shown(self.bench)

    def explain(self) -> None:
        view = self.view
        index = view.currentIndex()
        told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()), told, view)

    def show_place(self, place: Place) -> bool:
        if place.kind == "compliance":
            show_compliance(self.desk, self, place.id)
        if place.kind != "duty":
            return place.kind == "compliance"
        self.today.setChecked(False)
        self._go_to = place.id
        self._show_page()
        return True


def _fits(item: WorkItem, page: Page, wanted: Filter) -> bool:
    code = item.cell.assignment.code
    column = next(one for one in page.board.columns if one.code is code)
    return wanted.wants_all or wanted.shows(item.row, item.cell, column)


def _holds(row: Row, assignment_id: int) -> bool:
    return any(cell and cell.assignment.id == assignment_id for cell in row.cells)
