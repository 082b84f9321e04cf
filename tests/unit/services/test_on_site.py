"""Work at the customer's stands in the register, begun and ended, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.services.on_site import note_on_site, note_unfinished
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

KEY = b"k" * 32
S = InterventionState


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    """One on site on one PC, one on two, one from afar, one of a colleague."""
    job = Intervention(1, "mario", clock.now(), on_site=True, device_ids=(4,))
    others = (
        replace(job, device_ids=(4, 5)),
        replace(job, on_site=False),
        replace(job, technician="giulia"),
    )
    with FakeDatabase(Customer("Hotel"), job, *others)() as opened:
        return opened


def told(uow: FakeUnitOfWork) -> list[tuple[str, int | None]]:
    found = uow.find(RegisterEntry)
    assert {(one.action, one.customer_id, one.author) for one in found} <= {
        (RegisterAction.ON_SITE_SESSION, 1, "mario")
    }
    return [(one.subject, one.device_id) for one in found]


def test_begun_and_ended_each_once(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    for _ in range(2):
        note_on_site(uow, clock, KEY, "mario", [1, 3, 4])
    begun = ("Intervento 1 in sede, iniziato il 02/03/2026 10:00", 4)
    assert told(uow) == [begun]
    clock.advance(minutes=90)
    stopped = replace(uow.get(Intervention, 1), state=S.STOPPED, stopped=clock.now())
    uow.save(stopped)
    for _ in range(2):
        note_on_site(uow, clock, KEY, "mario", {1})
    assert told(uow) == [begun, ("Intervento 1 in sede, terminato il 02/03/2026 11:30", 4)]


def test_what_could_not_be_written_comes_with_the_next_start(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    stopped = replace(uow.get(Intervention, 2), state=S.CLOSED, stopped=clock.now())
    uow.save(stopped)
    note_unfinished(uow, clock, KEY, "mario")
    assert [words for words, _ in told(uow)] == ["Intervento 1 in sede, iniziato il 02/03/2026 10:00"]
