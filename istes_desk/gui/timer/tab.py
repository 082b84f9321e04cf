"""The Timer tab: the running work above, all interventions below, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from istes_desk.domain.interventions import InterventionState
from istes_desk.gui.desk import Desk
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID
from istes_desk.gui.timer.card import WorkCard
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.detail import WorkPane
from istes_desk.gui.timer.question_banner import QuestionBanner
from istes_desk.gui.timer.report.actions import ReportActions
from istes_desk.gui.timer.report_printer import ReportPrinter
from istes_desk.gui.timer.segment_editor import SegmentEditor
from istes_desk.gui.timer.start_work import StartWork
from istes_desk.gui.timer.work_model import WorkModel
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, keeps_columns, was_arranged
from istes_desk.services import closing, corrections, interventions
from istes_desk.services.changes import Changes
from istes_desk.services.corrections import TypedTime
from istes_desk.services.errors import KnownError
from istes_desk.services.incidents import end_access
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.report_paper import file_name, report_paper
from istes_desk.services.time_questions import CrashQuestion
from istes_desk.services.timekeeping import reading
from istes_desk.services.work_views import Choice, WorkRow, customers_to_choose, work_detail, work_rows

S = InterventionState
TO_DO = frozenset({S.TO_VERIFY, S.STOPPED})


class TimerTab(Tab):
    """View and presenter of the interventions."""

    def __init__(
        self, desk: Desk, navigator: Navigator, controller: TimerController, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("timerTab")
        self._timer, self._wanted, self._sized = controller, 0, False
        self._to_do = 0
        self._scope: int | None = None
        self.card, self.banner = WorkCard(controller), QuestionBanner(controller)
        self.model = WorkModel(controller.fmt, self)
        self.list = self._make_list()
        self.pane = WorkPane(controller.fmt)
        self.report = ReportActions(desk, self)
        self.printer = ReportPrinter(desk, self.report, self)
        self._arrange()
        self._connect()
        self._reload()

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("workList")
        view.setAccessibleName(self.tr("Interventions by state"))
        view.setModel(self.model)
        view.setUniformRowHeights(True)
        view.setRootIsDecorated(False)
        view.setAlternatingRowColors(True)
        view.setExpandsOnDoubleClick(False)
        copies(view)
        keeps_columns(view)
        return view

    def _make_pages(self) -> QStackedWidget:
        """The list, or what to do while there is none."""
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(
            EmptyState(
                "timer",
                self.tr("No interventions yet"),
                self.tr("Each time the timer runs, the work is listed here until it is invoiced."),
            )
        )
        return self.pages

    def _arrange(self) -> None:
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setObjectName("timerSplitter")
        below.addWidget(self._make_pages())
        below.addWidget(self.pane)
        below.setSizes([680, 560])
        below.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.banner)
        column.addWidget(self.card)
        column.addWidget(below, 1)

    def _connect(self) -> None:
        pane = self.pane
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.card.start_asked.connect(self.create_new)
        self._timer.start_asked.connect(self.create_new)
        self._timer.state_changed.connect(self._show_running)
        self._timer.state_changed.connect(self._tell_counter)
        self._timer.ticked.connect(self._show_minute)
        pane.facts.described.connect(self._describe)
        pane.facts.changed.connect(lambda facts: self._write(partial(_facts, facts)))
        pane.times.confirm_asked.connect(lambda: self._write(corrections.confirm_times))
        pane.times.discard_asked.connect(self._discard)
        pane.times.edit_asked.connect(self._edit_time)
        pane.repairs.units_asked.connect(self._override)
        pane.repairs.reverse_asked.connect(self._reverse)
        pane.repairs.cancel_asked.connect(self._cancel)
        pane.repairs.remove_asked.connect(lambda: self._write(interventions.remove_empty))
        pane.resume_asked.connect(lambda: self._timer.resume(self._chosen_id()))
        pane.access_asked.connect(self._end_access)
        pane.close_asked.connect(self.print_page)
        pane.save_asked.connect(self._save_as)
        pane.sign_asked.connect(self.report.ask_signature)
        pane.mail_asked.connect(self.report.ask_address)
        self.report.refused.connect(pane.show_error)
        self.report.done.connect(lambda words: toast(self, words))

    # --- the list ---

    def on_changes(self, changes: Changes) -> None:
        if changes.interventions or changes.customers or changes.settings or changes.incidents:
            self._reload()

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self._reload()

    def activate(self) -> None:
        """What is asked about time comes first."""
        if not self.banner.take_focus():
            self.list.setFocus()

    def show_place(self, place: Place) -> bool:
        if place.kind != "intervention":
            return False
        self._choose(place.id)
        return True

    def _reload(self) -> None:
        scope = self._scope
        self.desk.tasks.read(lambda uow: work_rows(uow, scope), self._on_rows, owner=self)

    def _on_rows(self, rows: tuple[WorkRow, ...]) -> None:
        scroll, chosen = self.list.verticalScrollBar().value(), self._wanted or self._chosen_id()
        self.model.set_rows(rows)
        self.list.expandAll()
        for section in range(self.model.rowCount()):
            self.list.setFirstColumnSpanned(section, QModelIndex(), True)
        self._size_columns(bool(rows))
        index = self.model.index_of(chosen)
        self.list.setCurrentIndex(index if index.isValid() else self.model.first())
        self.list.verticalScrollBar().setValue(scroll)
        self._to_do = sum(row.state in TO_DO for row in rows)
        self._tell_counter()
        self.pages.setCurrentIndex(0 if rows else 1)
        self.pane.setVisible(bool(rows))
        if not rows:
            self.pane.show_work(None)

    def _tell_counter(self) -> None:
        """Work to act on, and what is asked about time; what a crash left is counted as work already."""
        asked = sum(not isinstance(one, CrashQuestion) for one in self._timer.questions)
        self.counter_changed.emit(self._to_do + asked)

    def _size_columns(self, any_row: bool) -> None:
        """To what the first rows need; later they are the user's."""
        if any_row and not (self._sized or was_arranged(self.list)):
            self._sized = True
            for column in range(self.model.columnCount()):
                self.list.resizeColumnToContents(column)

    def _choose(self, intervention_id: int) -> None:
        self._wanted = intervention_id
        index = self.model.index_of(intervention_id)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _show_running(self) -> None:
        """Work that was just started is the one that is chosen."""
        if self._timer.running and self._timer.work is not None:
            self._choose(self._timer.work.intervention.id)

    def _show_minute(self) -> None:
        """The figures of the running work, when they are others than those shown."""
        work, shown = self._timer.work, self._timer.price
        row = self.model.row_at(self.model.index_of(work.intervention.id)) if work else None
        if row is None or shown is None or work is None:
            return
        minutes, price = self._timer.elapsed // timedelta(minutes=1), shown.price
        if (row.minutes, row.units) != (minutes, price.units):
            self.model.refresh_row(
                replace(
                    row, minutes=minutes, units=price.units, amount=price.amount, rule=" + ".join(price.rules)
                )
            )
            if self.pane.work and self.pane.work.intervention.id == row.id:
                self.pane.show_running(price)

    def _chosen_id(self) -> int:
        row = self.model.row_at(self.list.currentIndex())
        return row.id if row else 0

    def _on_chosen(self) -> None:
        chosen = self._chosen_id()
        if chosen:
            self._wanted = chosen
            self.desk.tasks.read(
                lambda uow: work_detail(uow, chosen),
                self.pane.show_work,
                owner=self.pane,
                on_error=self.pane.show_error,
            )

    # --- what the user does ---

    def create_new(self) -> None:
        """Asks whom to work for."""
        self.desk.tasks.read(customers_to_choose, self._ask_customer, owner=self)

    def _ask_customer(self, customers: tuple[Choice, ...]) -> None:
        dialog = StartWork(customers, self._scope, self)
        dialog.ordered.connect(self._timer.start_order)
        dialog.open()

    def print_page(self) -> None:
        """Closes and prints the chosen intervention, or prints its report again."""
        self.pane.facts.text.commit()
        work = self.pane.work
        if work is None:
            return
        act = self.printer.close_and_print if work.intervention.closed_at is None else self._print_again
        act(work.intervention.id, self.pane.show_error)

    def _print_again(self, intervention_id: int, on_error: Callable[[Exception], None]) -> None:
        self.printer.print_report(intervention_id, on_error)

    def explain(self) -> None:
        """The price of the chosen intervention in words is always in the pane: it gets the focus."""
        self.pane.pages.setFocus()

    def _save_as(self) -> None:
        chosen = self._chosen_id()

        def ask(name: str) -> None:
            path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), name, "PDF (*.pdf)")
            if path:
                self.printer.print_report(chosen, self.pane.show_error, Path(path))

        self.desk.tasks.read(
            lambda uow: file_name(report_paper(uow, chosen)), ask, owner=self, on_error=self.pane.show_error
        )

    def _write(
        self,
        use_case: Callable[[UnitOfWork, int], Changes],
        then: Callable[[Changes], None] | None = None,
    ) -> None:
        """Writes about the chosen intervention; a refusal is shown beside it."""
        chosen = self._chosen_id()
        self.desk.tasks.write(
            lambda uow: use_case(uow, chosen), then, owner=self, on_error=self.pane.show_error
        )

    def _describe(self, intervention_id: int, text: str) -> None:
        """What cannot be stored just now stays typed."""

        def refused(error: Exception) -> None:
            if isinstance(error, KnownError):
                self.pane.facts.keep(intervention_id, text)
            self.pane.show_error(error)

        self.desk.tasks.write(
            lambda uow: interventions.describe(uow, intervention_id, text), owner=self, on_error=refused
        )

    def _discard(self, segment_id: int, reason: str) -> None:
        self._write(lambda uow, _: corrections.discard_time(uow, segment_id, reason))

    def _override(self, units: int | None, reason: str) -> None:
        self._write(lambda uow, id: closing.override_units(uow, id, units, reason))

    def _reverse(self, reason: str) -> None:
        clock, author = self.desk.clock, self.desk.author
        self._write(
            lambda uow, id: closing.reverse(uow, clock, id, reason, author),
            lambda changes: self._choose(changes.new_id),
        )

    def _cancel(self) -> None:
        if self._timer.running and self._timer.work and self._timer.work.intervention.id == self._chosen_id():
            self._timer.stop()
        clock = self.desk.clock
        self._write(lambda uow, id: interventions.cancel(uow, clock, id))

    def _end_access(self) -> None:
        work = self.pane.work
        if work is not None and work.intervention.incident_id is not None:
            clock, author, incident = self.desk.clock, self.desk.author, work.intervention.incident_id
            self._write(lambda uow, _: end_access(uow, clock, incident, author))

    def _edit_time(self, segment_id: int) -> None:
        work = self.pane.work
        if work is None:
            return
        segment = next((s for s in work.segments if s.id == segment_id), None)
        start = segment.start_utc if segment else reading(self.desk.clock).utc
        dialog = SegmentEditor(work.devices, work.intervention.category, start, segment, self)
        dialog.typed.connect(lambda typed: self._save_time(dialog, segment_id, typed))
        dialog.open()

    def _save_time(self, dialog: SegmentEditor, segment_id: int, typed: TypedTime) -> None:
        """The dialog closes only when the time was taken."""
        chosen, clock = self._chosen_id(), self.desk.clock

        def job(uow: UnitOfWork) -> Changes:
            if segment_id:
                return corrections.correct_time(uow, clock, segment_id, typed)
            return corrections.add_time(uow, clock, chosen, typed)

        self.desk.tasks.write(
            job,
            lambda _: dialog.accept(),
            owner=dialog,
            on_error=lambda error: dialog.show_error(str(error)),
        )


def _facts(facts: interventions.WorkFacts, uow: UnitOfWork, intervention_id: int) -> Changes:
    return interventions.set_facts(uow, intervention_id, facts)
