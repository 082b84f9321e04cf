"""Names on screen for the states of an intervention."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.interventions import InterventionState
from istes_desk.gui.theme import Tone

S = InterventionState
tr = QCoreApplication.translate

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
        S.TO_VERIFY: tr("TimerWords", "To be verified"),
        S.RUNNING: tr("TimerWords", "Running"),
        S.PAUSED: tr("TimerWords", "Paused"),
        S.STOPPED: tr("TimerWords", "Stopped, to be closed"),
        S.CANCELLED: tr("TimerWords", "Cancelled"),
        S.CLOSED: tr("TimerWords", "Closed, to be invoiced"),
        S.INVOICED: tr("TimerWords", "Invoiced"),
    }[state]


def place_name(on_site: bool) -> str:
    return tr("TimerWords", "on site") if on_site else tr("TimerWords", "remote")


def unit_count(units: int) -> str:
    """``2 units``; the word of the firm's price list in Italian."""
    return (tr("TimerWords", "1 unit") if units == 1 else tr("TimerWords", "{} units")).format(units)
