"""The right pane: one intervention in full, its price, what keeps it from the invoices, its actions."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.billing import Price
from istes_desk.domain.interventions import InterventionState
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.timer.facts_page import FactsPage
from istes_desk.gui.timer.repairs_page import RepairsPage
from istes_desk.gui.timer.times_page import TimesPage
from istes_desk.gui.timer.words import STATE_TONES, section_name, unit_count
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.work_views import WorkDetail

S = InterventionState
RESUMABLE = frozenset({S.PAUSED, S.STOPPED})
CLOSABLE = frozenset({S.PAUSED, S.STOPPED, S.CANCELLED})


class WorkPane(QFrame):
    """``close_asked``: close and print, or print again when it is closed. ``save_asked``: print to a file."""

    close_asked = Signal()
    save_asked = Signal()
    resume_asked = Signal()
    access_asked = Signal()
    sign_asked = Signal(int)
    mail_asked = Signal(int)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workPane")
        self.setProperty("card", True)
        self._fmt = fmt
        self.work: WorkDetail | None = None
        self.facts, self.times, self.repairs = FactsPage(), TimesPage(fmt), RepairsPage()
        self._head = self._label("paneHead", theme.font(bold=True))
        self._price = self._label("panePrice", theme.font())
        self._obstacle = self._label("paneObstacle", theme.font(bold=True))
        self._handed = self._label("paneHanded", theme.font())
        self._error = self._label("paneError", theme.font())
        self.pages = self._make_pages()
        self.resume = self._button("paneResume", "play", self.tr("&Go on with it"), self.resume_asked.emit)
        self.access = self._button(
            "paneAccess", "lock", self.tr("Temporary access &ended"), self.access_asked.emit
        )
        self.sign = self._button("paneSign", "edit", self.tr("Si&gn…"), lambda: self._ask(self.sign_asked))
        self.mail = self._button("paneMail", "mail", self.tr("&Mail…"), lambda: self._ask(self.mail_asked))
        self.save = self._button("paneSave", "save", self.tr("Save &as…"), self.save_asked.emit)
        self.close_button = self._button("paneClose", "", "", self.close_asked.emit)
        primary(self.close_button)
        self._arrange()
        self.show_work(None)

    def _label(self, name: str, font: QFont) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _make_pages(self) -> QTabWidget:
        pages = QTabWidget()
        pages.setObjectName("panePages")
        pages.setDocumentMode(True)
        pages.addTab(self.facts, self.tr("Work"))
        pages.addTab(self.times, self.tr("Times"))
        pages.addTab(self.repairs, self.tr("Corrections"))
        return pages

    def _button(self, name: str, sign: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for part in (self.resume, self.access):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.sign, self.mail, self.save, self.close_button):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.setSpacing(HALF)
        for label in (self._head, self._price, self._obstacle, self._handed, self._error):
            column.addWidget(label)
        column.addWidget(self.pages, 1)
        column.addStretch()
        column.addLayout(row)

    def show_work(self, work: WorkDetail | None) -> None:
        """Shows an intervention, or that none is chosen."""
        self.work = work
        self._tell(self._error, "", Tone.DANGER)
        chosen = work is not None
        self.pages.setVisible(chosen)
        for part in (self.resume, self.access, self.sign, self.mail, self.save, self.close_button):
            part.setVisible(chosen)
        if work is None:
            self._tell(
                self._head, self.tr("Choose an intervention to see its times and its price."), Tone.MUTED
            )
            self._price.clear()
            self._tell(self._obstacle, "", Tone.WARNING)
            self._tell(self._handed, "", Tone.OK)
            return
        self._show_head(work)
        for page in (self.facts, self.times, self.repairs):
            page.show_work(work)
        self._show_buttons(work)

    def _show_head(self, work: WorkDetail) -> None:
        job = work.intervention
        parts = (section_name(job.state), work.report, work.customer, work.incident)
        self._tell(self._head, " · ".join(filter(None, parts)), STATE_TONES[job.state])
        self._price.setText(self.price_words(work))
        self._tell(self._obstacle, work.obstacle or work.trouble, Tone.WARNING)

    def show_running(self, price: Price) -> None:
        """The price of the shown work has moved on."""
        if self.work is not None:
            self._price.setText(self._price_line(price, self.work.obstacle))

    def _price_line(self, price: Price, obstacle: str) -> str:
        return self._line(price.units, price.amount, " + ".join(price.rules), price.reason, obstacle)

    def _line(self, units: int, amount: Decimal, rules: str, reason: str, obstacle: str) -> str:
        """What keeps it from the invoices stands in a line of its own, not in the reason again."""
        once = reason.replace(obstacle, "").strip() if obstacle else reason
        return f"{unit_count(units)} · {self._fmt.money(amount)} · {rules} · {once}"

    def price_words(self, work: WorkDetail) -> str:
        """Units, amount and the rule's own sentence."""
        job = work.intervention
        if job.closed_at is not None and job.amount is not None:
            return self._line(job.billed_units, job.amount, job.rule, job.reason, work.obstacle)
        return self._price_line(work.sheet.price(), work.obstacle) if work.sheet else ""

    def _show_buttons(self, work: WorkDetail) -> None:
        job = work.intervention
        closed = job.closed_at is not None
        self.close_button.setText(self.tr("&Print again") if closed else self.tr("&Close and print"))
        self.close_button.setEnabled(closed or job.state in CLOSABLE)
        self.close_button.setToolTip("" if self.close_button.isEnabled() else self._why_not(work))
        for part in (self.save, self.sign, self.mail):
            part.setVisible(closed)
        self._tell(self._handed, "\n".join(work.handed), Tone.OK)
        self.resume.setVisible(job.state in RESUMABLE)
        self.access.setVisible(work.access_open and job.state not in (S.RUNNING, S.PAUSED))

    def _why_not(self, work: WorkDetail) -> str:
        if work.intervention.state is S.TO_VERIFY:
            return self.tr("Confirm or correct the times first.")
        return self.tr("Stop the timer first.")

    def _ask(self, signal: SignalInstance) -> None:
        if self.work is not None:
            signal.emit(self.work.intervention.id)

    def show_error(self, error: Exception) -> None:
        """A refusal stays beside what was tried, until the next thing is shown."""
        words = (str(error), getattr(error, "hint", ""), getattr(error, "kept", ""))
        self._tell(self._error, " ".join(filter(None, words)), Tone.DANGER)

    def _tell(self, label: QLabel, text: str, tone: Tone) -> None:
        tinted(label, tone).setText(text)
        label.setVisible(bool(text))
