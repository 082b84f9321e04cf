"""Old and missing collections are told as doubts (D-3, D-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from istes_desk.domain.collection_age import collection_doubt
from istes_desk.domain.duties import DutyAssignment, DutyCode, Frequency

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SCAN = DutyAssignment(DutyCode.AVS, 1, Frequency.WEEKLY, date(2026, 1, 2), date(2026, 1, 1), device_id=7)
OLD = "L'ultima raccolta ha data {}: la mansione ne chiede una {}."


@pytest.mark.parametrize(
    ("one", "age", "in_use", "said"),
    [
        (SCAN, timedelta(days=9), True, ""),
        (SCAN, timedelta(days=9, seconds=1), True, OLD.format("11/11/2026", "ogni 7 giorni")),
        (
            replace(SCAN, frequency=Frequency.DAILY),
            timedelta(days=4),
            True,
            OLD.format("16/11/2026", "al giorno"),
        ),
        (SCAN, None, True, "Nessuna raccolta di questo PC, mentre altri del cliente ne hanno."),
        (SCAN, None, False, ""),
        (replace(SCAN, device_id=None), None, True, ""),
        (replace(SCAN, code=DutyCode.BKPR), timedelta(days=400), True, ""),
    ],
)
def test_doubt(one: DutyAssignment, age: timedelta | None, in_use: bool, said: str) -> None:
    newest = None if age is None else NOW - age
    assert collection_doubt(one, newest, NOW, in_use=in_use) == said
