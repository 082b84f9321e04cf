"""Names, signs and tones of what became of a file and of what a duty concluded."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.evidence import Verdict
from istes_desk.domain.italian import date_of
from istes_desk.gui.theme import Tone
from istes_desk.services.evidence_placing import Fate

translate = QCoreApplication.translate
FATE_SIGNS = {
    Fate.NEW: ("add", Tone.ACCENT),
    Fate.UNASSIGNED: ("person", Tone.WARNING),
    Fate.DOUBTFUL: ("warning", Tone.WARNING),
    Fate.SAME: ("ok", Tone.MUTED),
    Fate.REFUSED: ("error", Tone.DANGER),
}
VERDICT_SIGNS = {
    Verdict.GOOD: ("duty_ok", Tone.OK),
    Verdict.BAD: ("duty_failed", Tone.DANGER),
    Verdict.UNKNOWN: ("duty_to_verify", Tone.MUTED),
}


def fate_name(fate: Fate) -> str:
    return {
        Fate.NEW: translate("EvidenceWords", "New"),
        Fate.UNASSIGNED: translate("EvidenceWords", "To be assigned"),
        Fate.DOUBTFUL: translate("EvidenceWords", "Doubtful"),
        Fate.SAME: translate("EvidenceWords", "Already there"),
        Fate.REFUSED: translate("EvidenceWords", "Refused"),
    }[fate]


def verdict_name(verdict: Verdict) -> str:
    return {
        Verdict.GOOD: translate("EvidenceWords", "Good"),
        Verdict.BAD: translate("EvidenceWords", "Bad"),
        Verdict.UNKNOWN: translate("EvidenceWords", "Not known"),
    }[verdict]


def age(at: datetime, now: datetime) -> str:
    """How old a collection is, in days of the calendar in Rome."""
    days = (date_of(now) - date_of(at)).days
    if days < 1:
        return translate("EvidenceWords", "today")
    if days == 1:
        return translate("EvidenceWords", "1 day")
    return translate("EvidenceWords", "{count} days").format(count=days)
