"""The editor of schedules: duties at the left, the fields of the chosen one at the right, undo in a toast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QWidget

from istes_desk.domain.duties import DutyCode
from istes_desk.domain.italian import date_of
from istes_desk.domain.schedules import Schedule, schedule_of
from istes_desk.gui.checklists.schedule.form import ScheduleForm, Shown
from istes_desk.gui.checklists.schedule.tree import ScheduleTree
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.schedule_view import DutyLine, ScheduleView, TargetLine, schedule_view, told
from istes_desk.services.schedules import (
    Rescheduled,
    ScheduleDraft,
    drop_firm,
    drop_own,
    drop_rule,
    set_firm,
    set_own,
    set_rule,
    undo,
)

Job = Callable[[UnitOfWork], Rescheduled]


class ScheduleWindow(QDialog):
    """Of one customer, or of all; opens on the duty and the PCs it is given."""

    def __init__(
        self, desk: Desk, customer_id: int, parent: QWidget, code: DutyCode | None = None,
        assignment_ids: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("scheduleWindow")
        self.setWindowTitle(self.tr("Schedule of the duties"))
        self.resize(1040, 600)
        self._desk, self._customer_id = desk, customer_id
        self._first = (code, assignment_ids)
        self._line: DutyLine | None = None
        self._targets: tuple[TargetLine, ...] = ()
        fmt = Formatter(chosen(desk.preferences.load().language))
        self._today = date_of(desk.clock.now())
        self.tree, self.form = ScheduleTree(), ScheduleForm(fmt, self._today)
        self._arrange()
        self.tree.chosen.connect(self._on_chosen)
        self.form.apply_asked.connect(self._apply)
        self.form.usual_asked.connect(self._drop)
        self.form.scope_changed.connect(self._edit)
        self._reload()

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("scheduleSplit")
        split.addWidget(self.tree)
        split.addWidget(self.form)
        split.setStretchFactor(0, 1)
        split.setSizes([600, 420])
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.addWidget(split)

    def _reload(self) -> None:
        now, customer_id = self._desk.clock.now(), self._customer_id
        self._desk.tasks.read(lambda uow: schedule_view(uow, now, customer_id), self._show, owner=self)

    def _show(self, view: ScheduleView) -> None:
        self.setWindowTitle(self.tr("Schedule of the duties – {}").format(view.customer))
        self.tree.show_view(view)
        code, ids = self._first
        if code is not None:
            self._first = (None, frozenset())
            self.tree.choose(code, ids)

    def _on_chosen(self, line: DutyLine, targets: tuple[TargetLine, ...]) -> None:
        self._line, self._targets = line, targets
        self.form.offer_scope(several=not targets)
        self._edit()

    def _edit(self) -> None:
        """What is chosen at the left, for whom the form says."""
        line = self._line
        if line is None:
            return
        if self._targets:
            self.form.edit(self._of_targets(line))
        else:
            self.form.edit(self._of_firm(line) if self.form.of_firm else self._of_customer(line))

    def _of_targets(self, line: DutyLine) -> Shown:
        names = ", ".join(one.name for one in self._targets[:3])
        count = len(self._targets) - 3
        if count > 0:
            names = self.tr("{names} and {count} more").format(names=names, count=count)
        one, own = self._targets[0].assignment, any(target.assignment.own for target in self._targets)
        title = f"{line.title}\n{names}"
        return Shown(title, self._usually(line.kept), schedule_of(one), line.kept, one.reason, own)

    def _of_customer(self, line: DutyLine) -> Shown:
        reason, everybody = line.rule.reason if line.rule else "", self.tr("Whole customer")
        title = f"{line.title}\n{everybody}"
        own = line.rule is not None
        return Shown(title, self._usually(line.usual), line.kept, line.usual, reason, own)

    def _of_firm(self, line: DutyLine) -> Shown:
        shipped, everybody = schedule_of(line.shipped), self.tr("All customers")
        title = f"{line.title}\n{everybody}"
        base = self._usually(shipped)
        return Shown(title, base, line.usual, shipped, line.firm.reason, line.changed, line.title)

    def _usually(self, schedule: Schedule) -> str:
        return self.tr("Usual: {schedule}").format(schedule=told(schedule, self._today))

    def _apply(self, draft: ScheduleDraft) -> None:
        desk, line, customer = self._desk, self._line, self._customer_id
        ids, text = [one.assignment.id for one in self._targets], self.form.text.text()
        if line is None:
            return
        if ids:
            self._write(lambda uow: set_own(uow, desk.clock, ids, draft))
        elif self.form.of_firm:
            self._write(lambda uow: set_firm(uow, desk.clock, line.code, draft, text, desk.author))
        else:
            self._write(lambda uow: set_rule(uow, desk.clock, customer, line.code, draft, desk.author))

    def _drop(self) -> None:
        desk, line, customer = self._desk, self._line, self._customer_id
        ids = [one.assignment.id for one in self._targets]
        if line is None:
            return
        if ids:
            self._write(lambda uow: drop_own(uow, desk.clock, ids))
        elif self.form.of_firm:
            self._write(lambda uow: drop_firm(uow, desk.clock, line.code, desk.author))
        else:
            self._write(lambda uow: drop_rule(uow, desk.clock, customer, line.code))

    def _write(self, job: Job) -> None:
        made: list[Rescheduled] = []

        def work(uow: UnitOfWork) -> Changes:
            made[:] = [job(uow)]
            return made[0].changes

        self._desk.tasks.write(work, lambda _: self._on_written(made[0]), owner=self, on_error=self._refused)

    def _on_written(self, done: Rescheduled) -> None:
        self._reload()
        toast(self, self.tr("Schedule changed"), lambda: self._undo(done))

    def _undo(self, done: Rescheduled) -> None:
        self._desk.tasks.write(
            lambda uow: undo(uow, done), lambda _: self._reload(), owner=self, on_error=self._refused
        )

    def _refused(self, error: Exception) -> None:
        self.form.refuse(words_of(error))
