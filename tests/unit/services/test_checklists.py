"""Assigning, ticking, correcting, setting aside (D-1..D-5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from istes_desk.domain.duties import (
    DutyAssignment,
    DutyCode,
    DutyResult,
    DutyTemplate,
    EvidenceSource,
    Frequency,
    Outcome,
)
from istes_desk.domain.duties import DutyScope as Scope
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.errors import DomainError
from istes_desk.domain.interventions import Intervention
from istes_desk.services.assigning import assign_duties
from istes_desk.services.changes import NOTHING
from istes_desk.services.checklists import (
    TickDraft,
    correct,
    running_job,
    set_applicable,
    set_not_applicable,
    standing_in,
    take_back,
    tick,
    withdraw,
)
from istes_desk.services.duty_board import CellId
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import (
    AURORA,
    AUTHOR,
    DESK_PC,
    GUEST,
    OFFICE,
    PRINTER,
    SERVER,
    assignment,
    cell,
    world,
)

OK = TickDraft(Outcome.OK, "Controllato.")
FAILED = TickDraft(Outcome.FAILED, "Disco pieno.")


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    with world()() as work:
        assign_duties(work, clock, AURORA)
        return work


def test_every_pc_has_its_duties_and_the_site_its_own(uow: FakeUnitOfWork) -> None:
    def codes(**where: int | None) -> set[DutyCode]:
        return {one.code for one in uow.find(DutyAssignment, **where)}

    site = {DutyCode.FW, DutyCode.MAP}
    assert codes(device_id=None, site_id=1) == site
    assert codes(device_id=DESK_PC) == set(DutyCode) - site - {DutyCode.VM}
    assert codes(device_id=SERVER) - codes(device_id=GUEST) == {DutyCode.VM}
    assert codes(device_id=PRINTER) == set()


def test_assigning_twice_gives_nothing_new_but_fills_gaps(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    before = len(uow.find(DutyAssignment))
    assert assign_duties(uow, clock, AURORA) == NOTHING
    uow.remove(assignment(uow, DutyCode.AVS))
    assert assign_duties(uow, clock, AURORA).duties == {AURORA}
    assert len(uow.find(DutyAssignment)) == before


def test_the_template_in_force_counts(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    uow.remove(assignment(uow, DutyCode.AVS))
    newer = DutyTemplate(DutyCode.AVS, "Scansione", Frequency.MONTHLY, Scope.DEVICE, date(2026, 1, 1))
    over = DutyTemplate(DutyCode.AVS, "x", Frequency.DAILY, Scope.DEVICE, date(2026, 2, 1), date(2026, 2, 28))
    later = DutyTemplate(DutyCode.AVS, "y", Frequency.DAILY, Scope.DEVICE, date(2026, 4, 1))
    for row in (newer, over, later):
        uow.add(row)
    assign_duties(uow, clock, AURORA)
    assert assignment(uow, DutyCode.AVS).frequency is Frequency.MONTHLY


def test_without_appointment_there_are_no_duties(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    with pytest.raises(DomainError, match="non ha oggi una nomina"):
        assign_duties(uow, clock, OFFICE)


def test_many_cells_with_one_note(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    cells = [cell(uow, clock, DutyCode.AV, pc).id for pc in (DESK_PC, SERVER, GUEST)]
    assert tick(uow, clock, cells, OK, AUTHOR).duties == {AURORA}
    states = {cell(uow, clock, DutyCode.AV, pc).status.state for pc in (DESK_PC, SERVER, GUEST)}
    assert states == {DutyState.OK}


def test_a_failed_duty_is_made_good_in_its_period(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], FAILED, AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.FAILED
    clock.advance(hours=1)
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], OK, AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.OK
    assert cell(uow, clock, DutyCode.IMG).status.doubt == ""


def test_a_past_period_can_be_ticked_late(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    missed = cell(uow, clock, DutyCode.AV).id
    clock.advance(days=1)
    today = cell(uow, clock, DutyCode.AV)
    assert (today.id != missed, today.missed) == (True, "02/03/2026")
    tick(uow, clock, [missed], OK, AUTHOR)
    assert cell(uow, clock, DutyCode.AV).missed == ""


def test_a_period_that_is_not_one_is_refused(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    id = assignment(uow, DutyCode.AV).id
    with pytest.raises(DomainError, match="Questo periodo"):
        tick(uow, clock, [CellId(id, "2026-12-24")], OK, AUTHOR)


def test_a_tick_against_fresh_evidence_needs_its_reason(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = cell(uow, clock, DutyCode.AV).id
    bad = DutyResult(
        one.assignment_id, one.period_key, Outcome.FAILED, clock.now(), "", source=EvidenceSource.COLLECTED
    )
    uow.add(bad)
    clock.advance(minutes=5)
    with pytest.raises(DomainError, match="dicono il contrario"):
        tick(uow, clock, [one], TickDraft(Outcome.OK), AUTHOR)


def test_a_correction_supersedes_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    made = tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], OK, AUTHOR)
    correct(uow, clock, made.new_id, FAILED, AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.FAILED
    assert len(uow.find(DutyResult)) == 2
    with pytest.raises(DomainError, match="già stato corretto"):
        correct(uow, clock, made.new_id, OK, AUTHOR)


def test_undo_leaves_the_cell_as_it_was(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = cell(uow, clock, DutyCode.IMG)
    tick(uow, clock, [one.id], FAILED, AUTHOR)
    clock.advance(minutes=1)
    tick(uow, clock, [one.id], OK, AUTHOR)
    withdraw(uow, clock, [one.id], AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.FAILED
    withdraw(uow, clock, [one.id], AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status == one.status
    assert withdraw(uow, clock, [one.id], AUTHOR) == NOTHING
    assert len(uow.find(DutyResult)) == 4


def test_what_was_written_is_taken_back_and_no_later_outcome(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = cell(uow, clock, DutyCode.IMG)
    tick(uow, clock, [one.id], OK, AUTHOR)
    mine = standing_in(uow, [one.id])
    clock.advance(minutes=1)
    tick(uow, clock, [one.id], FAILED, "anna")
    take_back(uow, clock, mine, AUTHOR)
    assert cell(uow, clock, DutyCode.IMG).status.state is DutyState.FAILED
    with pytest.raises(DomainError, match="già stato corretto"):
        take_back(uow, clock, mine, AUTHOR)


def test_a_tick_belongs_to_the_running_job_of_that_customer(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert running_job(uow, AUTHOR) is None
    uow.add(Intervention(AURORA, AUTHOR, clock.now() - timedelta(hours=1)))
    elsewhere = uow.add(Intervention(OFFICE, "anna", clock.now()))
    job = running_job(uow, AUTHOR)
    assert job is not None
    one = cell(uow, clock, DutyCode.UPD).id
    for id, kept in ((job.id, job.id), (elsewhere.id, None), (None, None)):
        made = tick(uow, clock, [one], TickDraft(Outcome.OK, "Fatto", intervention_id=id), AUTHOR)
        assert uow.get(DutyResult, made.new_id).intervention_id == kept


def test_not_applicable_has_a_reason_and_a_way_back(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    id = assignment(uow, DutyCode.DR).id
    with pytest.raises(DomainError, match="motivo"):
        set_not_applicable(uow, [id], "  ")
    assert set_not_applicable(uow, [id], "PC senza lettore.").duties == {AURORA}
    assert cell(uow, clock, DutyCode.DR).status.state is DutyState.NOT_APPLICABLE
    set_applicable(uow, [id])
    assert cell(uow, clock, DutyCode.DR).status.state is DutyState.TODO
