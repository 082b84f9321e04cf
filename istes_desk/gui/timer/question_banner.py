"""One clear question in place: a sleep, idle time, a set clock, a program that died (B-5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from istes_desk.domain.errors import DomainError
from istes_desk.domain.timeclock import SleepAnswer
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.timer.asked import Asked, asked, moment_within
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services import timekeeping
from istes_desk.services.time_questions import CrashQuestion, JumpQuestion, answer_crash, answer_jump
from istes_desk.services.timekeeping import SleepQuestion


class QuestionBanner(QFrame):
    """Shown while the controller has a question; nothing moves while the same one is asked."""

    def __init__(self, controller: TimerController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sleepBanner")
        self.setProperty("card", True)
        self._timer = controller
        self._shown: object = None
        self._text = PlainLabel()
        self._text.setObjectName("sleepText")
        self._text.setWordWrap(True)
        self._error = PlainLabel()
        self._error.setObjectName("sleepError")
        self._error.setWordWrap(True)
        self._ended_at = QTimeEdit()
        self._ended_at.setObjectName("sleepEndedAt")
        self._ended_at.setAccessibleName(self.tr("The work ended at"))
        self._ended_at.setDisplayFormat("HH:mm")
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.addWidget(self._ended_at)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.addWidget(self._text)
        column.addLayout(self._row)
        column.addWidget(self._error)
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def take_focus(self) -> bool:
        """The first answer gets the focus; False when nothing is asked."""
        if self._shown is not None:
            self._buttons[0].setFocus()
        return self._shown is not None

    def refresh(self) -> None:
        """Shows the first question, if there is one."""
        question = self._timer.question
        self.setVisible(question is not None)
        if question is None or question == self._shown:
            self._shown = question
            return
        self._shown = question
        self._tell("")
        told = asked(question, self._timer.fmt, self._timer.desk.clock.now())
        self._text.setText(told.text)
        answers: dict[type, Callable[[Any, Asked], list[QPushButton]]] = {
            SleepQuestion: self._sleep_answers,
            JumpQuestion: self._jump_answers,
            CrashQuestion: self._crash_answers,
        }
        self._offer(answers[type(question)](question, told), told)

    def _offer(self, answers: list[QPushButton], told: Asked) -> None:
        """The one with a time stands last, right before its field."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.setObjectName("")
            old.deleteLater()
        self._buttons = answers
        for place, button in enumerate(answers):
            self._row.insertWidget(place, button)
        self._ended_at.setVisible(told.span is not None)
        if told.span is not None:
            self._ended_at.setTime(QTime.fromString(self._timer.fmt.clock(told.proposed), "HH:mm"))

    def _sleep_answers(self, question: SleepQuestion, told: Asked) -> list[QPushButton]:
        def say(answer: SleepAnswer, at: datetime | None = None) -> None:
            ends = question.intervention_id if answer is SleepAnswer.ENDED else 0
            self._timer.answer(lambda uow, _: timekeeping.answer_sleep(uow, question, answer, at), ends=ends)

        ended = partial(self._timed, told, partial(say, SleepAnswer.ENDED))
        return [
            self._button(
                "sleepWorked", self.tr("I &worked on the customer's PC"), partial(say, SleepAnswer.WORKED)
            ),
            self._button("sleepPause", self.tr("It was a &break"), partial(say, SleepAnswer.PAUSE)),
            self._button("sleepEnded", self.tr("The work &ended at"), ended),
        ]

    def _jump_answers(self, question: JumpQuestion, _told: Asked) -> list[QPushButton]:
        def say(new_is_right: bool) -> None:
            self._timer.answer(lambda uow, _: answer_jump(uow, question, new_is_right))

        return [
            self._button("jumpNew", self.tr("The time is right &now"), partial(say, True)),
            self._button("jumpOld", self.tr("It was right &before"), partial(say, False)),
        ]

    def _crash_answers(self, question: CrashQuestion, told: Asked) -> list[QPushButton]:
        def say(at: datetime) -> None:
            self._timer.answer(lambda uow, clock: answer_crash(uow, clock, question, at))

        until = self.tr("&Confirm until {}").format(self._timer.fmt.clock(question.end))
        return [
            self._button("crashConfirm", until, partial(say, question.end)),
            self._button("crashEnded", self.tr("The work &ended at"), partial(self._timed, told, say)),
        ]

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        return button

    def _timed(self, told: Asked, say: Callable[[datetime], None]) -> None:
        """The typed minute, or why it cannot be."""
        shown = self._ended_at.time()
        try:
            at = moment_within(told, shown.hour(), shown.minute())
        except DomainError as error:
            self._tell(error.message)
            return
        if at is not None:
            say(at)
            return
        first, last = (self._timer.fmt.clock(one) for one in told.span or ())
        self._tell(self.tr("The end must lie between {} and {}.").format(first, last))

    def _tell(self, message: str) -> None:
        tinted(self._error, Tone.DANGER).setText(message)
        self._error.setVisible(bool(message))
