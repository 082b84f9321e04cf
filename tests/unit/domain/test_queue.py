"""Order, sections, blocking (Q-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.call_back import call_back
from istes_desk.domain.incidents import Channel, Incident, IncidentClass, IncidentState, RequestKind, Severity
from istes_desk.domain.queue import QueueEntry, QueueSection, order, section_of, stored_key
from tests.unit.domain.policy_files import EXAMPLES, HOLIDAYS, POLICY, at

NOW = at(EXAMPLES["queue"]["now"])
CLASSES = {1: IncidentClass.CONTRACT, 2: IncidentClass.NO_CONTRACT, 9: IncidentClass.PARKED}


def entry(case: dict[str, Any]) -> QueueEntry:
    """From a worked example; ``I7`` is number 7."""
    return QueueEntry(
        number=int(case["id"][1:]),
        received=at(case["received"]),
        incident_class=CLASSES[case["cls"]],
        severity=Severity(case["sev"]) if "sev" in case else None,
        urgent=case.get("urgent", False),
        due=at(case["due"]) if "due" in case else None,
        missed=case.get("breached", False),
    )


ENTRIES = [entry(case) for case in EXAMPLES["queue"]["items"]]


def test_worked_example() -> None:
    assert [f"I{e.number}" for e in order(ENTRIES, NOW)] == EXAMPLES["queue"]["expected_order"]
    parked = [f"I{e.number}" for e in ENTRIES if section_of(e) is QueueSection.PARKED]
    assert parked == EXAMPLES["queue"]["parked"]
    waits = sum(section_of(e) is QueueSection.CONTRACT for e in ENTRIES)
    called = call_back(waits, POLICY, HOLIDAYS, NOW)
    assert called.callable is EXAMPLES["queue"]["expected_callable_class2"]


def waiting(number: int, **facts: Any) -> QueueEntry:
    return replace(QueueEntry(number, NOW, IncidentClass.CONTRACT, due=NOW + timedelta(hours=1)), **facts)


def test_ties_fall_to_severity_then_reception_then_number() -> None:
    minute = timedelta(minutes=1)
    entries = [
        waiting(6, severity=Severity.C),
        waiting(5, severity=Severity.B),
        waiting(4),
        waiting(3, severity=Severity.A, received=NOW - minute),
        waiting(2, severity=Severity.A),
        waiting(1, due=None, received=NOW - 9 * minute),
    ]
    assert [e.number for e in order(entries, NOW)] == [3, 2, 4, 5, 6, 1]


def test_urgency_and_severity_move_nothing_in_class_2() -> None:
    first = waiting(2, incident_class=IncidentClass.NO_CONTRACT, received=NOW - timedelta(days=1), due=None)
    pushy = replace(first, number=1, received=NOW, urgent=True, severity=Severity.A, missed=True, due=NOW)
    assert order([pushy, first], NOW) == [first, pushy]


def test_a_recorded_miss_goes_first_even_if_its_deadline_was_moved() -> None:
    moved = waiting(2, missed=True, due=NOW + timedelta(days=1))
    assert order([waiting(1), moved], NOW) == [moved, waiting(1)]


def test_a_deadline_that_was_met_pushes_no_more_and_one_that_was_missed_does() -> None:
    past = NOW - timedelta(hours=2)
    met = waiting(1, due=past, responded_at=past)
    late = waiting(2, due=past, responded_at=NOW, missed=True)
    pending = waiting(3)
    assert [e.number for e in order([met, late, pending], NOW)] == [2, 3, 1]


@pytest.mark.parametrize(
    ("facts", "section", "placed"),
    [
        ({}, QueueSection.CONTRACT, True),
        ({"incident_class": IncidentClass.NO_CONTRACT}, QueueSection.NO_CONTRACT, True),
        ({"incident_class": IncidentClass.PARKED}, QueueSection.PARKED, False),
        ({"state": IncidentState.WAITING_CUSTOMER}, QueueSection.AT_WORK, True),
        ({"state": IncidentState.PLANNED}, QueueSection.AT_WORK, True),
        ({"state": IncidentState.IN_PROGRESS}, QueueSection.AT_WORK, True),
        ({"state": IncidentState.CALLED_BACK}, QueueSection.AT_WORK, True),
        ({"state": IncidentState.SOLVED}, QueueSection.DONE, False),
        ({"state": IncidentState.CLOSED}, QueueSection.DONE, False),
        ({"kind": RequestKind.CONSULTANCY}, QueueSection.CONTRACT, False),
    ],
)
def test_section_and_place(facts: dict[str, Any], section: QueueSection, placed: bool) -> None:
    one = waiting(1, **facts)
    assert section_of(one) is section
    assert bool(order([one], NOW)) is placed


def test_an_entry_is_taken_from_the_stored_incident() -> None:
    incident = Incident(7, "Stampante", NOW, Channel.PHONE, IncidentClass.CONTRACT, "", urgent=True, id=3)
    assert QueueEntry.of(incident) == QueueEntry(7, NOW, IncidentClass.CONTRACT, urgent=True, id=3)


MOMENTS = st.integers(-3, 3).map(lambda n: NOW.astimezone(UTC) + timedelta(minutes=n))


@st.composite
def entries(draw: st.DrawFn) -> QueueEntry:
    """A miss can only be recorded once the deadline has passed."""
    due: datetime | None = draw(st.none() | MOMENTS)
    return QueueEntry(
        number=draw(st.integers(1, 99)),
        received=draw(MOMENTS),
        incident_class=draw(st.sampled_from(IncidentClass)),
        state=draw(st.sampled_from(IncidentState)),
        severity=draw(st.none() | st.sampled_from(Severity)),
        urgent=draw(st.booleans()),
        due=due,
        responded_at=draw(st.none() | MOMENTS),
        missed=due is not None and due < NOW and draw(st.booleans()),
    )


@given(st.lists(entries(), unique_by=lambda e: e.number))
def test_stored_columns_alone_give_the_order_of_the_rule(rows: list[QueueEntry]) -> None:
    """So the database can sort without the clock."""
    assert order(rows, NOW) == sorted((e for e in rows if e.in_order), key=stored_key)


@given(st.lists(entries(), unique_by=lambda e: e.number))
def test_class_1_stands_before_class_2_and_nothing_parked_stands_at_all(
    rows: list[QueueEntry],
) -> None:
    classes = [e.incident_class for e in order(rows, NOW)]
    assert classes == sorted(classes)
    assert IncidentClass.PARKED not in classes
