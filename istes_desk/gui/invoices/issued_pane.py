"""The document in front and what can be done with it: files, mail, marks, credit note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoices import InvoiceHead
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.credit_panel import CreditPanel
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.invoices.document_view import DocumentView
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.invoicing.issued import IssuedDetail


class IssuedPane(QWidget):
    """``mail_asked`` with an address; ``sent_toggled`` and ``paid_toggled`` with a day, None takes back.

    ``other_asked`` with the id of the document that belongs to this one.
    """

    xml_asked = Signal()
    pdf_asked = Signal()
    mail_asked = Signal(str)
    sent_toggled = Signal(object)
    paid_toggled = Signal(object)
    other_asked = Signal(int)

    def __init__(self, fmt: Formatter, today: date) -> None:
        super().__init__()
        self.setObjectName("issuedPane")
        self._fmt = fmt
        self.detail: IssuedDetail | None = None
        self.paper = DocumentView("issuedView", fmt)
        self.credit = CreditPanel(fmt, today)
        self.day = DayEdit("markDay", self.tr("Day of sending or payment"), today)
        self.address = QLineEdit()
        self.address.setObjectName("invoiceAddress")
        self.address.setPlaceholderText(self.tr("address of the customer"))
        self.address.setAccessibleName(self.tr("E-mail address for the document"))
        self.facts, self.wrong = tinted(PlainLabel(), Tone.MUTED), tinted(PlainLabel(), Tone.DANGER)
        self._make_buttons()
        self._arrange()
        self._connect()

    def _make_buttons(self) -> None:
        self.xml = self._button("saveXml", "save", self.tr("Save X&ML…"))
        self.pdf = self._button("savePdf", "document", self.tr("Save PD&F…"))
        self.mail = self._button("mailInvoice", "mail", self.tr("Mai&l it"))
        self.sent = self._button("markSent", "export", "")
        self.paid = self._button("markPaid", "ok", "")
        self.give_back = self._button("creditNote", "undo", self.tr("&Credit note…"))
        self.other = self._button("otherDocument", "link", "")

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        return button

    def _arrange(self) -> None:
        for label, name in ((self.facts, "issuedFacts"), (self.wrong, "issuedError")):
            label.setObjectName(name)
            label.setWordWrap(True)
        grid = QGridLayout()
        for place, button in enumerate((self.xml, self.pdf, self.give_back)):
            grid.addWidget(button, 0, place)
        grid.addWidget(self.address, 1, 0, 1, 2)
        grid.addWidget(self.mail, 1, 2)
        marks = (self.day, self.sent, self.paid)
        for place, widget in enumerate(marks):
            grid.addWidget(widget, 2, place)
        foot = QHBoxLayout()
        foot.addWidget(self.facts, 1)
        foot.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.addWidget(self.paper, 100)
        column.addLayout(foot)
        column.addWidget(self.wrong)
        column.addWidget(self.credit)
        column.addStretch(1)
        column.addLayout(grid)
        self.credit.hide()
        self.wrong.hide()

    def _connect(self) -> None:
        self.xml.clicked.connect(self.xml_asked)
        self.pdf.clicked.connect(self.pdf_asked)
        self.mail.clicked.connect(lambda: self.mail_asked.emit(self.address.text()))
        self.sent.clicked.connect(lambda: self._mark("sent"))
        self.paid.clicked.connect(lambda: self._mark("paid"))
        self.give_back.clicked.connect(self._on_credit)
        self.other.clicked.connect(self._on_other)
        self.credit.no.clicked.connect(self.leave_credit)

    def show_detail(self, detail: IssuedDetail, paper: InvoiceDocument) -> None:
        """What was typed for another document goes."""
        known = self.detail is not None and self.detail.row.head.id == detail.row.head.id
        self.detail = detail
        self.paper.show_document(paper)
        if not known:
            self.leave_credit()
            self.refuse("")
            self.address.setText(detail.email)
        self._show_marks(detail)
        self.give_back.setEnabled(detail.creditable)
        other = self._other()
        self.other.setVisible(other is not None)
        self.other.setText(self.tr("Sho&w {number}").format(number=other.tag) if other else "")

    def refuse(self, words: str) -> None:
        """Why it was not done; "" takes it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _show_marks(self, detail: IssuedDetail) -> None:
        one, full = detail.row.progress, self._fmt.full_date
        self.sent.setText(self.tr("Not sen&t") if one.sent_on else self.tr("Sent t&hat day"))
        self.paid.setText(self.tr("Not &paid") if one.paid_on else self.tr("&Paid that day"))
        self.paid.setEnabled(detail.row.head.credits_invoice_id is None)
        took, money = self.tr("{number} took back {amount}"), self._fmt.money
        told = (
            self.tr("sent on {day}").format(day=full(one.sent_on)) if one.sent_on else "",
            self.tr("paid on {day}").format(day=full(one.paid_on)) if one.paid_on else "",
            self.tr("mailed {when}").format(when=self._fmt.stamp(one.mailed_at)) if one.mailed_at else "",
            *(took.format(number=note.tag, amount=money(note.total)) for note in detail.notes),
            one.note,
        )
        self.facts.setText(" · ".join(filter(None, told)))

    def _other(self) -> InvoiceHead | None:
        if self.detail is None:
            return None
        return self.detail.credits or next(iter(self.detail.notes), None)

    def _on_other(self) -> None:
        other = self._other()
        if other is not None:
            self.other_asked.emit(other.id)

    def _mark(self, what: str) -> None:
        if self.detail is None:
            return
        progress = self.detail.row.progress
        marked = progress.sent_on if what == "sent" else progress.paid_on
        signal = self.sent_toggled if what == "sent" else self.paid_toggled
        signal.emit(None if marked else self.day)

    def _on_credit(self) -> None:
        if self.detail is not None:
            self.paper.hide()  # its lines are those of the panel
            self.credit.ask(self.detail)

    def leave_credit(self) -> None:
        """Back to the sheet."""
        self.credit.hide()
        self.paper.show()
