"""Issuing from the window: the question, the work on the pool with progress and stop, the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.domain.invoices import DocumentType
from istes_desk.domain.money import ZERO, vat
from istes_desk.gui.errors import words_of
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.issue_bar import IssueBar, Question
from istes_desk.gui.steps import Steps
from istes_desk.services.invoicing.drafting import the_firm
from istes_desk.services.invoicing.issuing import begin_at, expected_number, last_number
from istes_desk.services.invoicing.month_end import Named, Office, Outcome, issue_all
from istes_desk.services.ports import UnitOfWork

KIND = DocumentType.INVOICE


class Issuing(QObject):
    """Between the bar and the service; ``owner`` waits for the results."""

    def __init__(self, bench: Bench, bar: IssueBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._bench, self._bar, self._owner = bench, bar, owner
        self._work: tuple[Named, ...] = ()
        self._on = bench.today
        self.steps: Steps | None = None
        bar.agreed.connect(self._on_agreed)
        bar.stopped.connect(self._on_stopped)

    def ask(self, work: tuple[Named, ...], nets: Sequence[Decimal], on: date) -> None:
        """Which numbers and how much; nothing is issued yet."""
        self._work, self._on = work, on

        def job(uow: UnitOfWork) -> Question:
            rate = the_firm(uow).vat_rate
            gross = sum((net + vat(net, rate) for net in nets), ZERO)
            first, last = expected_number(uow, KIND, on.year), last_number(uow, KIND, on.year)
            return Question(first, len(work), on.year, gross, last + 1)

        self._bench.desk.tasks.read(
            job, self._bar.ask, owner=self._owner, on_error=lambda error: self._bar.refuse(words_of(error))
        )

    def _on_agreed(self, files: bool) -> None:
        into: Path | None = None
        if files:
            folder = QFileDialog.getExistingDirectory(self._owner, self.tr("Folder for the files"))
            if not folder:
                return
            into = Path(folder)
        desk, work, on = self._bench.desk, self._work, self._on
        office = Office(desk.tasks.transact, desk.clock, desk.einvoices, desk.papers, desk.author)
        steps = self.steps = Steps()
        steps.told.connect(self._bar.step)
        self._bar.run(len(work))
        first = self._bar.chosen_first

        def job() -> Outcome:
            if first:
                desk.tasks.transact(lambda uow: begin_at(uow, KIND, on.year, first))
            return issue_all(office, work, on, into, steps)

        desk.tasks.background(
            job,
            self._on_done,
            owner=self._owner,
            on_error=lambda error: self._bar.refuse(words_of(error)),
            on_bug=lambda _bug: self._bar.rest(),
        )

    def _on_stopped(self) -> None:
        if self.steps is not None:
            self.steps.cancel()

    def _on_done(self, outcome: Outcome) -> None:
        self._bar.report(outcome)
        self._bench.desk.tasks.changed.emit(outcome.changes)
