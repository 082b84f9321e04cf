"""Names on screen for the marks of the matrix, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.duties import Frequency
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui.theme import Tone
from istes_desk.services.papers import Symbol

translate = QCoreApplication.translate
DUTY_TONES: dict[DutyState, Tone] = {
    DutyState.FAILED: Tone.DANGER,
    DutyState.OVERDUE: Tone.DANGER,
    DutyState.LATE: Tone.WARNING,
    DutyState.TODO: Tone.INFO,
    DutyState.PLANNED: Tone.MUTED,
    DutyState.OK: Tone.OK,
    DutyState.SUSPENDED: Tone.MUTED,
    DutyState.NOT_APPLICABLE: Tone.MUTED,
}


def symbol_name(symbol: Symbol) -> str:
    return {
        Symbol.OK: translate("DutyWords", "Done"),
        Symbol.FAILED: translate("DutyWords", "Failed"),
        Symbol.PLANNED: translate("DutyWords", "Planned"),
        Symbol.TO_DO: translate("DutyWords", "To do"),
        Symbol.LATE: translate("DutyWords", "Late"),
        Symbol.OVERDUE: translate("DutyWords", "Overdue"),
        Symbol.VERIFY: translate("DutyWords", "To be verified"),
        Symbol.SUSPENDED: translate("DutyWords", "Suspended"),
        Symbol.NOT_APPLICABLE: translate("DutyWords", "Not applicable"),
    }[symbol]


def symbol_icon(symbol: Symbol) -> str:
    """Name of the drawing."""
    return "duty_to_verify" if symbol is Symbol.VERIFY else f"duty_{symbol.value}"


def symbol_tone(symbol: Symbol) -> Tone:
    return Tone.WARNING if symbol is Symbol.VERIFY else DUTY_TONES[DutyState(symbol.value)]


def frequency_name(frequency: Frequency) -> str:
    return {
        Frequency.DAILY: translate("DutyWords", "daily"),
        Frequency.WEEKLY: translate("DutyWords", "weekly"),
        Frequency.FORTNIGHTLY: translate("DutyWords", "fortnightly"),
        Frequency.MONTHLY: translate("DutyWords", "monthly"),
        Frequency.QUARTERLY: translate("DutyWords", "quarterly"),
        Frequency.YEARLY: translate("DutyWords", "yearly"),
        Frequency.ONCE: translate("DutyWords", "once"),
    }[frequency]
