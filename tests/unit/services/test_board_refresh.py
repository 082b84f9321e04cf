"""The board after a tick equals the board read whole (D-3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, Outcome
from istes_desk.domain.network import Device
from istes_desk.services.assigning import assign_duties
from istes_desk.services.board_refresh import refresh, turned
from istes_desk.services.checklists import TickDraft, tick
from istes_desk.services.duty_board import board
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.checklist_world import AURORA, AUTHOR, OFFICE, cell, world

OK = TickDraft(Outcome.OK, "Controllato.")


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    """The office has no duties of a site's own, so its part has fewer columns."""
    with world()() as work:
        assign_duties(work, clock, AURORA)
        site = work.add(Site(OFFICE, "Studio")).id
        work.add(Device(OFFICE, site, "UFFICIO"))
        day = clock.now().date()
        work.add(Appointment(OFFICE, "Marco Bianchi", day, day + timedelta(days=365)))
        assign_duties(work, clock, OFFICE)
        for one in work.find(DutyAssignment, customer_id=OFFICE, device_id=None):
            work.remove(one)
        return work


def test_what_was_touched_is_read_anew(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    before = board(uow, clock.now())
    clock.advance(minutes=1)
    tick(uow, clock, [cell(uow, clock, DutyCode.AV).id], OK, AUTHOR)
    whole = board(uow, clock.now())
    assert refresh(uow, clock.now(), before, frozenset({AURORA})) == whole != before
    assert refresh(uow, clock.now(), before, frozenset({OFFICE})) == before
    assert refresh(uow, clock.now(), before, frozenset()) == before


def test_duties_that_are_gone_or_new_move_the_columns(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    before = board(uow, clock.now())
    for one in uow.find(DutyAssignment, customer_id=AURORA, code=DutyCode.FW):
        uow.remove(one)
    after = board(uow, clock.now())
    assert len(after.columns) == len(before.columns) - 1
    assert refresh(uow, clock.now(), before, frozenset({AURORA})) == after


def test_a_period_that_turns_asks_for_all(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    shown, now = board(uow, clock.now()), clock.now()
    assert not turned(shown, now, now + timedelta(hours=7, minutes=59))
    assert turned(shown, now, now + timedelta(hours=8))
