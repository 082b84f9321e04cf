"""Duties that were done in an intervention, and what it costs then (R6, R7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.duties import DutyCode, Outcome
from istes_desk.domain.interventions import Intervention
from istes_desk.services.assigning import assign_duties
from istes_desk.services.checklists import TickDraft, tick, withdraw
from istes_desk.services.duty_work import duty_lines
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, AUTHOR, cell, world


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        assign_duties(work, clock, AURORA)
        return work


def test_only_what_stands_and_was_done_in_it_is_told(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    job = uow.add(Intervention(AURORA, AUTHOR, clock.now())).id
    assert duty_lines(uow, job) == ()
    draft = TickDraft(Outcome.OK, "Fatto", intervention_id=job)
    wall, scan, image = (
        cell(uow, clock, DutyCode.FW, None).id,
        cell(uow, clock, DutyCode.AVS).id,
        cell(uow, clock, DutyCode.IMG).id,
    )
    tick(uow, clock, [wall, image], draft, AUTHOR)
    tick(uow, clock, [scan], replace(draft, outcome=Outcome.FAILED), AUTHOR)
    clock.advance(minutes=1)
    withdraw(uow, clock, [image], AUTHOR)
    tick(uow, clock, [image], TickDraft(Outcome.OK, "Altrove"), AUTHOR)
    assert duty_lines(uow, job) == (
        "Firewall hardware: policy in uscita e NAT solo dietro VPN · Sede · 1º trimestre 2026: fatto",
        "Scansione antivirus · RECEPTION · settimana 10 del 2026: fallito",
    )
