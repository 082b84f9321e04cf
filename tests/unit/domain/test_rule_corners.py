"""Corner cases of the rules beside the worked examples: same form, further ids (Q-4 to Q-10)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from istes_desk.domain.call_back import call_back
from istes_desk.domain.classification import cover_of
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.errors import DomainError
from istes_desk.domain.holidays import Closure, Holidays
from istes_desk.domain.incidents import (
    CoveredObject,
    IncidentState,
    Severity,
)
from istes_desk.domain.italian import DAYS, date_of
from istes_desk.domain.mail import is_automatic, thread
from istes_desk.domain.policy import in_force
from istes_desk.domain.sla import deadline, response_missed
from istes_desk.domain.working_time import (
    LONGEST_CLOSURE,
    LONGEST_WALK,
    NeverOpensError,
    Schedule,
    Span,
    WorkingTime,
)
from tests.unit.domain import test_call_back as call_backs
from tests.unit.domain import test_mail_automatic, test_mail_threads, test_queue, test_sla
from tests.unit.domain.mail_store import Store, examples, mail_from, with_headers
from tests.unit.domain.policy_files import EXAMPLES, HOLIDAYS, PLANS, POLICY, at

CORNERS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "rule_corners.json").read_text(encoding="utf-8")
)
NEVER = Schedule(frozenset({1}), (), closed_on_holidays=True)


@pytest.mark.parametrize("case", CORNERS["sla"], ids=lambda case: str(case["id"]))
def test_deadlines(case: dict[str, Any]) -> None:
    chosen, severity = PLANS[case["plan"]], Severity(case["severity"])
    found = deadline(at(case["received"]), chosen, severity, HOLIDAYS)
    assert (chosen.minutes[severity], found.due) == (case["minutes"], at(case["due"]))
    english = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    assert DAYS[date_of(found.due).weekday()] == DAYS[english.index(case["due_weekday"])]


@pytest.mark.parametrize("case", CORNERS["call_back"], ids=lambda case: str(case["id"]))
def test_call_back_windows(case: dict[str, Any]) -> None:
    certified, earliest = at(case["certified"]), at(case["earliest_callback"])
    answer = call_back(0, POLICY, HOLIDAYS, certified)
    assert (answer.callable, answer.opens_at) == (certified == earliest, earliest)
    assert (call_back(1, POLICY, HOLIDAYS, certified).callable) is False


@pytest.mark.parametrize("case", CORNERS["threading"], ids=lambda case: str(case["id"]))
def test_threading(case: dict[str, Any]) -> None:
    decision = thread(mail_from(case["incoming"]), Store(IncidentState(case["state"])), {"istes.example"})
    assert decision.action == case["action"], decision
    assert (decision.incident.number if decision.incident else None) == case["incident"]


@pytest.mark.parametrize("case", CORNERS["automatic"], ids=lambda case: str(case["id"]))
def test_automatic_mail(case: dict[str, Any]) -> None:
    found = is_automatic(with_headers(case["headers"]), {"ourhost.example"})
    assert (found.automatic, str(found.action)) == (case["automated"], case["action"])


def exercised(test: Any) -> set[str]:
    """Ids of the cases a parametrised test really gets."""
    (mark,) = (one for one in test.pytestmark if one.name == "parametrize")
    return {case["id"] for case in mark.args[1]}


def ids(cases: list[Mapping[str, Any]]) -> set[str]:
    return {case["id"] for case in cases}


def test_every_example_of_every_file_is_exercised() -> None:
    """Nothing stands in the files that no test reads; TH11 has a test of its own."""
    assert exercised(test_sla.test_worked_examples) == ids(EXAMPLES["sla"])
    assert exercised(call_backs.test_worked_examples) == ids(EXAMPLES["call_back"])
    threads = ids(examples("mail_threading.json")["cases"])
    assert exercised(test_mail_threads.test_example) | {"TH11"} == threads
    assert exercised(test_mail_automatic.test_example) == ids(examples("automatic_mail.json")["cases"])
    assert {f"I{one.number}" for one in test_queue.ENTRIES} == ids(EXAMPLES["queue"]["items"])
    assert set(EXAMPLES) == {"note", "plans", "non_contract_window", "sla", "call_back", "queue"}


def test_the_window_of_the_examples_is_the_shipped_one() -> None:
    start, end, days, _ = EXAMPLES["non_contract_window"]
    assert POLICY.call_back == Schedule.parse(days, [[start, end]], closed_on_holidays=True)


def test_no_id_stands_twice() -> None:
    pairs = (
        (CORNERS["sla"], EXAMPLES["sla"]),
        (CORNERS["call_back"], EXAMPLES["call_back"]),
        (CORNERS["threading"], examples("mail_threading.json")["cases"]),
        (CORNERS["automatic"], examples("automatic_mail.json")["cases"]),
    )
    for mine, known in pairs:
        assert len(ids([*mine, *known])) == len(mine) + len(known)


# ---- windows that hold the missing or the doubled hour


NIGHT = Schedule.parse(range(1, 8), [["01:30", "03:30"]], closed_on_holidays=False)


@pytest.mark.parametrize(
    ("since", "minutes", "due"),
    [
        ("2027-03-28T00:00+01:00", 60, "2027-03-28T03:30+02:00"),
        ("2027-03-28T00:00+01:00", 61, "2027-03-29T01:31+02:00"),
        ("2026-10-25T00:00+02:00", 180, "2026-10-25T03:30+01:00"),
        ("2026-10-25T00:00+02:00", 90, "2026-10-25T02:00+01:00"),
        ("2026-10-25T02:30+02:00", 60, "2026-10-25T02:30+01:00"),
        ("2026-10-25T02:30+01:00", 60, "2026-10-25T03:30+01:00"),
    ],
)
def test_a_night_window_is_an_hour_shorter_or_longer(since: str, minutes: int, due: str) -> None:
    assert WorkingTime(NIGHT, HOLIDAYS).walk(at(since), minutes)[0] == at(due)


@pytest.mark.parametrize("hour", ["02:00", "02:30", "02:59"])
def test_a_window_that_begins_in_the_missing_hour_begins_at_the_change(hour: str) -> None:
    window = Schedule.parse([7], [[hour, "04:00"]], closed_on_holidays=False)
    opens = WorkingTime(window, HOLIDAYS).next_opening(at("2027-03-28T00:00+01:00"))
    assert opens == at("2027-03-28T03:00+02:00")


def test_a_window_inside_the_missing_hour_does_not_open_that_day() -> None:
    window = Schedule.parse([7], [["02:10", "02:50"]], closed_on_holidays=False)
    opens = WorkingTime(window, HOLIDAYS).next_opening(at("2027-03-28T00:00+01:00"))
    assert opens == at("2027-04-04T02:10+02:00")


# ---- closures, policies, contracts


def test_a_closure_closes_only_plans_that_keep_holidays() -> None:
    shut = replace(HOLIDAYS, closures=(Closure("Ferie", date(2026, 8, 10), date(2026, 8, 21)),))
    received = at("2026-08-07T17:00+02:00")
    assert deadline(received, PLANS["basic"], Severity.A, shut).due == at("2026-08-24T12:00+02:00")
    assert deadline(received, PLANS["professional"], Severity.A, shut).due == at("2026-08-08T11:00+02:00")
    answer = call_back(0, POLICY, shut, at("2026-08-10T10:00+02:00"))
    assert answer.reason == "Richiamabile da lun 24/08 09:30."


@pytest.mark.parametrize(
    ("received", "old"),
    [
        ("2026-11-30T23:59:59+01:00", True),
        ("2026-12-01T00:00+01:00", False),
        ("2026-11-30T22:59:59+00:00", True),
        ("2026-11-30T23:00+00:00", False),
        ("2026-12-01T00:30+02:00", True),
    ],
)
def test_a_policy_begins_at_midnight_of_rome(received: str, old: bool) -> None:
    new = replace(POLICY, valid_from=date(2026, 12, 1), pec_required=False)
    ended = replace(POLICY, valid_to=date(2026, 11, 30))
    for rows in ([POLICY, new], [new, ended]):
        assert in_force(rows, date_of(at(received))).pec_required is old


@pytest.mark.parametrize(
    ("received", "covered"),
    [
        ("2026-06-30T23:59:59+02:00", True),
        ("2026-06-30T21:59:59+00:00", True),
        ("2026-06-30T22:00+00:00", False),
        ("2026-01-31T23:30+00:00", True),
        ("2026-01-31T22:30+00:00", False),
    ],
)
def test_a_contract_covers_its_first_and_its_last_day_in_rome(received: str, covered: bool) -> None:
    about = CoveredObject.OWN_SOFTWARE
    row = Contract(1, ContractKind.SUPPORT, date(2026, 2, 1), date(2026, 6, 30), covers=frozenset({about}))
    assert (cover_of([row], about, at(received)) is row) is covered


def test_an_answer_at_closing_meets_what_is_due_at_closing() -> None:
    due = deadline(at("2026-12-03T09:00+01:00"), PLANS["basic"], Severity.B, HOLIDAYS).due
    assert not response_missed(due, due, due + timedelta(days=9))
    assert response_missed(due, due + timedelta(microseconds=1), due)


# ---- bounded work


class Counted(WorkingTime):
    """Counts the days that were looked at."""

    days = 0

    def spans_of(self, on: date) -> list[Span]:
        type(self).days += 1
        return super().spans_of(on)


@pytest.fixture
def counted() -> Iterator[type[Counted]]:
    Counted.days = 0
    yield Counted
    Counted.days = 0


FOREVER = Holidays((), (Closure("Sempre", date(2026, 1, 1), date(2099, 1, 1)),))
SLIVER = Schedule.parse([1], [["09:00", "09:01"]], closed_on_holidays=True)


@pytest.mark.parametrize(
    ("schedule", "calendar"), [(NEVER, HOLIDAYS), (PLANS["basic"].schedule, FOREVER)], ids=["empty", "closed"]
)
def test_hours_that_never_open_are_refused_within_a_year_and_a_bit(
    counted: type[Counted], schedule: Schedule, calendar: Holidays
) -> None:
    with pytest.raises(NeverOpensError):
        counted(schedule, calendar).walk(at("2026-12-04T10:00+01:00"), 60)
    assert counted.days == LONGEST_CLOSURE


def test_a_closure_of_months_is_walked() -> None:
    shut = replace(HOLIDAYS, closures=(Closure("Stagione", date(2026, 10, 1), date(2027, 4, 30)),))
    found = deadline(at("2026-09-30T17:30+02:00"), PLANS["basic"], Severity.A, shut)
    assert found.due == at("2027-05-03T12:30+02:00")
    assert sum(step.minutes for step in found.walk) == 240


def test_a_budget_that_takes_years_is_refused_within_three(counted: type[Counted]) -> None:
    received = at("2026-12-04T10:00+01:00")
    assert counted(SLIVER, HOLIDAYS).walk(received, 100)[0] > received + timedelta(days=700)
    counted.days = 0
    with pytest.raises(DomainError, match="anni") as refused:
        counted(SLIVER, HOLIDAYS).walk(received, 43_200)
    assert refused.value.field == "minutes"
    assert counted.days <= LONGEST_WALK.days + 8
