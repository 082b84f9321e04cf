"""States are total and exclusive, doubts are named, roll-ups add up (D-3, D-4, D-5)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    EvidenceSource,
    Frequency,
    Occurrence,
    Outcome,
    Suspension,
)
from istes_desk.domain.duty_states import (
    STATE_LABELS_IT,
    DutyState,
    DutyStatus,
    RollUp,
    catch_up,
    check_result,
    roll_up,
    standing,
    state_of,
    status,
)
from istes_desk.domain.errors import DomainError

EXAMPLES = json.loads((Path(__file__).parent / "data" / "duty_schedule.json").read_text("utf-8"))
ITALIAN = {
    "programmato": DutyState.PLANNED,
    "da_fare": DutyState.TODO,
    "in_ritardo": DutyState.LATE,
    "scaduto": DutyState.OVERDUE,
    "ok": DutyState.OK,
    "fallito": DutyState.FAILED,
    "sospeso": DutyState.SUSPENDED,
    "non_applicabile": DutyState.NOT_APPLICABLE,
}
OUTCOMES = {"ok": Outcome.OK, "fallito": Outcome.FAILED}
OPENS = datetime(2026, 10, 31, 23, tzinfo=UTC)
DUE = datetime(2026, 11, 30, 17, tzinfo=UTC)
NOVEMBER = Occurrence(7, "2026-11", OPENS, DUE, DUE + timedelta(hours=48), date(2026, 11, 30))
ASSIGNED = DutyAssignment(DutyCode.BKPT, 1, Frequency.MONTHLY, date(2026, 1, 31), date(2026, 1, 1), id=7)
MID = datetime(2026, 11, 15, 9, tzinfo=UTC)
OK = DutyResult(7, "2026-11", Outcome.OK, MID, "Anna", note="provato", id=1)
COLLECTED_BAD = DutyResult(
    7, "2026-11", Outcome.FAILED, MID - timedelta(hours=1), "", source=EvidenceSource.COLLECTED, id=2
)
CLOSED = Suspension(1, date(2026, 11, 1), date(2027, 3, 31), "apertura ad aprile")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("row", EXAMPLES["states"], ids=lambda row: row["descr"])
def test_worked_examples(row: dict[str, Any]) -> None:
    due = _instant(row["scade"])
    grace = due + timedelta(seconds=row["tolleranza_s"])
    occurrence = Occurrence(1, "2026-11", _instant(row["apre"]), due, grace, date(2026, 11, 30))
    result = replace(OK, outcome=OUTCOMES[row["result"]]) if row["result"] else None
    switches = {name: row[name] for name in ("suspended", "not_applicable") if name in row}
    got = state_of(occurrence, result, _instant(row["adesso"]), **switches)
    assert got is ITALIAN[row["atteso"]]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (OPENS, DutyState.TODO),
        (DUE, DutyState.TODO),
        (DUE + timedelta(seconds=1), DutyState.LATE),
        (NOVEMBER.grace_end, DutyState.LATE),
        (NOVEMBER.grace_end + timedelta(seconds=1), DutyState.OVERDUE),
    ],
)
def test_bounds_belong_to_the_milder_state(now: datetime, state: DutyState) -> None:
    assert state_of(NOVEMBER, None, now) is state


@given(
    st.integers(-90, 90),
    st.sampled_from([None, *Outcome]),
    st.booleans(),
    st.booleans(),
)
def test_total_and_exclusive(days: int, outcome: Outcome | None, idle: bool, closed: bool) -> None:
    now = DUE + timedelta(days=days)
    result = replace(OK, outcome=outcome) if outcome else None
    state = state_of(NOVEMBER, result, now, not_applicable=idle, suspended=closed)
    conditions = {
        DutyState.NOT_APPLICABLE: idle,
        DutyState.SUSPENDED: closed and not idle,
        DutyState.OK: outcome is Outcome.OK and not (idle or closed),
        DutyState.FAILED: outcome is Outcome.FAILED and not (idle or closed),
    }
    by_time = {
        DutyState.PLANNED: now < OPENS,
        DutyState.TODO: OPENS <= now <= DUE,
        DutyState.LATE: DUE < now <= NOVEMBER.grace_end,
        DutyState.OVERDUE: now > NOVEMBER.grace_end,
    }
    free = not any(conditions.values())
    holding = [
        one for one, holds in (conditions | {k: free and v for k, v in by_time.items()}).items() if holds
    ]
    assert holding == [state]


def test_failed_stays_until_a_later_ok_of_the_same_period() -> None:
    failed = replace(OK, outcome=Outcome.FAILED, id=1)
    later = replace(OK, at=MID + timedelta(days=1), id=3)
    assert status(ASSIGNED, NOVEMBER, [failed], [], MID).state is DutyState.FAILED
    assert status(ASSIGNED, NOVEMBER, [later, failed], [], DUE).state is DutyState.OK


def test_a_correction_supersedes() -> None:
    undone = replace(OK, outcome=Outcome.FAILED, at=MID - timedelta(days=1), supersedes_id=1, id=4)
    assert standing([OK, undone]) == (undone,)
    assert status(ASSIGNED, NOVEMBER, [OK, undone], [], DUE).state is DutyState.FAILED


@pytest.mark.parametrize(
    ("results", "doubt"),
    [
        ([OK], ""),
        ([replace(OK, note=" ", evidence_file="foto.jpg")], ""),
        ([replace(OK, note=" ")], "Segnato a mano senza nota né allegato."),
        ([replace(OK, at=OPENS - timedelta(seconds=1))], "L'evidenza è più vecchia del periodo."),
        ([replace(OK, at=DUE + timedelta(days=9))], "L'evidenza porta una data futura."),
        ([OK, COLLECTED_BAD], "I dati raccolti dal PC contraddicono la spunta a mano."),
        ([OK, replace(COLLECTED_BAD, outcome=Outcome.OK)], ""),
        ([OK, replace(COLLECTED_BAD, at=OPENS - timedelta(days=1))], ""),
        ([replace(COLLECTED_BAD, outcome=Outcome.OK)], ""),
        ([replace(OK, outcome=Outcome.FAILED)], ""),
        ([], "Mai verificato: non c'è ancora alcuna evidenza."),
    ],
)
def test_doubts(results: list[DutyResult], doubt: str) -> None:
    cell = status(ASSIGNED, NOVEMBER, results, [], DUE, never_checked=True)
    assert (cell.doubt, cell.to_verify) == (doubt, bool(doubt))


def test_without_results_a_known_pc_is_not_doubtful() -> None:
    assert status(ASSIGNED, NOVEMBER, [], [], DUE).doubt == ""


def test_without_results_old_collections_are_a_doubt() -> None:
    assert status(ASSIGNED, NOVEMBER, [], [], DUE, collection="Vecchia.").doubt == "Vecchia."
    assert status(ASSIGNED, NOVEMBER, [OK], [], DUE, collection="Vecchia.").doubt == ""


@pytest.mark.parametrize(
    ("cell", "state", "reason"),
    [
        (
            status(replace(ASSIGNED, not_applicable_reason="nessun lettore."), NOVEMBER, [OK], [CLOSED], DUE),
            DutyState.NOT_APPLICABLE,
            "Novembre 2026. Non applicabile: nessun lettore.",
        ),
        (
            status(ASSIGNED, NOVEMBER, [OK], [CLOSED], DUE),
            DutyState.SUSPENDED,
            "Novembre 2026. Sospeso per chiusura stagionale: apertura ad aprile.",
        ),
        (
            status(ASSIGNED, NOVEMBER, [], [replace(CLOSED, reason="")], DUE, never_checked=True),
            DutyState.SUSPENDED,
            "Novembre 2026. Sospeso per chiusura stagionale.",
        ),
        (
            status(ASSIGNED, NOVEMBER, [OK], [replace(CLOSED, end=date(2026, 11, 29))], DUE),
            DutyState.OK,
            "Novembre 2026. Fatto il 15/11/2026 10:00 da Anna.",
        ),
        (
            status(ASSIGNED, NOVEMBER, [COLLECTED_BAD], [], DUE),
            DutyState.FAILED,
            "Novembre 2026. Fallito il 15/11/2026 09:00 da raccolta automatica.",
        ),
        (
            status(ASSIGNED, NOVEMBER, [], [], DUE + timedelta(hours=1)),
            DutyState.LATE,
            "Novembre 2026. In ritardo: scaduto il 30/11/2026 18:00, tollerato fino al 02/12/2026 18:00.",
        ),
    ],
)
def test_reasons(cell: DutyStatus, state: DutyState, reason: str) -> None:
    assert (cell.state, cell.reason) == (state, reason)


@pytest.mark.parametrize(
    ("code", "result", "field"),
    [
        (DutyCode.BKP, replace(OK, at=DUE + timedelta(days=1)), "at"),
        (DutyCode.BKPR, replace(OK, source=EvidenceSource.COLLECTED), "source"),
        (DutyCode.BKP, replace(OK, note=""), "note"),
    ],
)
def test_results_that_prove_nothing_are_refused(code: DutyCode, result: DutyResult, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_result(code, NOVEMBER, result, [COLLECTED_BAD], DUE)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("code", "result"),
    [
        (DutyCode.BKPR, OK),
        (DutyCode.BKPR, replace(COLLECTED_BAD, id=9)),
        (DutyCode.BKP, replace(OK, source=EvidenceSource.COLLECTED, note="")),
    ],
)
def test_good_results_pass(code: DutyCode, result: DutyResult) -> None:
    check_result(code, NOVEMBER, result, [COLLECTED_BAD], DUE)


def test_roll_up_shows_the_worst_and_adds_up() -> None:
    pc = roll_up([DutyStatus(DutyState.OK, NOVEMBER), DutyStatus(DutyState.TODO, NOVEMBER, "Mai verificato")])
    other = roll_up([DutyStatus(DutyState.FAILED, NOVEMBER), DutyStatus(DutyState.OK, NOVEMBER)])
    site = pc + other
    assert pc.worst is DutyState.TODO
    assert site == RollUp(((DutyState.FAILED, 1), (DutyState.TODO, 1), (DutyState.OK, 2)), 1)
    assert (site.worst, site.of(DutyState.OK), site.of(DutyState.LATE)) == (DutyState.FAILED, 2, 0)
    assert roll_up([]).worst is None


def test_catch_up_names_the_last_missed_period_of_each_duty() -> None:
    december = replace(
        NOVEMBER, period_key="2026-12", due=DUE + timedelta(days=31), due_on=date(2026, 12, 31)
    )
    october = replace(NOVEMBER, period_key="2026-10", due_on=date(2026, 10, 31))
    other = replace(NOVEMBER, assignment_id=8)
    assert set(catch_up([december, october, other, NOVEMBER], CLOSED)) == {december, other}
    assert CLOSED.reopens_on == date(2027, 4, 1)


def test_every_state_has_a_label() -> None:
    assert set(STATE_LABELS_IT) == set(DutyState)
