"""The one question after the computer slept: what was this time? Three answers, in place (B-5)."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import date_of
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.timeclock import MS, SleepAnswer
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted


class SleepBanner(QFrame):
    """Shown while the controller has a question."""

    def __init__(self, controller: TimerController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sleepBanner")
        self.setProperty("card", True)
        self._timer = controller
        self._text = PlainLabel()
        self._text.setObjectName("sleepText")
        self._text.setWordWrap(True)
        self._error = PlainLabel()
        self._error.setObjectName("sleepError")
        self._ended_at = QTimeEdit()
        self._ended_at.setObjectName("sleepEndedAt")
        self._ended_at.setAccessibleName(self.tr("The work ended at"))
        self._ended_at.setDisplayFormat("HH:mm")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.addWidget(self._text)
        column.addLayout(self._answers())
        column.addWidget(self._error)
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._button("sleepWorked", self.tr("I &worked on the customer's PC"), self._worked))
        row.addWidget(self._button("sleepPause", self.tr("It was a &break"), self._paused))
        row.addWidget(self._button("sleepEnded", self.tr("The work &ended at"), self._ended))
        row.addWidget(self._ended_at)
        row.addStretch(1)
        return row

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def refresh(self) -> None:
        question = self._timer.question
        self.setVisible(question is not None)
        self._error.clear()
        self._error.hide()
        if question is None:
            return
        gap, fmt = question.gap, self._timer.fmt
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setText(
            self.tr("The computer slept from {} to {} ({}). This time is not counted. What was it?").format(
                fmt.clock(gap.start_utc),
                fmt.clock(gap.end_utc),
                fmt.minutes(gap.elapsed_ms * MS // (60_000 * MS)),
            )
        )
        self._ended_at.setTime(QTime.fromString(fmt.clock(gap.start_utc), "HH:mm"))

    def _worked(self) -> None:
        self._timer.answer(SleepAnswer.WORKED)

    def _paused(self) -> None:
        self._timer.answer(SleepAnswer.PAUSE)

    def _ended(self) -> None:
        """The typed minute, moved into the sleep when only its seconds lie outside."""
        question = self._timer.question
        if question is None:
            return
        gap, shown = question.gap, self._ended_at.time()
        wall = time(shown.hour(), shown.minute())
        try:
            typed = instant_of(date_of(gap.start_utc), wall, 0)
            if typed < gap.start_utc.replace(second=0, microsecond=0):
                typed = instant_of(date_of(gap.end_utc), wall, 0)
        except DomainError as error:
            self.show_error(error.message)
            return
        if not gap.start_utc.replace(second=0, microsecond=0) <= typed <= gap.end_utc:
            span = self.tr("The end must lie between {} and {}.")
            self.show_error(
                span.format(self._timer.fmt.clock(gap.start_utc), self._timer.fmt.clock(gap.end_utc))
            )
            return
        self._timer.answer(SleepAnswer.ENDED, max(typed, gap.start_utc))

    def show_error(self, message: str) -> None:
        tinted(self._error, Tone.DANGER).setText(message)
        self._error.show()
