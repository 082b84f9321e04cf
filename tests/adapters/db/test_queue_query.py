"""The queue's order in SQL equals the domain's (Q-8), for any mixture of incidents."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import (
    Channel,
    Incident,
    IncidentClass,
    IncidentState,
    RequestKind,
    Severity,
)
from istes_desk.domain.queue import QueueEntry, order
from istes_desk.services.ports import Entity, Transactions
from istes_desk.services.queue_filter import QueueFilter, QueueSection
from tests.fake_uow import FakeDatabase

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def mixture(seed: int, count: int = 300) -> list[Incident]:
    """Incidents of every class, state and severity with many ties, numbers in no order."""
    pick = random.Random(seed)
    numbers = pick.sample(range(1, 10_000), count)
    return [_incident(number, pick) for number in numbers]


def _incident(number: int, pick: random.Random) -> Incident:
    known = pick.choice(list(IncidentClass))
    due = pick.choice([None, *(NOW + hours * HOUR for hours in range(-3, 4))])
    return Incident(
        number=number,
        subject=pick.choice(["Stampante ferma", "50% di sconto", "POSTA lenta", "Però è urgente"]),
        received=NOW - pick.randrange(6) * HOUR,
        channel=Channel.EMAIL,
        incident_class=known,
        reason="",
        kind=pick.choice([RequestKind.INCIDENT, RequestKind.INCIDENT, RequestKind.CONSULTANCY]),
        state=pick.choice([IncidentState.QUEUED, *IncidentState]),
        severity=pick.choice([None, *Severity]),
        urgent=pick.random() < 0.2,
        due=due if known is IncidentClass.CONTRACT else None,
        responded_at=pick.choice([None, None, NOW - HOUR]),
        customer_id=pick.choice([None, 1, 2]),
        missed=due is not None and due < NOW and pick.random() < 0.5,
        technician=pick.choice(["", "anna"]),
        body=pick.choice(["", "Città_Vecchia"]),
    )


FILTERS = [
    QueueFilter(NOW),
    QueueFilter(NOW, with_done=True),
    QueueFilter(NOW, kind=RequestKind.CONSULTANCY),
    QueueFilter(NOW, customer_id=2),
    QueueFilter(NOW, technician="anna", late_only=True),
    QueueFilter(NOW, late_only=True, with_done=True),
    QueueFilter(NOW, text="posta"),
    QueueFilter(NOW, text="50%"),
    QueueFilter(NOW, text="A_V"),
    QueueFilter(NOW, text="aurora"),
    QueueFilter(NOW, text="nessuno"),
]


@pytest.mark.parametrize("seed", range(3))
def test_sql_sorts_as_the_domain(database: Transactions, seed: int) -> None:
    rows: list[Entity] = [Customer("Hotel AURORA"), Customer("Campeggio"), *mixture(seed)]
    with database() as uow:
        for row in rows:
            uow.add(row)
        found = [uow.queue_index(wanted) for wanted in FILTERS]
    with FakeDatabase(*rows)() as fake:
        assert found == [fake.queue_index(wanted) for wanted in FILTERS]


def test_the_order_is_that_of_q8(transactions: Transactions) -> None:
    """Contract before no contract; the words of Q-8 (missed first) and the stored columns agree."""
    waiting = [replace(i, state=IncidentState.QUEUED) for i in mixture(7)]
    with transactions() as uow:
        stored = [uow.add(replace(i, customer_id=None)) for i in waiting]
        sections = dict(uow.queue_index(QueueFilter(NOW)).sections)
    ids = sections[QueueSection.CONTRACT] + sections[QueueSection.NO_CONTRACT]
    assert list(ids) == [entry.id for entry in order(map(QueueEntry.of, stored), NOW)]


def test_every_state_and_class_has_a_section(transactions: Transactions) -> None:
    pairs = list(product(IncidentState, IncidentClass))
    with transactions() as uow:
        for number, (state, known) in enumerate(pairs, 1):
            uow.add(Incident(number, "", NOW, Channel.EMAIL, known, "", state=state))
        sections = uow.queue_index(QueueFilter(NOW, with_done=True)).sections
    assert [section for section, _ids in sections] == list(QueueSection)
    assert sorted(id for _section, ids in sections for id in ids) == list(range(1, len(pairs) + 1))


def test_text_ignores_accented_capitals(sqlite: Transactions) -> None:
    with sqlite() as uow:
        uow.add(Incident(1, "PERCHÉ NO", NOW, Channel.EMAIL, IncidentClass.CONTRACT, ""))
        assert uow.queue_index(QueueFilter(NOW, text="perché")).sections == ((QueueSection.CONTRACT, (1,)),)
