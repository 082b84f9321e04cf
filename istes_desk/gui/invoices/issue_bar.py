"""The foot of the proposal: what is chosen, the question before issuing, its progress, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QProgressBar, QPushButton, QSpinBox, QVBoxLayout

from istes_desk.domain.invoices import DocumentType, number_text
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.invoicing.month_end import Outcome

MOST_REASONS = 6
LARGEST = 999_999


@dataclass(frozen=True, slots=True)
class Question:
    """``first`` comes next by itself; ``least`` is the lowest that was never given, 1 in a new year."""

    first: int
    count: int
    year: int
    gross: Decimal
    least: int


class IssueBar(QFrame):
    """``asked``: issue what is chosen; ``agreed``: yes, with files or not; ``stopped``: no further one."""

    asked = Signal()
    agreed = Signal(bool)
    stopped = Signal()

    def __init__(self, fmt: Formatter) -> None:
        super().__init__()
        self.setObjectName("issueBar")
        self._fmt, self._summary = fmt, ""
        self.words = PlainLabel()
        self.words.setObjectName("issueWords")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setObjectName("issueProgress")
        self.files = QCheckBox(self.tr("Save &XML and PDF into a folder"))
        self.files.setObjectName("issueFiles")
        self._question: Question | None = None
        self.first, self.first_words = QSpinBox(), PlainLabel(self.tr("&First number"))
        self.first.setObjectName("issueFirst")
        self.first.setAccessibleName(self.tr("First number"))
        self.first.setToolTip(
            self.tr(
                "Where others were given elsewhere: by another program, or before an old copy of the data"
                " was put back"
            )
        )
        self.first.setRange(1, LARGEST)
        self.first_words.setBuddy(self.first)
        self.issue = primary(QPushButton(self.tr("Iss&ue…")), "document")
        self.yes = primary(QPushButton(), "tick")
        self.no = QPushButton(self.tr("N&ot now"))
        self.stop = QPushButton(self.tr("&Stop after this one"))
        self.close_report = QPushButton(self.tr("&Close"))
        self._arrange()
        self._connect()
        self._show(self.issue)

    def _arrange(self) -> None:
        names = ("issueButton", "issueYes", "issueNo", "issueStop", "issueClose")
        self._buttons = (self.issue, self.yes, self.no, self.stop, self.close_report)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.first_words)
        row.addWidget(self.first)
        row.addWidget(self.files)
        for name, button in zip(names, self._buttons, strict=True):
            button.setObjectName(name)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, HALF, 0, GRID)
        column.addWidget(self.bar)
        column.addLayout(row)

    def _connect(self) -> None:
        self.first.valueChanged.connect(self._show_question)
        self.issue.clicked.connect(self.asked)
        self.yes.clicked.connect(lambda: self.agreed.emit(self.files.isChecked()))
        self.no.clicked.connect(self.rest)
        self.stop.clicked.connect(self._on_stop)
        self.close_report.clicked.connect(self.rest)

    def _show(self, *buttons: QPushButton, files: bool = False, bar: bool = False) -> None:
        for button in self._buttons:
            button.setVisible(button in buttons)
        for widget in (self.first, self.first_words):
            widget.hide()
        self.files.setVisible(files)
        self.bar.setVisible(bar)

    def show_chosen(self, customers: int, charges: int, net: Decimal) -> None:
        """What would be issued now; a question that is open is closed by another choice."""
        words = self.tr("{customers} invoices, {charges} lines, {net} without VAT")
        nothing = self.tr("Nothing is ticked")
        chosen = words.format(customers=customers, charges=charges, net=self._fmt.money(net))
        self._summary = chosen if charges else nothing
        self.issue.setEnabled(bool(charges))
        if self.stop.isHidden() and self.close_report.isHidden():
            self.rest()

    def rest(self) -> None:
        """Nothing is asked and nothing runs."""
        self.tell(self._summary)
        self._show(self.issue)

    def tell(self, words: str, tone: Tone | None = None) -> None:
        """One sentence at the left."""
        self.words.setText(words)
        tinted(self.words, tone)

    def refuse(self, words: str) -> None:
        """Why it cannot be issued like this."""
        self._show(self.issue)
        self.tell(words, Tone.DANGER)

    def ask(self, question: Question) -> None:
        """What it says cannot be undone afterwards."""
        self._question = question
        self.first.setRange(question.least, LARGEST)
        self.first.setValue(question.first)
        self._show_question()
        self.yes.setText(self.tr("Iss&ue {count}").format(count=question.count))
        self._show(self.yes, self.no, files=True)
        for widget in (self.first, self.first_words):
            widget.show()
        self.yes.setFocus()

    @property
    def chosen_first(self) -> int:
        """Where to begin when it is not the number that comes by itself, else 0."""
        chosen = self.first.value()
        return 0 if self._question is None or chosen == self._question.first else chosen

    def _show_question(self) -> None:
        if self._question is None:
            return
        words = self.tr(
            "Issue {numbers}, total {gross} with VAT? An issued invoice cannot be taken back, only credited."
        )
        gross, gap = self._fmt.money(self._question.gross), self._left_out(self._question)
        asked = words.format(numbers=self._numbers(self._question), gross=gross)
        self.tell(f"{asked} {gap}".strip(), Tone.WARNING if gap else None)

    def _left_out(self, question: Question) -> str:
        """Before the first number of a year nothing is left out."""
        count = self.first.value() - question.least if question.least > 1 else 0
        words = self.tr("Numbers left out: {count}. The invoice will say so.")
        return words.format(count=count) if count else ""

    def _numbers(self, question: Question) -> str:
        first = self.first.value()
        last = number_text(DocumentType.INVOICE, first + question.count - 1, question.year)
        begin = number_text(DocumentType.INVOICE, first, question.year)
        return last if question.count == 1 else self.tr("{first} to {last}").format(first=begin, last=last)

    def run(self, total: int) -> None:
        """The work begins."""
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.stop.setEnabled(True)
        self._show(self.stop, bar=True)
        self.stop.setFocus()

    def step(self, done: int, total: int, what: str) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.tell(self.tr("{done} of {total}: {what}").format(done=done, total=total, what=what))

    def report(self, outcome: Outcome) -> None:
        """What came of it."""
        words = [self.tr("{count} invoices issued.").format(count=len(outcome.invoices))]
        words += [self.tr("Stopped: what was not issued is still here.")] if outcome.stopped else []
        refused = [f"{name}: {why}" for name, why in outcome.refused]
        words += refused[:MOST_REASONS]
        more = len(refused) - MOST_REASONS
        words += [self.tr("and {count} more").format(count=more)] if more > 0 else []
        words += [outcome.files] if outcome.files else []
        self.tell("\n".join(words), Tone.WARNING if len(words) > 1 else Tone.OK)
        self._show(self.close_report)
        self.close_report.setFocus()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()
