"""What is done with a file for the bank: saved, told, collected, returned, withdrawn. Builds no widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from istes_desk.domain.direct_debit import DebitBatch
from istes_desk.gui.errors import words_of
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.debits.batch_pane import BatchPane
from istes_desk.gui.invoices.debits.notice_paper import print_on
from istes_desk.gui.invoices.saving import save_file
from istes_desk.gui.notices import toast
from istes_desk.services.changes import Changes
from istes_desk.services.debits import history
from istes_desk.services.debits.mailing import Told, mail_notices
from istes_desk.services.debits.notices import Notice, mark_notified, notice
from istes_desk.services.invoicing.files import save_whole
from istes_desk.services.office_mail import Post
from istes_desk.services.ports import UnitOfWork

translate = QCoreApplication.translate


class BatchActions:
    """Between the pane and the services."""

    def __init__(self, bench: Bench, pane: BatchPane) -> None:
        self._bench, self._pane = bench, pane
        pane.save.clicked.connect(self.save)
        pane.collected.clicked.connect(self._collect)
        pane.withdrawn.triggered.connect(self._withdraw)
        pane.returned.clicked.connect(self._ask_return)
        pane.form.given.connect(self._return)
        pane.mail.triggered.connect(self._mail)
        pane.copy.triggered.connect(lambda: self._with_notices(self._copy))
        pane.print.triggered.connect(self.print_notices)
        pane.told.triggered.connect(self._mark_told)

    def save(self) -> None:
        """The XML as it was made."""
        view = self._pane.tree.batch
        if view is None:
            return
        id, name = view.batch.id, view.file_name

        def ask(xml: bytes) -> None:
            save_file(self._bench, name, lambda path: save_whole(xml, path))

        self._bench.desk.tasks.read(lambda uow: uow.get(DebitBatch, id).xml, ask, owner=self._pane)

    # ---- marks

    def _write(self, job: Callable[[UnitOfWork], Changes], refuse: Callable[[str], None]) -> None:
        self._bench.desk.tasks.write(
            job, lambda _: refuse(""), owner=self._pane, on_error=lambda error: refuse(words_of(error))
        )

    def _collect(self) -> None:
        view, clock = self._pane.tree.batch, self._bench.desk.clock
        if view is not None:
            id = view.batch.id
            self._write(lambda uow: history.mark_collected(uow, clock, id), self._pane.refuse)

    def _withdraw(self) -> None:
        view, clock = self._pane.tree.batch, self._bench.desk.clock
        if view is not None:
            id = view.batch.id
            self._write(lambda uow: history.withdraw(uow, clock, id), self._pane.refuse)

    def _ask_return(self) -> None:
        line = self._pane.tree.line
        if line is None:
            return
        id = line.debit.id
        if line.debit.returned_on is None:
            self._pane.form.ask(id, line.invoice.tag, self._bench.today)
        else:
            self._write(lambda uow: history.mark_standing(uow, id), self._pane.refuse)

    def _return(self, debit_id: int, on: date, reason: str) -> None:
        clock = self._bench.desk.clock
        self._write(
            lambda uow: history.mark_returned(uow, clock, debit_id, on, reason), self._pane.form.refuse
        )

    # ---- notices

    def _chosen(self) -> tuple[int, ...]:
        """The chosen collection, else all of the file that stand."""
        view, line = self._pane.tree.batch, self._pane.tree.line
        if line is not None:
            return (line.debit.id,)
        return tuple(one.debit.id for one in view.lines if one.debit.returned_on is None) if view else ()

    def _with_notices(self, then: Callable[[tuple[Notice, ...]], None]) -> None:
        chosen, clock = self._chosen(), self._bench.desk.clock
        self._bench.desk.tasks.read(
            lambda uow: tuple(notice(uow, clock, id) for id in chosen), then, owner=self._pane
        )

    def print_notices(self) -> None:
        """A page for each customer of the chosen file."""
        if self._chosen():
            self._with_notices(self._print)

    def _copy(self, notices: tuple[Notice, ...]) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(f"{one.subject}\n\n{one.body}" for one in notices))
        toast(self._bench.window, translate("DebitActions", "Copied"))

    def _print(self, notices: tuple[Notice, ...]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._bench.window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_on(printer, notices)
        dialog.deleteLater()

    def _mark_told(self) -> None:
        chosen, now = self._chosen(), self._bench.desk.clock.now()

        def job(uow: UnitOfWork) -> Changes:
            done = Changes()
            for id in chosen:
                done |= mark_notified(uow, id, now)
            return done

        self._write(job, self._pane.refuse)

    def _mail(self) -> None:
        desk, chosen = self._bench.desk, self._chosen()
        post = Post(desk.tasks.transact, desk.postman, desk.secrets)
        self._pane.tell.setEnabled(False)
        desk.tasks.background(
            lambda: mail_notices(post, desk.clock, chosen),
            self._on_mailed,
            owner=self._pane,
            on_error=self._on_not_mailed,
            on_bug=self._on_not_mailed,
        )

    def _on_mailed(self, told: Told) -> None:
        self._pane.tell.setEnabled(True)
        self._pane.refuse("\n".join(told.refused))
        if told.sent:
            words = translate("DebitActions", "{count} customers notified by e-mail")
            toast(self._bench.window, words.format(count=told.sent))
            self._bench.desk.tasks.changed.emit(told.changes)

    def _on_not_mailed(self, error: Exception) -> None:
        self._pane.tell.setEnabled(True)
        self._pane.refuse(words_of(error))
