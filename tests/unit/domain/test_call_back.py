"""When class 2 may be called, and the words of every row (Q-8, P-3)."""

from __future__ import annotations

from typing import Any

import pytest

from istes_desk.domain.call_back import CallBack, call_back
from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind, Severity
from istes_desk.domain.queue import QueueEntry
from istes_desk.domain.row_reasons import row_reason
from istes_desk.domain.working_time import WorkingTime
from tests.unit.domain.policy_files import EXAMPLES, HOLIDAYS, POLICY, at

NOW = at("2026-12-07T10:00+01:00")
CALLABLE = CallBack(True, NOW, "Richiamabile adesso, fino alle 13:00.")


@pytest.mark.parametrize("case", EXAMPLES["call_back"], ids=lambda case: case["id"])
def test_worked_examples(case: dict[str, Any]) -> None:
    certified, earliest = at(case["certified"]), at(case["earliest_callback"])
    assert WorkingTime(POLICY.call_back, HOLIDAYS).next_opening(certified) == earliest
    answer = call_back(0, POLICY, HOLIDAYS, certified)
    assert (answer.callable, answer.opens_at) == (certified == earliest, earliest)


@pytest.mark.parametrize(
    ("now", "blocked_by", "expected"),
    [
        ("2026-12-07T10:00+01:00", 0, "Richiamabile adesso, fino alle 13:00."),
        ("2026-12-07T10:00+01:00", 1, "Non ancora richiamabile: prima 1 richiesta con contratto in coda."),
        ("2026-12-07T13:00+01:00", 0, "Richiamabile da mer 09/12 09:30."),
        ("2026-12-07T13:00+01:00", 2, "Richiamabile da mer 09/12 09:30, dopo 2 richieste con contratto."),
    ],
)
def test_reasons(now: str, blocked_by: int, expected: str) -> None:
    answer = call_back(blocked_by, POLICY, HOLIDAYS, at(now))
    assert answer.reason == expected
    assert answer.callable is expected.startswith("Richiamabile adesso")


def test_only_class_1_in_the_way_has_no_hour_to_show() -> None:
    assert call_back(1, POLICY, HOLIDAYS, NOW).opens_at is None


DUE, PAST = at("2026-12-07T10:28+01:00"), at("2026-12-07T08:00+01:00")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"severity": Severity.B, "due": DUE}, "Gravità B: risposta entro lun 07/12 10:28 (tra 28 min)."),
        (
            {"urgent": True, "due": DUE},
            "Urgenza confermata, gravità da assegnare: risposta entro lun 07/12 10:28 (tra 28 min).",
        ),
        (
            {"severity": Severity.A, "due": PAST},
            "Gravità A: termine mancato, scadeva lun 07/12 08:00 (in ritardo di 2 h).",
        ),
        ({"severity": Severity.C}, "Gravità C: nessun termine di risposta."),
        ({"severity": Severity.C, "due": PAST, "responded_at": PAST}, "Gravità C: risposta data in tempo."),
        ({"due": PAST, "responded_at": NOW}, "Gravità da assegnare: risposta data fuori termine."),
        ({"incident_class": IncidentClass.NO_CONTRACT}, "Richiamabile adesso, fino alle 13:00."),
        (
            {"incident_class": IncidentClass.PARKED},
            "In attesa di PEC: nessun contratto per questo oggetto e nessuna PEC verificata.",
        ),
        ({"state": IncidentState.PLANNED}, "Intervento pianificato."),
        (
            {"state": IncidentState.IN_PROGRESS, "due": DUE, "responded_at": NOW},
            "In lavorazione, risposta data in tempo.",
        ),
        (
            {"state": IncidentState.CLOSED, "due": PAST, "missed": True},
            "Chiusa, termine di risposta mancato.",
        ),
        (
            {"kind": RequestKind.CONSULTANCY},
            "Richiesta di consulenza: si propone un incontro, non occupa un posto in coda.",
        ),
    ],
)
def test_every_row_says_why_it_stands_there(facts: dict[str, Any], words: str) -> None:
    one = QueueEntry(**{"number": 1, "received": NOW, "incident_class": IncidentClass.CONTRACT, **facts})
    assert row_reason(one, NOW, CALLABLE) == words
