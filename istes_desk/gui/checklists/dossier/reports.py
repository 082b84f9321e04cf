"""Conformity reports: issued, printed, signed; a signature is taken back with a reason (L-3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from istes_desk.domain.compliance import ConformityReport
from istes_desk.domain.italian import date_of, full_date
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.editing.inputs import Field, Kind
from istes_desk.gui.editing.row_line import RowText, row_line
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.compliance import CompliancePage
from istes_desk.services.conformity import issue_report, report_tag, sign_report, take_signature_back
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class SignDraft:
    signer: str
    signed_on: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class ReasonDraft:
    reason: str
    id: int = 0


class Reports(QFrame):
    """``print_asked`` was emitted with the id of a report."""

    print_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conformityReports")
        self.hide()  # until it has its place
        self.setProperty("card", True)
        self._desk = desk
        self._page: CompliancePage | None = None
        self._lines: list[QWidget] = []
        title = PlainLabel(self.tr("Conformity reports"))
        title.setFont(font(bold=True))
        self.issue = QPushButton(icon("add"), self.tr("&Issue the report"))
        self.issue.setObjectName("issueReport")
        self.issue.setFlat(True)
        self.issue.clicked.connect(self._issue)
        self._wrong = tinted(PlainLabel(), Tone.DANGER)
        self._wrong.setObjectName("reportsRefused")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.issue)
        self._rows = QVBoxLayout()
        self.sign_form = self._form("signForm", self._sign_fields())
        self.reason_form = self._form(
            "reasonForm", (Field("reason", self.tr("Why the signature is taken back"), Kind.NOTES),)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.addLayout(head)
        column.addWidget(self._wrong)
        column.addLayout(self._rows)
        column.addWidget(self.sign_form)
        column.addWidget(self.reason_form)

    def _sign_fields(self) -> tuple[Field, ...]:
        return (
            Field("signer", self.tr("Signed by")),
            Field("signed_on", self.tr("Signed on"), Kind.DAY, optional=False),
        )

    def _form(self, name: str, table: tuple[Field, ...]) -> EntityForm:
        form = EntityForm(name, table)
        form.saved.connect(lambda draft: self._write(draft, form))
        form.cancelled.connect(form.hide)
        form.hide()
        return form

    def show_page(self, page: CompliancePage) -> None:
        """The reports of the customer, the newest first."""
        self._page = page
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        empty = self.tr("Once all agreed targets are reached the report can be issued.")
        self._lines = [self._line(one) for one in page.reports] or [row_line(RowText("", empty), ())]
        for line in self._lines:
            self._rows.addWidget(line)

    def _line(self, one: ConformityReport) -> QWidget:
        issued = full_date(date_of(one.issued_at))
        signed = one.signed_on
        tag = self.tr("signed on {}").format(full_date(signed)) if signed else self.tr("to be signed")
        text = RowText(
            f"{report_tag(one)} · {issued}", one.corrections, tag, Tone.OK if signed else Tone.WARNING
        )
        undo = ("undo", self.tr("Take the signature back"), lambda: self._ask_reason(one))
        sign = ("edit", self.tr("Enter the signature"), lambda: self._ask_signature(one))
        acts = (("print", self.tr("Print"), lambda: self.print_asked.emit(one.id)), undo if signed else sign)
        return row_line(text, [self._button(one, *act) for act in acts])

    def _button(self, one: ConformityReport, sign: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"report_{sign}_{one.id}")
        button.setIcon(icon(sign))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(f"{words}: {report_tag(one)}")
        button.clicked.connect(act)
        return button

    def _ask_signature(self, one: ConformityReport) -> None:
        controller = self._page.customer.data_controller if self._page else ""
        self.reason_form.hide()
        self.sign_form.show()
        self.sign_form.edit(SignDraft(controller, date_of(self._desk.clock.now()), one.id))

    def _ask_reason(self, one: ConformityReport) -> None:
        self.sign_form.hide()
        self.reason_form.show()
        self.reason_form.edit(ReasonDraft("", one.id))

    def _write(self, draft: SignDraft | ReasonDraft, form: EntityForm) -> None:
        desk = self._desk

        def job(uow: UnitOfWork) -> Changes:
            if isinstance(draft, SignDraft):
                return sign_report(uow, desk.clock, draft.id, draft.signer, draft.signed_on)
            return take_signature_back(uow, desk.clock, draft.id, draft.reason, desk.author)

        desk.tasks.write(job, lambda _changes: form.hide(), owner=self, on_error=form.show_error)

    def _issue(self) -> None:
        page, desk = self._page, self._desk
        if page is not None:
            desk.tasks.write(
                lambda uow: issue_report(uow, desk.clock, page.customer.id, desk.author),
                self._on_issued,
                owner=self,
                on_error=self._refuse,
            )

    def _on_issued(self, changes: Changes) -> None:
        self._wrong.hide()
        toast(
            self, self.tr("Report issued"), lambda: self.print_asked.emit(changes.new_id), self.tr("&Print")
        )

    def _refuse(self, error: Exception) -> None:
        self._wrong.setText(words_of(error))
        self._wrong.show()
