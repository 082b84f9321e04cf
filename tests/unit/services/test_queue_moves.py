"""Who changed finds the place that sorting anew would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from istes_desk.domain.incidents import Incident, IncidentState, Severity
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.queue_moves import MOST, moved
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, LIDO, MONDAY_TEN, ROSSI, by_hand, world

NOW = MONDAY_TEN
CHANGES: tuple[dict[str, Any], ...] = (
    {"severity": Severity.C},
    {"urgent": True},
    {"state": IncidentState.PLANNED},
    {"state": IncidentState.CLOSED},
    {"received": NOW - timedelta(days=1)},
    {"customer_id": LIDO, "technician": "anna"},
)
FILTERS = (
    QueueFilter(NOW),
    QueueFilter(NOW, with_done=True),
    QueueFilter(NOW, customer_id=LIDO, technician="anna"),
    QueueFilter(NOW, state=IncidentState.PLANNED),
    QueueFilter(NOW, text="blocco"),
    QueueFilter(NOW, late_only=True),
)


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("change", CHANGES)
def test_as_if_sorted_anew(wanted: QueueFilter, change: dict[str, Any]) -> None:
    database, clock = world(), FixedClock(NOW)
    uow = FakeUnitOfWork(database.rows, database.numbers)
    made = [by_hand(uow, clock, customer) for customer in (LIDO, AURORA, ROSSI, LIDO, ROSSI, AURORA)]
    before = uow.queue.index(wanted)
    touched = [made[0], made[2], 999]
    for id in touched[:2]:
        uow.save(replace(uow.get(Incident, id), **change))
    assert moved(uow, before, touched, wanted) == uow.queue.index(wanted)
    assert moved(uow, before, range(MOST + 1), wanted) == uow.queue.index(wanted)
