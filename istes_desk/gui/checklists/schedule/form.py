"""The fields of one schedule, with what they mean beside them: next dates, a warning when laxer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.duties import Frequency
from istes_desk.domain.recurrence import default_anchor
from istes_desk.domain.schedules import Schedule, anchor_words, warning
from istes_desk.gui import theme
from istes_desk.gui.checklists.words import frequency_name
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.schedule_view import next_dates
from istes_desk.services.schedules import ScheduleDraft

MOST_HOURS = 24 * 366
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Shown:
    """``schedule`` stands in the fields, ``usual`` is what it is compared with, told by ``base``.

    ``text``: what the duty is called, when that can be changed; ``own``: there is a way back.
    """

    title: str
    base: str
    schedule: Schedule
    usual: Schedule
    reason: str
    own: bool
    text: str | None = None


class ScheduleForm(QWidget):
    """``apply_asked`` with the draft, ``usual_asked`` for the way back, ``scope_changed``: whose it is."""

    apply_asked = Signal(object)
    usual_asked = Signal()
    scope_changed = Signal()

    def __init__(self, fmt: Formatter, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt, self._today = fmt, today
        self._usual = Schedule(Frequency.DAILY)
        self._make_labels()
        self._make_fields()
        self._arrange()
        for changed in (
            self.anchor.dateChanged, self.due.timeChanged, self.grace.valueChanged, self.reason.textChanged,
        ):  # fmt: skip
            changed.connect(self._tell)
        self.frequency.currentIndexChanged.connect(self._on_frequency)
        self.apply.clicked.connect(lambda: self.apply_asked.emit(self.draft()))
        self.scope.currentIndexChanged.connect(self.scope_changed)
        self.usual.clicked.connect(self.usual_asked)

    def _make_labels(self) -> None:
        names = ("scheduleTitle", "scheduleUsual", "scheduleWords", "scheduleWarning", "scheduleRefusal")
        labels = [PlainLabel() for _ in names]
        for label, name in zip(labels, names, strict=True):
            label.setObjectName(name)
            label.setWordWrap(True)
        self.title, self.base, self.words, self.warning, self.refusal = labels
        self.title.setFont(theme.font(TextSize.TITLE, bold=True))

    def _make_fields(self) -> None:
        self.scope = _named(QComboBox(), "scheduleScope", self.tr("Applies to"))
        for words in (self.tr("this customer"), self.tr("all customers without one of their own")):
            self.scope.addItem(words)
        self.text = _named(QLineEdit(), "scheduleText", self.tr("Text of the duty"))
        self.frequency = _named(QComboBox(), "scheduleFrequency", self.tr("Frequency"))
        for one in Frequency:
            self.frequency.addItem(frequency_name(one), one)
        self.anchor = _named(QDateEdit(), "scheduleAnchor", self.tr("Due on"))
        self.anchor.setCalendarPopup(True)
        self.anchor.setDisplayFormat("dd/MM/yyyy")
        self.due = _named(QTimeEdit(), "scheduleDue", self.tr("Due time"))
        self.due.setDisplayFormat("HH:mm")
        self.grace = _named(QSpinBox(), "scheduleGrace", self.tr("Tolerance"))
        self.grace.setMaximum(MOST_HOURS)
        self.grace.setSuffix(self.tr(" hours"))
        self.reason = _named(QLineEdit(), "scheduleReason", self.tr("Reason"))
        self.apply = primary(_named(QPushButton(self.tr("&Apply")), "applySchedule", self.tr("Apply")))
        self.usual = _named(QPushButton(self.tr("&Back to the usual")), "usualSchedule", self.tr("Back"))

    def _arrange(self) -> None:
        fields = self._fields = QFormLayout()
        fields.setSpacing(GRID)
        fields.addRow(self.tr("Applies t&o"), self.scope)
        fields.addRow(self.tr("Te&xt"), self.text)
        fields.addRow(self.tr("&Frequency"), self.frequency)
        fields.addRow(self.tr("&Due on"), self.anchor)
        fields.addRow("", self.words)
        fields.addRow(self.tr("Due &time"), self.due)
        fields.addRow(self.tr("To&lerance"), self.grace)
        fields.addRow("", self.warning)
        fields.addRow(self.tr("&Reason"), self.reason)
        fields.addRow("", self.refusal)
        buttons = QHBoxLayout()
        for button in (self.apply, self.usual):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.base)
        column.addLayout(fields)
        column.addStretch(1)
        column.addLayout(buttons)

    @property
    def of_firm(self) -> bool:
        """Whether all customers are meant."""
        return self.scope.currentIndex() > 0

    def offer_scope(self, *, several: bool) -> None:
        """Single PCs have no choice of whose schedule it is."""
        self._fields.setRowVisible(self.scope, several)

    def edit(self, shown: Shown) -> None:
        """Nothing is told while the fields are filled."""
        self._usual = shown.usual
        self.title.setText(shown.title)
        self.base.setText(shown.base)
        self._fields.setRowVisible(self.text, shown.text is not None)
        self.text.setText(shown.text or "")
        blocked = [self.frequency.blockSignals(True), self.anchor.blockSignals(True)]
        self.frequency.setCurrentIndex(self.frequency.findData(shown.schedule.frequency))
        self.anchor.setDate(_qdate(shown.schedule.anchored(self._today)))
        self.frequency.blockSignals(blocked[0])
        self.anchor.blockSignals(blocked[1])
        self.due.setTime(QTime(shown.schedule.due_time.hour, shown.schedule.due_time.minute))
        self.grace.setValue(shown.schedule.grace_hours)
        self.reason.setText(shown.reason)
        self.usual.setEnabled(shown.own)
        self.refuse("")
        self._tell()

    def _schedule(self) -> Schedule:
        day, at = self.anchor.date(), self.due.time()
        return Schedule(
            Frequency(self.frequency.currentData()),
            date(day.year(), day.month(), day.day()),
            time(at.hour(), at.minute()),
            self.grace.value(),
        )

    def draft(self) -> ScheduleDraft:
        return ScheduleDraft(self._schedule(), self.reason.text())

    def refuse(self, why: str) -> None:
        """Beside the fields; "" takes it away."""
        tinted(self.refusal, Tone.DANGER).setText(why)
        self.refusal.setVisible(bool(why))

    def _on_frequency(self) -> None:
        frequency = Frequency(self.frequency.currentData())
        self.anchor.setDate(_qdate(default_anchor(frequency, self._today)))
        self._tell()

    def _tell(self) -> None:
        """What the fields mean, in words and dates."""
        chosen = self._schedule()
        dates = ", ".join(self._fmt.stamp(one) for one in next_dates(chosen, self._today))
        words = anchor_words(chosen.frequency, chosen.anchored(self._today)).capitalize()
        self.words.setText(self.tr("{rhythm}. Next: {dates}").format(rhythm=words, dates=dates))
        told = warning(chosen, self._usual)
        tinted(self.warning, Tone.WARNING).setText(told)
        self.warning.setVisible(bool(told))
        self.anchor.setEnabled(chosen.frequency is not Frequency.DAILY)
        self.apply.setEnabled(not told or bool(self.reason.text().strip()))


def _named(widget: W, name: str, told: str) -> W:
    widget.setObjectName(name)
    widget.setAccessibleName(told)
    return widget


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
