"""Who is proposed for a request that belongs to nobody yet."""

from __future__ import annotations

import pytest

from istes_desk.domain.customers import Contact
from istes_desk.domain.incidents import Channel, Incident
from istes_desk.services.proposing import proposed
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, LIDO, MONDAY_TEN, ROSSI, by_hand, world


@pytest.mark.parametrize(
    ("sender", "subject", "found"),
    [
        ("anna@aurora.example", "Guasto", [AURORA]),
        ("rita@rossi.example", "All'Hotel Aurora non stampa", [ROSSI, LIDO, AURORA]),
        ("lido@pec.it", "Guasto", [LIDO]),
        ("", "Ufficio di Rossì chiuso", [ROSSI]),
        ("x@altro.example", "Guasto", []),
    ],
)
def test_the_likeliest_first(sender: str, subject: str, found: list[int]) -> None:
    database = world()
    uow, clock = FakeUnitOfWork(database.rows, database.numbers), FixedClock(MONDAY_TEN)
    uow.add(Contact(LIDO, "Rita", email="rita@rossi.example"))
    one = by_hand(uow, clock, None, channel=Channel.EMAIL, sender=sender, subject=subject)
    assert [customer.id for customer in proposed(uow, uow.get(Incident, one))] == found
    known = by_hand(uow, clock, LIDO, subject=subject)
    assert proposed(uow, uow.get(Incident, known)) == ()
