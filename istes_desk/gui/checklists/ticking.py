"""Writes what was ticked, taken back or set aside in the Checklist tab, each with its way back in a toast."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from istes_desk.domain.duties import Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui.checklists.cell_pane import CellPane
from istes_desk.gui.checklists.fingerprint import fingerprint
from istes_desk.gui.desk import Desk
from istes_desk.gui.notices import toast
from istes_desk.gui.tab import Tab
from istes_desk.services import checklists
from istes_desk.services.changes import Changes
from istes_desk.services.checklists import TickDraft
from istes_desk.services.duty_board import Cell, CellId
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import UnitOfWork


class Ticking(QObject):
    """Hears the pane and the views; ``chosen`` gives the selected cells."""

    def __init__(self, desk: Desk, pane: CellPane, chosen: Callable[[], list[Cell]], tab: Tab) -> None:
        super().__init__(tab)
        self._desk, self._pane, self._chosen, self._tab = desk, pane, chosen, tab
        pane.tick_asked.connect(self.tick_chosen)
        pane.set_aside_asked.connect(self._set_aside)
        pane.apply_again_asked.connect(lambda: self._apply_again([one.assignment.id for one in chosen()]))
        pane.periods.withdraw_asked.connect(lambda cell: self.withdraw([cell]))
        pane.periods.make_good_asked.connect(self._make_good)

    def tick_chosen(self, draft: TickDraft) -> None:
        """Every selected cell but those that do not apply."""
        chosen = self._chosen()
        cells = [cell.id for cell in chosen if cell.status.state is not DutyState.NOT_APPLICABLE]
        if cells:
            self._tick(cells, draft)

    def _make_good(self, cell: CellId) -> None:
        self._tick([cell], self._pane.draft(Outcome.OK))

    def _tick(self, cells: Sequence[CellId], draft: TickDraft) -> None:
        """The evidence file is read first, beside the database."""
        self._desk.tasks.background(
            lambda: replace(draft, evidence_sha256=fingerprint(draft.evidence_file)),
            lambda sealed: self._record(cells, sealed),
            owner=self._tab,
            on_error=self.on_refused,
        )

    def _record(self, cells: Sequence[CellId], draft: TickDraft) -> None:
        """The way back is of what this tick wrote, whatever is recorded meanwhile."""
        desk, written = self._desk, list[int]()

        def work(uow: UnitOfWork) -> Changes:
            done = checklists.tick(uow, desk.clock, cells, draft, desk.author)
            written[:] = checklists.standing_in(uow, cells)
            return done

        desk.tasks.write(
            work,
            lambda _changes: self._on_ticked(written, draft.outcome),
            owner=self._tab,
            on_error=self.on_refused,
        )

    def _on_ticked(self, written: Sequence[int], outcome: Outcome) -> None:
        self._pane.ticked()
        done = self.tr("Marked as done: {count}")
        text = done if outcome is Outcome.OK else self.tr("Marked as failed: {count}")
        toast(self._tab, text.format(count=len(written)), partial(self._take_back, written))

    def _take_back(self, written: Sequence[int]) -> None:
        desk = self._desk
        self._write(lambda uow: checklists.take_back(uow, desk.clock, written, desk.author))

    def _write(self, job: Callable[[UnitOfWork], Changes]) -> None:
        self._desk.tasks.write(job, owner=self._tab, on_error=self.on_refused)

    def withdraw(self, cells: Sequence[CellId]) -> None:
        """Takes back the last result of each cell."""
        desk = self._desk
        self._write(lambda uow: checklists.withdraw(uow, desk.clock, cells, desk.author))

    def _set_aside(self, reason: str) -> None:
        before = {one.assignment.id: one.assignment.not_applicable_reason for one in self._chosen()}
        self._desk.tasks.write(
            lambda uow: checklists.set_not_applicable(uow, before, reason),
            lambda _changes: self._on_set_aside(before),
            owner=self._tab,
            on_error=self.on_refused,
        )

    def _on_set_aside(self, before: Mapping[int, str]) -> None:
        """The way back leads to the reasons there were before."""
        self._pane.ticked()
        text = self.tr("Not applicable: {count}").format(count=len(before))
        toast(self._tab, text, lambda: self._write(lambda uow: checklists.set_reasons(uow, before)))

    def _apply_again(self, assignment_ids: Sequence[int]) -> None:
        self._write(lambda uow: checklists.set_applicable(uow, assignment_ids))

    def on_refused(self, error: Exception) -> None:
        """Beside the fields; a missing note is asked for there."""
        if isinstance(error, KnownError):
            self._pane.refuse(" ".join(filter(None, (error.message, error.hint))))
        else:
            self._pane.refuse(str(error))
            self._pane.note.setFocus()
