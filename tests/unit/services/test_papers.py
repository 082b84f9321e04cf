"""The papers are plain facts: frozen, with courteous defaults."""

from __future__ import annotations

import dataclasses

import pytest

from istes_desk.domain.duty_states import DutyState
from istes_desk.services import papers
from istes_desk.services.plan_drawing import PlanPaper


@pytest.mark.parametrize("kind", [papers.ReportPaper, PlanPaper, papers.MatrixPaper, papers.ReportPrice])
def test_papers_are_frozen_and_slotted(kind: type) -> None:
    assert dataclasses.is_dataclass(kind)
    assert hasattr(kind, "__slots__")


def test_a_signature_is_by_hand_unless_drawn() -> None:
    assert papers.Signature("Il cliente") == papers.Signature("Il cliente", "", (), None)


def test_every_state_of_a_duty_has_its_mark() -> None:
    assert {state.value for state in DutyState} | {"verify"} == {symbol.value for symbol in papers.Symbol}
