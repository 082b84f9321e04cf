"""Response deadlines: the worked examples, the walk in words, misses (Q-5..Q-7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Severity
from istes_desk.domain.italian import DAYS, date_of
from istes_desk.domain.sla import Plan, deadline, response_missed
from tests.unit.domain.policy_files import EXAMPLES, HOLIDAYS, PLANS, at, plan

WEEKDAYS = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), DAYS, strict=True))


@pytest.mark.parametrize("case", EXAMPLES["sla"], ids=lambda case: case["id"])
def test_worked_examples(case: dict[str, Any]) -> None:
    chosen, severity = PLANS[case["plan"]], Severity(case["severity"])
    result = deadline(at(case["received"]), chosen, severity, HOLIDAYS)
    assert chosen.minutes[severity] == case["minutes"]
    assert result.due == at(case["due"])
    assert DAYS[date_of(result.due).weekday()] == WEEKDAYS[case["due_weekday"]]
    assert sum(step.minutes for step in result.walk) == case["minutes"]


@pytest.mark.parametrize("code", EXAMPLES["plans"])
def test_shipped_plans_are_the_published_ones(code: str) -> None:
    facts = EXAMPLES["plans"][code]
    schedule = {"days": facts["days"], "windows": facts["w"], "closed_on_holidays": facts["hol"]}
    row = {"code": code, "name": PLANS[code].name, "valid_from": PLANS[code].valid_from, "schedule": schedule}
    assert plan({**row, "minutes": {letter: facts[letter] for letter in "ABC"}}) == PLANS[code]


def test_the_walk_is_told_step_by_step() -> None:
    result = deadline(at("2026-12-07T16:30+01:00"), PLANS["basic"], Severity.A, HOLIDAYS)
    assert [step.sentence for step in result.walk] == [
        "lun 07/12 16:30-18:00: 1 h 30 min",
        "mar 08/12: chiuso (Immacolata Concezione)",
        "mer 09/12 09:00-11:30: 2 h 30 min",
    ]
    assert result.reason == "contratto Basic, gravità A: 4 ore dalle 16:30 di lun 07/12"


def test_reception_out_of_hours_is_the_first_step() -> None:
    evening = deadline(at("2026-12-03T19:10+01:00"), PLANS["basic"], Severity.A, HOLIDAYS)
    assert evening.walk[0].sentence == "gio 03/12 19:10 - ven 04/12 09:00: fuori orario"
    assert evening.reason.endswith("4 ore dalle 09:00 di ven 04/12")
    friday = deadline(at("2026-12-04T18:30+01:00"), PLANS["basic"], Severity.A, HOLIDAYS)
    assert [step.sentence for step in friday.walk][:3] == [
        "ven 04/12 18:30-24:00: fuori orario",
        "sab 05/12: chiuso",
        "dom 06/12: chiuso",
    ]


def test_a_clock_change_inside_a_step_is_named() -> None:
    result = deadline(at("2027-03-28T01:30+01:00"), PLANS["enterprise"], Severity.A, HOLIDAYS)
    assert [step.sentence for step in result.walk] == ["dom 28/03 01:30-03:30: 1 h (cambio dell'ora)"]


def test_unassigned_severity_counts_as_a_and_says_so() -> None:
    received = at("2026-12-07T09:30+01:00")
    open_question = deadline(received, PLANS["enterprise"], None, HOLIDAYS)
    assert open_question.due == deadline(received, PLANS["enterprise"], Severity.A, HOLIDAYS).due
    assert open_question.reason == (
        "contratto Enterprise, gravità da assegnare (vale A): 1 ora dalle 09:30 di lun 07/12"
    )


def test_a_plan_names_every_severity() -> None:
    for minutes in ({Severity.A: 60}, {}, dict.fromkeys(Severity, 0)):
        with pytest.raises(DomainError):
            Plan("x", "X", PLANS["basic"].schedule, minutes)


def test_a_response_at_the_deadline_meets_it_and_a_recorded_miss_stays() -> None:
    due = at("2026-12-07T11:30+01:00")
    later = due + timedelta(seconds=1)
    assert not response_missed(due, None, due)
    assert response_missed(due, None, later)
    assert not response_missed(due, due, later)
    assert response_missed(due, later, later)
    assert response_missed(due, due, due, recorded=True)
    assert not response_missed(None, None, later)
