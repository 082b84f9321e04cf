"""Names on screen for the states of an intervention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.interventions import InterventionState
from istes_desk.gui.theme import Tone

if TYPE_CHECKING:
    from istes_desk.gui.timer.controller import TimerController

S = InterventionState
translate = QCoreApplication.translate

STATE_TONES: dict[InterventionState, Tone] = {
    S.RUNNING: Tone.ACCENT,
    S.PAUSED: Tone.WARNING,
    S.TO_VERIFY: Tone.DANGER,
    S.STOPPED: Tone.INFO,
    S.CLOSED: Tone.OK,
    S.INVOICED: Tone.MUTED,
    S.CANCELLED: Tone.MUTED,
}


def section_name(state: InterventionState) -> str:
    """The heading of a section of the list."""
    return {
        S.TO_VERIFY: translate("TimerWords", "To be verified"),
        S.RUNNING: translate("TimerWords", "Running"),
        S.PAUSED: translate("TimerWords", "Paused"),
        S.STOPPED: translate("TimerWords", "Stopped, to be closed"),
        S.CANCELLED: translate("TimerWords", "Cancelled"),
        S.CLOSED: translate("TimerWords", "Closed, to be invoiced"),
        S.INVOICED: translate("TimerWords", "Invoiced"),
    }[state]


def place_name(on_site: bool) -> str:
    return translate("TimerWords", "on site") if on_site else translate("TimerWords", "remote")


def unit_count(units: int) -> str:
    """``2 units``; the word of the firm's price list in Italian."""
    words = translate("TimerWords", "1 unit") if units == 1 else translate("TimerWords", "{} units")
    return words.format(units)


def price_words(timer: TimerController) -> str:
    """``2 units, 40,00 €, 06:12 to the next``; only what is known."""
    shown, left = timer.price, timer.next_unit
    if shown is None:
        return ""
    parts = [unit_count(shown.price.units), timer.fmt.money(shown.price.amount)]
    if timer.running and left is not None:
        parts.append(translate("TimerWords", "{} to the next").format(timer.fmt.countdown(left)))
    return ", ".join(parts)
