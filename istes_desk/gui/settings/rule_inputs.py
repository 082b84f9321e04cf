"""Inputs for what only rules have: weekly hours, response times by severity, the text of a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Severity
from istes_desk.domain.letters_text import FIELDS
from istes_desk.domain.schedule_text import typed_schedule, windows_text
from istes_desk.domain.working_time import Schedule
from istes_desk.gui.editing.inputs import Field, Input
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted

HOUR = 60
LONGEST = 30 * 24 * HOUR
BODY_LINES = 11
translate = QCoreApplication.translate


class ScheduleEdit(QWidget):
    """Seven days, the hours as text, whether holidays are observed; says at once what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.days = [QCheckBox(words) for words in _day_words()]
        self.hours = QLineEdit()
        self.hours.setObjectName("scheduleHours")
        self.hours.setPlaceholderText("09:00-13:00, 14:00-18:00")
        self.hours.setAccessibleName(self.tr("Hours, for example 09:00-13:00, 14:00-18:00"))
        self.holidays = QCheckBox(self.tr("Closed on holidays"))
        self.holidays.setObjectName("scheduleHolidays")
        self._told = PlainLabel()
        self._told.setObjectName("scheduleTold")
        self._told.setWordWrap(True)
        week = QHBoxLayout()
        for number, box in enumerate(self.days, 1):
            box.setObjectName(f"scheduleDay{number}")
            box.toggled.connect(self._tell)
            week.addWidget(box)
        week.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(week)
        for part in (self.hours, self.holidays, self._told):
            column.addWidget(part)
        self.setFocusProxy(self.days[0])
        self.hours.textChanged.connect(self._tell)
        self.holidays.toggled.connect(self._tell)

    def read(self) -> Schedule:
        """DomainError for hours that cannot be."""
        days = (number for number, box in enumerate(self.days, 1) if box.isChecked())
        return typed_schedule(days, self.hours.text(), self.holidays.isChecked())

    def write(self, schedule: Schedule) -> None:
        for number, box in enumerate(self.days, 1):
            box.setChecked(number in schedule.days)
        self.hours.setText(windows_text(schedule.windows))
        self.holidays.setChecked(schedule.closed_on_holidays)
        self._tell()

    def _tell(self) -> None:
        try:
            words, tone = self.read().describe(), Tone.MUTED
        except DomainError as error:
            words, tone = error.message, Tone.DANGER
        self._told.setText(words)
        tinted(self._told, tone)


class TimesEdit(QWidget):
    """One number for each severity, in minutes or hours of service."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[Severity, QSpinBox] = {}
        self._units: dict[Severity, QComboBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        for severity in Severity:
            self._add(severity, row)
        row.addStretch(1)
        self.setFocusProxy(self._numbers[Severity.A])

    def _add(self, severity: Severity, row: QHBoxLayout) -> None:
        number, unit = QSpinBox(), QComboBox()
        number.setRange(1, LONGEST)
        number.setObjectName(f"times{severity}")
        number.setAccessibleName(self.tr("Response time for severity {}").format(severity))
        unit.addItem(self.tr("hours"), HOUR)
        unit.addItem(self.tr("minutes"), 1)
        unit.setObjectName(f"timesUnit{severity}")
        unit.setAccessibleName(self.tr("Unit for severity {}").format(severity))
        label = PlainLabel(severity)
        label.setBuddy(number)
        for part in (label, number, unit):
            row.addWidget(part)
        row.addSpacing(GRID)
        self._numbers[severity], self._units[severity] = number, unit

    def read(self) -> Mapping[Severity, int]:
        """Working minutes."""
        return {one: box.value() * self._units[one].currentData() for one, box in self._numbers.items()}

    def write(self, minutes: Mapping[Severity, int]) -> None:
        for severity, box in self._numbers.items():
            count = minutes[severity]
            unit = 1 if count % HOUR else HOUR
            self._units[severity].setCurrentIndex(self._units[severity].findData(unit))
            box.setValue(count // unit)


class LetterEdit(QWidget):
    """The text of a letter, with the fields that fill themselves in to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setObjectName("letterText")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * BODY_LINES)
        self.text.setAccessibleName(self.tr("Text of the letter"))
        self.fields = QComboBox()
        self.fields.setObjectName("letterFields")
        self.fields.setAccessibleName(self.tr("Insert a field into the text"))
        self.fields.addItem(self.tr("Insert a field…"), "")
        for name, words in FIELDS.items():
            self.fields.addItem(f"{{{name}}}: {words}", f"{{{name}}}")
        self.fields.activated.connect(self._insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.text)
        column.addWidget(self.fields)
        self.setFocusProxy(self.text)

    def _insert(self, place: int) -> None:
        self.text.insertPlainText(self.fields.itemData(place))
        self.fields.setCurrentIndex(0)
        self.text.setFocus()


def schedule_input(_field: Field) -> Input:
    edit = ScheduleEdit()
    return Input(edit, edit.read, edit.write)


def times_input(_field: Field) -> Input:
    edit = TimesEdit()
    return Input(edit, edit.read, edit.write)


def easter_input(field: Field) -> Input:
    """Whole days from Easter Sunday, empty for a feast with a day and a month."""
    edit = QLineEdit()
    edit.setPlaceholderText(translate("ScheduleEdit", "only for feasts that move: 1 = Easter Monday"))

    def read() -> int | None:
        text = edit.text().strip()
        if re.fullmatch(r"|[+-]?\d{1,3}", text) is None:
            raise DomainError("Scrivere i giorni da Pasqua in cifre, per esempio 1 o -2.", field.name)
        return int(text) if text else None

    return Input(edit, read, lambda days: edit.setText("" if days is None else str(days)))


def letter_input(_field: Field) -> Input:
    edit = LetterEdit()
    return Input(edit, edit.text.toPlainText, edit.text.setPlainText)


def _day_words() -> tuple[str, ...]:
    return (
        translate("ScheduleEdit", "Mon"),
        translate("ScheduleEdit", "Tue"),
        translate("ScheduleEdit", "Wed"),
        translate("ScheduleEdit", "Thu"),
        translate("ScheduleEdit", "Fri"),
        translate("ScheduleEdit", "Sat"),
        translate("ScheduleEdit", "Sun"),
    )
