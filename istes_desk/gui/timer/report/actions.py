"""What is done with the report of a closed intervention: keep it, sign it, mail it. Builds no widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from istes_desk.domain.italian import minutes, plural
from istes_desk.domain.money import format_euro
from istes_desk.domain.reports import ReportCopy, Signatory
from istes_desk.gui.desk import Desk
from istes_desk.gui.timer.report.mail_dialog import MailDialog
from istes_desk.gui.timer.report.sign_dialog import SignDialog
from istes_desk.services.changes import Changes
from istes_desk.services.letter_envelope import OutgoingFile
from istes_desk.services.office_mail import Post, send_once
from istes_desk.services.papers import ReportPaper, Signature
from istes_desk.services.report_copies import ReportState, SignatureDraft, keep, report_state, sign
from istes_desk.services.report_mailing import addresses, letter, mark_mailed
from istes_desk.services.report_paper import file_name, report_paper

OnError = Callable[[Exception], None]


class ReportActions(QObject):
    """``done(words)``; ``refused`` when nothing could be begun. Dialogs show their own refusals."""

    done = Signal(str)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def copy_of(self, intervention_id: int) -> tuple[ReportPaper, ReportState]:
        """The newest copy, made and kept if there is none yet. For a pool thread."""
        desk, id = self._desk, intervention_id
        paper, state = desk.tasks.transact(lambda uow: (report_paper(uow, id), report_state(uow, id)))
        if state.copy is None:
            made = desk.papers.made_report(paper)
            state = ReportState(desk.tasks.transact(lambda uow: keep(uow, desk.clock, id, made)))
        return paper, state

    def ask_signature(self, intervention_id: int) -> None:
        """Opens the dialog for who has not signed yet."""
        self._begin(intervention_id, self._show_sign)

    def ask_address(self, intervention_id: int) -> None:
        """Opens the dialog that mails the newest copy."""
        id = intervention_id

        def look() -> tuple[ReportPaper, ReportState, tuple[str, ...]]:
            return (*self.copy_of(id), self._desk.tasks.transact(lambda uow: addresses(uow, id)))

        self._desk.tasks.background(look, self._show_mail, owner=self, on_error=self.refused.emit)

    def _begin(self, id: int, then: Callable[[tuple[ReportPaper, ReportState]], None]) -> None:
        self._desk.tasks.background(lambda: self.copy_of(id), then, owner=self, on_error=self.refused.emit)

    def _show_sign(self, found: tuple[ReportPaper, ReportState]) -> None:
        paper, state = found
        if not state.missing:
            self.done.emit(self.tr("Both signatures are there already"))
            return
        known = {Signatory.CUSTOMER: "", Signatory.TECHNICIAN: paper.technician}
        dialog = SignDialog(_told(paper), {who: known[who] for who in state.missing}, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.signed.connect(lambda draft: self._sign(dialog, state, draft))
        dialog.open()

    def _sign(self, dialog: SignDialog, state: ReportState, draft: SignatureDraft) -> None:
        desk, copy = self._desk, state.copy
        if copy is None:
            return
        now = desk.clock.now()

        def job() -> Changes:
            drawn = Signature("", draft.name.strip(), draft.strokes, now)
            signed = desk.papers.signed_report(copy.pdf, state.box(draft.signatory), drawn)
            return desk.tasks.transact(lambda uow: sign(uow, now, copy, draft, signed, desk.author))

        def stored(changes: Changes) -> None:
            dialog.accept()
            self.done.emit(self.tr("Signed by {name}").format(name=draft.name.strip()))
            desk.tasks.changed.emit(changes)

        desk.tasks.background(job, stored, owner=dialog, on_error=dialog.refuse, on_bug=dialog.refuse)

    def _show_mail(self, found: tuple[ReportPaper, ReportState, tuple[str, ...]]) -> None:
        paper, state, known = found
        copy = state.copy
        if copy is None:
            return
        told = self.tr("{report}, to {customer}").format(report=paper.number, customer=paper.customer.name)
        dialog = MailDialog(told, known, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.agreed.connect(lambda address: self._mail(dialog, paper, copy, address))
        dialog.open()

    def _mail(self, dialog: MailDialog, paper: ReportPaper, copy: ReportCopy, address: str) -> None:
        desk, now = self._desk, self._desk.clock.now()

        def job() -> Changes:
            mail = desk.tasks.transact(lambda uow: letter(uow, copy, address, now))
            file = OutgoingFile(file_name(paper), copy.pdf, "application/pdf")
            post = Post(desk.tasks.transact, desk.postman, desk.secrets)
            return send_once(post, mail, (file,), lambda uow: mark_mailed(uow, copy, mail, now, desk.author))

        def left(changes: Changes) -> None:
            dialog.accept()
            self.done.emit(self.tr("Report mailed to {address}").format(address=address))
            desk.tasks.changed.emit(changes)

        desk.tasks.background(job, left, owner=dialog, on_error=dialog.refuse, on_bug=dialog.refuse)


def _told(paper: ReportPaper) -> str:
    """What is signed: number and customer; minutes, units and the reason of the price."""
    price = paper.price
    units = plural(price.units, "scatto", "scatti")
    cost = "diritto di chiamata da definire"
    if price.total is not None:
        cost = f"totale {format_euro(price.total)} IVA inclusa"
    return (
        f"Rapporto {paper.number} · {paper.customer.name}\n"
        f"{minutes(paper.minutes)} di lavoro, {units}, {cost}. {price.reason}"
    )
