"""How dated rows read in the settings: name, since when, state in a word, what they say in a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import Severity
from istes_desk.domain.italian import duration, full_date
from istes_desk.domain.letters import LetterKind, LetterTemplate
from istes_desk.domain.policy import QueuePolicy, in_force
from istes_desk.domain.rule_chains import Rule
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.terms import BillingTerms
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.theme import Tone
from istes_desk.services.rules import current
from istes_desk.services.settings import SettingsView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _State:
    words: str
    tone: Tone


def policy_row(row: QueuePolicy, view: SettingsView) -> RowText:
    required = translate("Settings", "PEC required without contract")
    preferred = translate("Settings", "PEC preferred without contract")
    windows = translate("Settings", "call back: {}").format(row.call_back.describe())
    return rule_row(row, f"{required if row.pec_required else preferred} · {windows}", view)


def plan_row(row: Plan, view: SettingsView) -> RowText:
    times = "  ".join(f"{severity}: {duration(row.minutes[severity])}" for severity in Severity)
    return rule_row(row, f"{times} · {row.schedule.describe()}", view)


def template_row(row: LetterTemplate, view: SettingsView) -> RowText:
    return rule_row(row, f"{letter_kinds()[row.kind]} · {row.subject}", view)


def terms_row(row: BillingTerms, view: SettingsView) -> RowText:
    free = translate("Settings", "confirmed defects of our software free")
    charged = translate("Settings", "confirmed defects of our software charged")
    days = translate("Settings", "complaints within {} days of delivery").format(row.complaint_days)
    return rule_row(row, f"{free if row.defect_free else charged} · {days}", view)


def rule_row(row: Rule, detail: str, view: SettingsView) -> RowText:
    shown = state(row, view)
    return RowText(since(row.name, row.valid_from, row.valid_to), detail, shown.words, shown.tone)


def state(row: Rule | Tariff, view: SettingsView) -> _State:
    """To come, in force or superseded on the day of the view."""
    if view.today < row.valid_from:
        return _State(translate("Settings", "to come"), Tone.INFO)
    if is_current(row, view):
        return _State(translate("Settings", "in force"), Tone.OK)
    return _State(translate("Settings", "superseded"), Tone.MUTED)


def is_current(row: Rule | Tariff, view: SettingsView) -> bool:
    """Whether it is the version in force on the day of the view."""
    if not isinstance(row, Tariff):
        return current(rules_of(view), row, view.today)
    alive = [one for one in view.tariffs if view.valid(one)]
    return bool(alive) and in_force(alive, view.today) == row


def rules_of(view: SettingsView) -> tuple[Rule, ...]:
    return (*view.policies, *view.plans, *view.templates, *view.terms)


def since(name: str, first: date, last: date | None = None) -> str:
    if first == date.min:
        return name
    span = translate("Settings", "from {}").format(full_date(first))
    if last is not None:
        span = translate("Settings", "from {} to {}").format(full_date(first), full_date(last))
    return " · ".join(filter(None, (name, span)))


def holiday_row(row: Holiday) -> RowText:
    when = f"{row.day:02}/{row.month:02}" if row.easter_offset is None else _easter(row.easter_offset)
    first = translate("Settings", "since {}").format(row.first_year) if row.first_year > 1 else ""
    ends = row.last_year < date.max.year
    last = translate("Settings", "until {}").format(row.last_year) if ends else ""
    return RowText(row.name, " · ".join(filter(None, (when, first, last))))


def _easter(days: int) -> str:
    names = {
        -2: translate("Settings", "Good Friday"),
        0: translate("Settings", "Easter Sunday"),
        1: translate("Settings", "the day after Easter"),
    }
    if days in names:
        return names[days]
    away = (
        translate("Settings", "{} days after Easter")
        if days > 0
        else translate("Settings", "{} days before Easter")
    )
    return away.format(abs(days))


def closure_row(row: Closure) -> RowText:
    one_day = row.first == row.last
    span = full_date(row.first) if one_day else f"{full_date(row.first)} – {full_date(row.last)}"
    return RowText(row.name, span)


def letter_kinds() -> dict[LetterKind, str]:
    return {
        LetterKind.ACKNOWLEDGEMENT: translate("Settings", "Acknowledgement"),
        LetterKind.USE_PEC: translate("Settings", "Please use PEC"),
        LetterKind.CALL_BACK: translate("Settings", "Call-back proposal"),
        LetterKind.CLOSURE: translate("Settings", "Closure"),
        LetterKind.REPLY: translate("Settings", "Reply"),
    }
