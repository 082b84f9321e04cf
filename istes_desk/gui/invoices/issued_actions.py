"""What is done with an issued document: files, mail, marks, credit note. Builds no widgets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.errors import DomainError
from istes_desk.gui.errors import words_of
from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.invoices.issued_pane import IssuedPane
from istes_desk.gui.invoices.saving import save_file
from istes_desk.gui.notices import toast
from istes_desk.services.changes import Changes
from istes_desk.services.invoicing import mailing, marks
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.files import save_paper, save_whole
from istes_desk.services.invoicing.issued import stored_xml
from istes_desk.services.letter_envelope import OutgoingFile
from istes_desk.services.office_mail import Post, send_once

translate = QCoreApplication.translate


class IssuedActions:
    """Between the pane and the services."""

    def __init__(self, bench: Bench, pane: IssuedPane) -> None:
        self._bench, self._pane = bench, pane
        pane.xml_asked.connect(lambda: self._with_file(".xml"))
        pane.pdf_asked.connect(lambda: self._with_file(".pdf"))
        pane.mail_asked.connect(self._mail)
        pane.sent_toggled.connect(lambda day: self._mark("sent", day))
        pane.paid_toggled.connect(lambda day: self._mark("paid", day))
        pane.credit.agreed.connect(self._credit)

    @property
    def _id(self) -> int:
        return self._pane.detail.row.head.id if self._pane.detail else 0

    def _refuse(self, error: Exception) -> None:
        self._pane.refuse(words_of(error))

    def _with_file(self, suffix: str) -> None:
        id = self._id

        def save(read: tuple[str, bytes]) -> None:
            name, xml = read
            shown = str(Path(name).with_suffix(suffix))
            save_file(self._bench, shown, lambda path: self._write(xml, path))

        self._bench.desk.tasks.read(lambda uow: stored_xml(uow, id), save, owner=self._pane)

    def _write(self, xml: bytes, path: Path) -> None:
        if path.suffix == ".pdf":
            save_paper(self._bench.desk.einvoices, self._bench.desk.papers, xml, path)
        else:
            save_whole(xml, path)

    def _mark(self, what: str, day: DayEdit | None) -> None:
        clock, id = self._bench.desk.clock, self._id
        on: date | None = None
        try:
            on = day.day() if day is not None else None
        except DomainError as error:
            self._refuse(error)
            return
        service = marks.mark_sent if what == "sent" else marks.mark_paid
        self._bench.desk.tasks.write(
            lambda uow: service(uow, clock, id, on),
            lambda _changes: self._pane.refuse(""),
            owner=self._pane,
            on_error=self._refuse,
        )

    def _credit(self) -> None:
        desk, panel, id = self._bench.desk, self._pane.credit, self._id
        try:
            on = panel.day.day()
        except DomainError as error:
            panel.refuse(error.message)
            return
        taken, cause = panel.quantities(), panel.cause.text()
        panel.yes.setEnabled(False)
        desk.tasks.write(
            lambda uow: credit(uow, desk.clock, desk.einvoices, id, taken, on, cause, desk.author),
            self._on_credited,
            owner=self._pane,
            on_error=self._on_not_credited,
            on_bug=lambda _told: panel.yes.setEnabled(True),
        )

    def _on_not_credited(self, error: Exception) -> None:
        self._pane.credit.yes.setEnabled(True)
        self._pane.credit.refuse(words_of(error))

    def _on_credited(self, changes: Changes) -> None:
        self._pane.leave_credit()
        toast(self._bench.window, translate("IssuedActions", "Credit note issued"))
        self._bench.show_invoice(changes.new_id)

    def _mail(self, address: str) -> None:
        desk, id, now = self._bench.desk, self._id, self._bench.desk.clock.now()

        def job() -> Changes:
            paper = desk.tasks.transact(lambda uow: mailing.letter(uow, id, address, now))
            post = Post(desk.tasks.transact, desk.postman, desk.secrets)
            return send_once(post, paper, self._files(id), lambda uow: marks.mark_mailed(uow, id, now))

        self._pane.mail.setEnabled(False)
        desk.tasks.background(
            job, self._on_mailed, owner=self._pane, on_error=self._on_not_mailed, on_bug=self._on_not_mailed
        )

    def _files(self, id: int) -> tuple[OutgoingFile, ...]:
        """The paper for people, the XML for their programs."""
        desk = self._bench.desk
        name, xml = desk.tasks.transact(lambda uow: stored_xml(uow, id))
        with TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).with_suffix(".pdf")
            save_paper(desk.einvoices, desk.papers, xml, path)
            return (
                OutgoingFile(path.name, path.read_bytes(), "application/pdf"),
                OutgoingFile(name, xml, "application/xml"),
            )

    def _on_mailed(self, changes: Changes) -> None:
        self._pane.mail.setEnabled(True)
        self._pane.refuse("")
        toast(self._bench.window, translate("IssuedActions", "Mailed to the customer"))
        self._bench.desk.tasks.changed.emit(changes)

    def _on_not_mailed(self, error: Exception) -> None:
        self._pane.mail.setEnabled(True)
        self._refuse(error)
