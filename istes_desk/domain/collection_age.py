"""When a duty that collections feed has none, or only an old one (D-3, D-4); no clock of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from istes_desk.domain.duties import DutyAssignment, DutyCode
from istes_desk.domain.evidence_facts import FREQUENCY_DAYS
from istes_desk.domain.italian import date_of, full_date, plural

FED = frozenset({DutyCode.AV, DutyCode.AVS, DutyCode.UPD, DutyCode.BKP, DutyCode.TVC})
"""Duties of a PC about which a collection of any PC says good or bad."""


def collection_doubt(
    assignment: DutyAssignment, newest: datetime | None, now: datetime, *, in_use: bool
) -> str:
    """Why the collections prove nothing now, in Italian; "" when they do or are not expected.

    ``newest``: of this PC; ``in_use``: other PCs of the customer are collected. The bound is the frequency of
    the duty and its tolerance.
    """
    if assignment.code not in FED or assignment.device_id is None:
        return ""
    if newest is None:
        return "Nessuna raccolta di questo PC, mentre altri del cliente ne hanno." if in_use else ""
    days = FREQUENCY_DAYS[assignment.frequency]
    if now - newest <= timedelta(days=days, hours=assignment.grace_hours):
        return ""
    asked = (
        f"ne chiede una ogni {plural(days, 'giorno', 'giorni')}" if days > 1 else "ne chiede una al giorno"
    )
    return f"L'ultima raccolta ha data {full_date(date_of(newest))}: la mansione {asked}."
