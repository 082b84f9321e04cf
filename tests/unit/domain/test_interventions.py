"""An intervention's states, the price kept at closing, and what keeps it out of the invoices (B-3, B-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from istes_desk.domain.billing import Cover, WorkCategory
from istes_desk.domain.errors import DomainError, StateError
from istes_desk.domain.interventions import (
    ITALIAN,
    TRANSITIONS,
    Intervention,
    InterventionState,
    case_of,
    moved,
    priced,
    reversal,
    snapshot,
    why_not_invoiceable,
)
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.timeclock import Segment, SegmentState, discard, manual_segment

S, W = InterventionState, WorkCategory
TEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
LATER = TEN + timedelta(hours=5)
TARIFF = Tariff(date(2020, 1, 10), None, 20, Decimal("20.00"), Decimal("35.00"), id=4)
JOB = Intervention(customer_id=1, technician="Anna", started=TEN, state=S.STOPPED)


def segment(minutes: int, category: WorkCategory | None = None, at: datetime = TEN) -> Segment:
    return manual_segment(1, at, at + timedelta(minutes=minutes), (), "prova", category=category)


def closed(tariff: Tariff = TARIFF, **facts: Any) -> Intervention:
    job = replace(JOB, **facts)
    return snapshot(job, case_of(job, [segment(25)], Cover()), tariff, LATER)


def test_every_state_has_its_steps_and_its_word() -> None:
    assert set(TRANSITIONS) == set(ITALIAN) == set(S)
    reached = frozenset().union(*TRANSITIONS.values())
    assert reached == frozenset(S)


def test_what_is_closed_only_goes_onto_an_invoice() -> None:
    """B-4: closed work is put right by reversal alone."""
    assert {state: TRANSITIONS[state] for state in (S.CLOSED, S.CANCELLED, S.INVOICED)} == {
        S.CLOSED: {S.INVOICED},
        S.CANCELLED: {S.INVOICED},
        S.INVOICED: frozenset(),
    }


def test_the_way_of_an_ordinary_job() -> None:
    job = replace(JOB, state=S.RUNNING)
    way = (S.RUNNING, S.PAUSED, S.RUNNING, S.TO_VERIFY, S.STOPPED, S.CLOSED, S.INVOICED)
    for _, step in pairwise(way):
        job = moved(job, step)
    assert job.state is S.INVOICED


@pytest.mark.parametrize("step", list(S))
def test_an_invoiced_job_is_locked(step: InterventionState) -> None:
    with pytest.raises(StateError, match="è fatturato"):
        moved(replace(JOB, state=S.INVOICED), step)


def test_a_running_job_cannot_be_closed_at_once() -> None:
    job = replace(JOB, state=S.RUNNING)
    with pytest.raises(StateError, match="in corso: non può diventare chiuso"):
        snapshot(job, case_of(job, (), Cover()), TARIFF, LATER)


def test_the_case_takes_the_segments_kind_or_the_jobs_and_leaves_out_the_discarded() -> None:
    gone = discard(segment(50), "errore")
    job = replace(JOB, hardware_authorised=True, category=W.HARDWARE)
    case = case_of(job, [segment(5), segment(7, W.SQL_SERVER), gone], Cover())
    assert case.work == ((W.HARDWARE, 300_000), (W.SQL_SERVER, 420_000))
    assert priced(job, case, TARIFF).rules == ("R8b", "R13")
    assert case_of(JOB, (), Cover(hardware_authorised=True)).cover.hardware_authorised


def test_closing_keeps_the_price() -> None:
    job = closed(on_site=True)
    assert (job.state, job.rule, job.minutes, job.units, job.tariff_id) == (S.CLOSED, "R9", 25, 2, 4)
    assert (job.unit_price, job.amount, job.call_out_amount) == (
        Decimal("20.00"),
        Decimal("40.00"),
        Decimal("35.00"),
    )
    assert (job.closed_at, job.call_out_due, job.blocked) == (LATER, True, False)
    assert job.reason
    assert why_not_invoiceable(job) == ""


def test_the_technicians_units_are_billed_and_the_computed_ones_kept() -> None:
    job = closed(override_units=1, override_reason="Cortesia concordata")
    assert (job.units, job.billed_units, job.amount) == (2, 1, Decimal("20.00"))
    assert "Cortesia concordata" in job.reason
    assert closed().billed_units == 2
    with pytest.raises(DomainError, match="motivo"):
        closed(override_units=1)


def test_a_cancelled_visit_keeps_only_its_call_out_fee() -> None:
    job = closed(state=S.CANCELLED, on_site=True, trip_made=True)
    assert (job.state, job.rule, job.units, job.call_out_amount) == (S.CANCELLED, "R0", 0, Decimal("35.00"))
    assert why_not_invoiceable(job) == ""


@pytest.mark.parametrize(
    ("job", "word"),
    [
        (JOB, "non è ancora chiuso"),
        (replace(JOB, state=S.INVOICED), "già stato fatturato"),
        (replace(JOB, state=S.CLOSED), "non ha ancora un prezzo"),
        (closed(category=W.HARDWARE), "bloccato"),
        (closed(tariff=replace(TARIFF, call_out_fee=None), on_site=True), "importo non è indicato"),
    ],
)
def test_what_keeps_a_job_out_of_the_invoices(job: Intervention, word: str) -> None:
    assert word in why_not_invoiceable(job)


def test_time_to_be_verified_keeps_a_closed_job_out() -> None:
    doubtful = replace(segment(5), state=SegmentState.TO_VERIFY)
    assert "da verificare" in why_not_invoiceable(closed(), [segment(5), doubtful])
    assert why_not_invoiceable(closed(), [segment(5)]) == ""


@pytest.mark.parametrize(
    "facts", [{"on_site": True}, {"override_units": 1, "override_reason": "Cortesia"}, {}]
)
def test_a_reversal_has_the_opposite_amounts(facts: dict[str, Any]) -> None:
    job = replace(closed(**facts), id=9, version=3, report_number=12)
    back = reversal(job, LATER, "Cliente sbagliato")
    assert (back.id, back.version, back.report_number, back.reverses_id) == (0, 0, None, 9)
    assert back.amount is not None
    assert job.amount is not None
    assert back.unit_price is not None
    assert back.amount + job.amount == 0
    assert back.amount == back.billed_units * back.unit_price
    assert (back.call_out_amount or 0) + (job.call_out_amount or 0) == 0
    assert back.reason == "Storno: Cliente sbagliato"


def test_a_reversal_that_makes_no_sense_is_refused() -> None:
    back = replace(reversal(replace(closed(), id=9), LATER, "errore"), id=10)
    for job, reason in ((JOB, "errore"), (closed(), ""), (back, "errore")):
        with pytest.raises(DomainError):
            reversal(job, LATER, reason)
    assert reversal(replace(JOB, state=S.CANCELLED), LATER, "errore").amount is None
