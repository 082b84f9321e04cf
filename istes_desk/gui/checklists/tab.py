"""The Checklist tab: matrix and work list, ticking with evidence, printing. Computes no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.duties import Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui.checklists.board_model import BoardModel
from istes_desk.gui.checklists.cell_pane import CellPane
from istes_desk.gui.checklists.chips import Chips
from istes_desk.gui.checklists.empty import EmptyState
from istes_desk.gui.checklists.evidence import fingerprint
from istes_desk.gui.checklists.grid import DutyView, MatrixView, WorkView
from istes_desk.gui.checklists.page_reading import Page, read_page
from istes_desk.gui.checklists.period_list import PeriodList
from istes_desk.gui.checklists.work_model import WorkModel
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID
from istes_desk.services import checklists
from istes_desk.services.changes import Changes
from istes_desk.services.checklists import TickDraft
from istes_desk.services.duty_board import Cell, CellId, Row
from istes_desk.services.duty_history import Story, story
from istes_desk.services.errors import KnownError
from istes_desk.services.matrix_paper import file_name, matrix_paper, symbol_of
from istes_desk.services.papers import MatrixPaper, Symbol

ACT_NOW = frozenset({DutyState.FAILED, DutyState.OVERDUE, DutyState.LATE})


class ChecklistsTab(Tab):
    """View and presenter of the duties of the scope."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("checklistsTab")
        self._scope: int | None = None
        self.page: Page | None = None
        self._go_to = 0
        self._fmt = Formatter(chosen(desk.preferences.load().language))
        self._board, self._work = BoardModel(self._fmt), WorkModel()
        self.matrix, self.work = MatrixView(self._board), WorkView(self._work)
        self.pane = CellPane(PeriodList(self._fmt))
        self.chips, self.empty = Chips(), EmptyState()
        self._arrange()
        self._connect()
        self.reload()

    def _arrange(self) -> None:
        self._views = QStackedWidget()
        for widget in (self.matrix, self.work, self.empty):
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
        column.addLayout(self._make_bar())
        column.addWidget(split, 1)

    def _make_bar(self) -> QHBoxLayout:
        self.today = self._button("todaySwitch", "calendar", self.tr("&Today"))
        self.today.setCheckable(True)
        self.today.setToolTip(self.tr("The work of today, place by place"))
        self.print = self._button("printMatrix", "print", self.tr("&Print…"))
        self.assign = self._button("assignMore", "add", self.tr("&Assign"))
        self.assign.setToolTip(self.tr("Gives new PCs and sites of this customer the duties they lack"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GRID, 0)
        row.addWidget(self.today)
        row.addWidget(self.chips, 1)
        row.addWidget(self.assign)
        row.addWidget(self.print)
        return row

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    def _connect(self) -> None:
        self.today.toggled.connect(self._show_page)
        self.chips.filter_changed.connect(self._show_page)
        self.print.clicked.connect(self.print_page)
        self.assign.clicked.connect(self.create_new)
        self.empty.assign_asked.connect(self.create_new)
        self.pane.tick_asked.connect(self._on_tick_asked)
        self.pane.set_aside_asked.connect(self._on_set_aside_asked)
        self.pane.apply_again_asked.connect(self._on_apply_again_asked)
        self.pane.periods.withdraw_asked.connect(lambda cell: self._withdraw([cell]))
        self.pane.periods.make_good_asked.connect(self._on_make_good_asked)
        for view in (self.matrix, self.work):
            view.tick_asked.connect(self.pane.ask)
            view.note_asked.connect(self.pane.note.setFocus)
            view.cells_chosen.connect(self._on_cells_chosen)

    @property
    def view(self) -> DutyView:
        """The matrix or the work list, whichever is chosen."""
        return self.work if self.today.isChecked() else self.matrix

    def on_changes(self, changes: Changes) -> None:
        if changes.duties or changes.customers or changes.sites or changes.interventions or changes.settings:
            self.reload()

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self.reload()

    def activate(self) -> None:
        self.view.setFocus()
        self.reload()

    def reload(self) -> None:
        """Reads everything shown; selection and scroll stay."""
        now, scope, author = self.desk.clock.now(), self._scope, self.desk.author
        self.desk.tasks.read(lambda uow: read_page(uow, now, scope, author), self._on_page_read, owner=self)

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
        one = page.customer_id is not None
        self.assign.setEnabled(one and page.board.devices > 0)
        self.print.setEnabled(one and bool(cells))
        self.print.setToolTip("" if one else self.tr("Choose a customer at the top to print its checklist"))
        self._show_page()

    def _show_page(self) -> None:
        page, wanted = self.page, self.chips.wanted
        if page is None:
            return
        kept = [cell.assignment.id for cell in self.view.chosen()]
        self._board.show(page.board, wanted)
        self._work.show(tuple(item for item in page.work if _fits(item.cell, wanted)), page.board)
        self._choose_view(page)
        if self._go_to and self.matrix.go_to([self._go_to]):
            self._go_to = 0
        elif kept and not self.view.chosen():
            self.view.go_to(kept)
        self._on_cells_chosen()

    def _choose_view(self, page: Page) -> None:
        if not page.board.cells:
            self.empty.show_for(page)
        elif self.today.isChecked() and not self._work.items:
            self.empty.all_done()
        else:
            self._views.setCurrentWidget(self.view)
            return
        self._views.setCurrentWidget(self.empty)

    def _on_cells_chosen(self) -> None:
        cells, current = self.view.chosen(), self.view.current()
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
        self.pane.show_story(told, self._place(told.assignment.id), count)
        self.pane.remind(self._reminder(told.assignment.id))

    def _reminder(self, assignment_id: int) -> str:
        cell = next(cell for cell in self.view.chosen() if cell.assignment.id == assignment_id)
        missed = self.tr("The period before was missed: {period}.").format(period=cell.missed)
        never = self.tr("Never done.") if cell.never_done else ""
        return " ".join(filter(None, (never, cell.status.doubt, missed if cell.missed else "")))

    def _place(self, assignment_id: int) -> str:
        rows = self.page.board.rows if self.page else ()
        row = next((row for row in rows if _holds(row, assignment_id)), None)
        return " · ".join(dict.fromkeys(filter(None, (row.name, row.room, row.customer)))) if row else ""

    def _on_tick_asked(self, draft: TickDraft) -> None:
        cells = [cell.id for cell in self.view.chosen() if cell.status.state is not DutyState.NOT_APPLICABLE]
        if cells:
            self._tick(cells, draft)

    def _on_make_good_asked(self, cell: CellId) -> None:
        self._tick([cell], TickDraft(Outcome.OK, self.pane.note.text(), self.pane.evidence.text()))

    def _tick(self, cells: Sequence[CellId], draft: TickDraft) -> None:
        """The evidence file is read first, beside the database."""
        self.desk.tasks.background(
            lambda: replace(draft, evidence_sha256=fingerprint(draft.evidence_file)),
            lambda sealed: self._record(cells, sealed),
            owner=self,
            on_error=self._on_refused,
        )

    def _record(self, cells: Sequence[CellId], draft: TickDraft) -> None:
        self.desk.tasks.write(
            lambda uow: checklists.tick(uow, self.desk.clock, cells, draft, self.desk.author),
            lambda _changes: self._on_ticked(cells, draft.outcome),
            owner=self,
            on_error=self._on_refused,
        )

    def _on_ticked(self, cells: Sequence[CellId], outcome: Outcome) -> None:
        self.pane.ticked()
        done = self.tr("Marked as done: {count}")
        text = done if outcome is Outcome.OK else self.tr("Marked as failed: {count}")
        toast(self, text.format(count=len(cells)), partial(self._withdraw, cells))

    def _withdraw(self, cells: Sequence[CellId]) -> None:
        self.desk.tasks.write(
            lambda uow: checklists.withdraw(uow, self.desk.clock, cells, self.desk.author),
            owner=self,
            on_error=self._on_refused,
        )

    def _on_set_aside_asked(self, reason: str) -> None:
        chosen = [cell.assignment.id for cell in self.view.chosen()]
        self.desk.tasks.write(
            lambda uow: checklists.set_not_applicable(uow, chosen, reason),
            lambda _changes: self._on_set_aside(chosen),
            owner=self,
            on_error=self._on_refused,
        )

    def _on_set_aside(self, assignment_ids: Sequence[int]) -> None:
        self.pane.ticked()
        text = self.tr("Not applicable: {count}").format(count=len(assignment_ids))
        toast(self, text, partial(self._apply_again, assignment_ids))

    def _on_apply_again_asked(self) -> None:
        self._apply_again([cell.assignment.id for cell in self.view.chosen()])

    def _apply_again(self, assignment_ids: Sequence[int]) -> None:
        self.desk.tasks.write(
            lambda uow: checklists.set_applicable(uow, assignment_ids), on_error=self._on_refused
        )

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.pane.refuse(" ".join(filter(None, (error.message, error.hint))))
        else:
            self.pane.refuse(str(error))
            self.pane.note.setFocus()

    def create_new(self) -> None:
        """Assigns the duties that are missing."""
        scope = self._scope
        if scope is None:
            toast(self, self.tr("Choose a customer at the top first."))
            return
        self.desk.tasks.write(
            lambda uow: checklists.assign_duties(uow, self.desk.clock, scope), self._on_assigned, owner=self
        )

    def _on_assigned(self, changes: Changes) -> None:
        given, complete = self.tr("Duties assigned."), self.tr("Every PC already has its duties.")
        toast(self, given if changes.duties else complete)

    def print_page(self) -> None:
        scope, now = self._scope, self.desk.clock.now()
        if scope is None:
            toast(self, self.tr("Choose a customer at the top to print its checklist"))
            return
        self.desk.tasks.read(lambda uow: matrix_paper(uow, now, scope), self._on_paper_ready, owner=self)

    def _on_paper_ready(self, paper: MatrixPaper) -> None:
        told, _ = QFileDialog.getSaveFileName(
            self, self.tr("Print the checklist"), file_name(paper), self.tr("PDF (*.pdf)")
        )
        if told:
            path = Path(told).with_suffix(".pdf")
            self.desk.tasks.background(lambda: self._write(paper, path), self._on_printed, owner=self)

    def _write(self, paper: MatrixPaper, path: Path) -> Path:
        try:
            self.desk.papers.matrix(paper, path)
        except OSError as error:
            raise KnownError(
                f"La checklist non è stata salvata: {error.strerror}.", "Scegliere un'altra cartella."
            ) from error
        return path

    def _on_printed(self, path: Path) -> None:
        toast(self, self.tr("Printed to {name}").format(name=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def explain(self) -> None:
        view = self.view
        index = view.currentIndex()
        told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()), told, view)

    def show_place(self, place: Place) -> bool:
        if place.kind != "duty":
            return False
        self.today.setChecked(False)
        self._go_to = place.id
        self._show_page()
        return True


def _fits(cell: Cell, wanted: frozenset[Symbol]) -> bool:
    return not wanted or symbol_of(cell) in wanted


def _holds(row: Row, assignment_id: int) -> bool:
    return any(cell and cell.assignment.id == assignment_id for cell in row.cells)
