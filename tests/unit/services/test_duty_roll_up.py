"""The counts of all customers are those of their boards, made without reading a duty (D-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, Frequency, Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.network import Device
from istes_desk.domain.schedules import Schedule
from istes_desk.services.assigning import assign_duties
from istes_desk.services.checklists import TickDraft, set_not_applicable, tick, withdraw
from istes_desk.services.duty_board import board
from istes_desk.services.duty_roll_up import customer_counts
from istes_desk.services.schedules import ScheduleDraft, set_own
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, AUTHOR, OFFICE, assignment, cell, closed, world

OK, FAILED = TickDraft(Outcome.OK, "Visto"), TickDraft(Outcome.FAILED, "Disco pieno")


def lived_in(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Two customers with everything that can happen to a duty."""
    uow.add(Appointment(OFFICE, "Marco Bianchi", date(2026, 1, 1), date(2026, 12, 31)))
    site = uow.add(Site(OFFICE, "Ufficio")).id
    uow.add(Device(OFFICE, site, "CONTABILE"))
    for owner in (AURORA, OFFICE):
        assign_duties(uow, clock, owner)
    set_not_applicable(uow, [assignment(uow, DutyCode.DR).id], "PC senza lettore.")
    tick(uow, clock, [cell(uow, clock, DutyCode.IMG).id], OK, AUTHOR)
    tick(uow, clock, [cell(uow, clock, DutyCode.UPD).id], FAILED, AUTHOR)
    clock.advance(minutes=1)
    tick(uow, clock, [cell(uow, clock, DutyCode.UPD).id], OK, AUTHOR)
    tick(uow, clock, [cell(uow, clock, DutyCode.BKPT).id], FAILED, AUTHOR)
    tick(uow, clock, [cell(uow, clock, DutyCode.TVC).id], OK, AUTHOR)
    clock.advance(minutes=1)
    withdraw(uow, clock, [cell(uow, clock, DutyCode.TVC).id], AUTHOR)
    set_own(uow, clock, [assignment(uow, DutyCode.IMG).id], ScheduleDraft(Schedule(Frequency.WEEKLY)))
    clock.advance(days=3)
    set_own(
        uow, clock, [assignment(uow, DutyCode.AV).id], ScheduleDraft(Schedule(Frequency.WEEKLY), "Spento")
    )
    uow.save(replace(assignment(uow, DutyCode.CRED), ended_on=date(2026, 3, 3)))


def same(uow: FakeUnitOfWork, clock: FixedClock) -> dict[str, dict[DutyState, int]]:
    """The counts, after they were compared with the boards."""
    found = customer_counts(uow, clock.now())
    for row in found:
        assert row.roll_up.counts == board(uow, clock.now(), row.customer_id).roll_up.counts
    return {row.name: dict(row.roll_up.counts) for row in found}


def test_the_counts_are_those_of_the_boards(clock: FixedClock) -> None:
    with world()() as uow:
        lived_in(uow, clock)
        found = same(uow, clock)
        assert list(found) == ["Hotel Aurora", "Studio Rossi"]
        assert set(found["Hotel Aurora"]) >= {DutyState.FAILED, DutyState.OK, DutyState.NOT_APPLICABLE}
        clock.advance(days=40)
        same(uow, clock)


def test_a_closing_suspends_and_who_left_is_left_out(clock: FixedClock) -> None:
    with world()() as uow:
        lived_in(uow, clock)
        uow.add(closed(date(2026, 3, 1), date(2026, 3, 31)))
        uow.save(replace(uow.get(Customer, OFFICE), active=False))
        found = same(uow, clock)
        assert list(found) == ["Hotel Aurora"]
        assert found["Hotel Aurora"][DutyState.SUSPENDED] > 20


def test_an_ended_duty_counts_for_nobody(clock: FixedClock) -> None:
    with world()() as uow:
        assign_duties(uow, clock, AURORA)
        for one in uow.find(DutyAssignment):
            uow.save(replace(one, ended_on=date(2026, 3, 3)))
        assert sum(same(uow, clock)["Hotel Aurora"].values()) > 0
        clock.advance(days=3)
        assert customer_counts(uow, clock.now()) == ()
