"""How a question about time reads, and which moment a typed minute is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.italian import date_of
from istes_desk.domain.localtime import instant_of
from istes_desk.gui.format import Formatter
from istes_desk.services.time_questions import CrashQuestion, JumpQuestion
from istes_desk.services.timekeeping import SleepQuestion

translate = QCoreApplication.translate
MS_PER_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Asked:
    """``span``: between which moments the work can have ended, None where nothing is asked of the sort."""

    text: str
    proposed: datetime
    span: tuple[datetime, datetime] | None = None


def asked(question: object, fmt: Formatter, now: datetime) -> Asked:
    """The question in words."""
    return _ASKED[type(question)](question, fmt, now)


def moment_within(told: Asked, hour: int, minute: int) -> datetime | None:
    """The typed minute on the day of the span, moved into it when only seconds lie outside; None beyond it.

    DomainError for a wall time that is skipped.
    """
    if told.span is None:
        return None
    (first, last), wall = told.span, time(hour, minute)
    at = instant_of(date_of(first), wall, 0)
    if at < _minute(first):
        at = instant_of(date_of(last), wall, 0)
    if at == _minute(told.proposed):
        return told.proposed
    return max(at, first) if _minute(first) <= at <= last else None


def _sleep(question: SleepQuestion, fmt: Formatter, _now: datetime) -> Asked:
    gap = question.gap
    slept = translate(
        "QuestionBanner", "The computer slept from {} to {} ({}). This time is not counted. What was it?"
    )
    rested = translate(
        "QuestionBanner",
        "Nobody touched this computer from {} to {} ({}). This time is not counted. What was it?",
    )
    words = rested if question.idle else slept
    length = fmt.minutes(gap.elapsed_ms // MS_PER_MINUTE)
    text = words.format(fmt.clock(gap.start_utc), fmt.clock(gap.end_utc), length)
    return Asked(text, gap.start_utc, (gap.start_utc, gap.end_utc))


def _jump(question: JumpQuestion, fmt: Formatter, now: datetime) -> Asked:
    ahead = translate("QuestionBanner", "The clock was set forward by {} while the timer ran; it shows {}.")
    back = translate("QuestionBanner", "The clock was set back by {} while the timer ran; it shows {}.")
    stays = translate("QuestionBanner", "The measured time stays. Which time is right?")
    words = ahead if question.jump_ms > 0 else back
    seconds = abs(question.jump_ms) // 1000
    length = fmt.minutes(seconds // 60) if seconds >= 60 else f"{seconds} s"
    return Asked(f"{words.format(length, fmt.near(question.at, now))} {stays}", question.at)


def _crash(question: CrashQuestion, fmt: Formatter, now: datetime) -> Asked:
    words = translate(
        "QuestionBanner",
        "{}: the timer broke off. Kept are {} to {}; until you confirm, this cannot be invoiced.",
    )
    text = words.format(question.customer, fmt.near(question.start, now), fmt.clock(question.end))
    return Asked(text, question.end, (question.start, now))


_ASKED: dict[type, Callable[[Any, Formatter, datetime], Asked]] = {
    SleepQuestion: _sleep,
    JumpQuestion: _jump,
    CrashQuestion: _crash,
}


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
