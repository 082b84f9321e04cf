"""The shipped checklist is the one of D-1; an override knows when it is laxer."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from istes_desk.domain.duties import FREQUENCY_LABELS_IT, DutyCode, DutyScope, Frequency
from istes_desk.domain.duty_templates import templates
from istes_desk.domain.errors import DomainError

SHIPPED = Path(__file__).parents[3] / "resources" / "policy" / "duties.toml"


def test_shipped_templates() -> None:
    rows = {row.code: row for row in templates(SHIPPED.read_text("utf-8"))}
    assert set(rows) == set(DutyCode)
    assert {code for code, row in rows.items() if row.scope is DutyScope.SITE} == {DutyCode.FW, DutyCode.MAP}
    assert rows[DutyCode.VM].scope is DutyScope.HOST
    assert {row.due_time for row in rows.values()} == {time(18)}
    assert {row.valid_from for row in rows.values()} == {date(2020, 1, 10)}
    frequencies = [rows[code].frequency for code in (DutyCode.BKP, DutyCode.BKPT, DutyCode.BKPR)]
    assert frequencies == [Frequency.DAILY, Frequency.MONTHLY, Frequency.QUARTERLY]


@pytest.mark.parametrize(
    "text", ["[[duty", "duty = 1", 'valid_from = 1\ndue_time = 2\n[[duty]]\ncode = "XX"']
)
def test_broken_templates_are_refused(text: str) -> None:
    with pytest.raises(DomainError, match="non è leggibile"):
        templates(text)


def test_laxer_overrides() -> None:
    assert Frequency.MONTHLY.laxer_than(Frequency.WEEKLY)
    assert not Frequency.DAILY.laxer_than(Frequency.DAILY)
    assert set(FREQUENCY_LABELS_IT) == set(Frequency)
