"""The queue's order in SQL equals the domain's (Q-8), for any mixture of incidents."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from istes_desk.adapters.db import id_lists, queue_query, search_read
from istes_desk.adapters.db.tables import Base
from istes_desk.adapters.db.uow import Database
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import (
    Channel,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    Message,
    RequestKind,
    Severity,
)
from istes_desk.domain.network import Device
from istes_desk.domain.queue import QueueEntry, order
from istes_desk.services.ports import Entity, Transactions, UnitOfWork
from istes_desk.services.queue_filter import NOTHING, QueueFilter, QueueSection
from istes_desk.services.queue_moves import moved
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
    QueueFilter(NOW, text="CITTA_v"),
    QueueFilter(NOW, text="citta", incident_class=IncidentClass.PARKED),
    QueueFilter(NOW, state=IncidentState.PLANNED),
    QueueFilter(NOW, first=7),
    QueueFilter(NOW, first=200, with_done=True),
    QueueFilter(NOW, text="pero aur"),
    QueueFilter(NOW, text="è\u0300 \0 *\"' -NOT (posta) 🖨️ NEAR" + "x" * 10_000),
    QueueFilter(NOW, text='🖨️ * "'),
    QueueFilter(NOW, text="INC-000042"),
    QueueFilter(NOW, text="aurora"),
    QueueFilter(NOW, text="nessuno"),
]


@pytest.fixture(params=[{}, {"MANY": 0, "FEW": 0}, {"MANY": 5, "FEW": 20, "LONGEST_WALK": 40, "CHUNK": 3}])
def however_many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word is collected, asked of one request after the other, or first one and then the other."""
    for name, value in request.param.items():
        monkeypatch.setattr(search_read, name, value)
    if request.param:
        monkeypatch.setattr(queue_query, "FEW", 3)


@pytest.mark.usefixtures("however_many")
@pytest.mark.parametrize("seed", range(3))
def test_sql_sorts_as_the_domain(database: Transactions, seed: int) -> None:
    rows: list[Entity] = [Customer("Hotel AURORA"), Customer("Campeggio"), *mixture(seed)]
    with database() as uow, FakeDatabase(*rows)() as fake:
        for row in rows:
            uow.add(row)
        for wanted in FILTERS:
            assert uow.queue.index(wanted) == fake.queue.index(wanted)
            order = fake.queue.index(replace(wanted, text="", first=0))
            for first in (0, 1, 50):
                found = uow.queue.search(order, wanted.text, first)
                assert found == fake.queue.search(order, wanted.text, first)


def test_the_order_is_that_of_q8(transactions: Transactions) -> None:
    """Contract before no contract; the words of Q-8 (missed first) and the stored columns agree."""
    waiting = [replace(i, state=IncidentState.QUEUED) for i in mixture(7)]
    with transactions() as uow:
        stored = [uow.add(replace(i, customer_id=None)) for i in waiting]
        sections = dict(uow.queue.index(QueueFilter(NOW)).sections)
    ids = sections[QueueSection.CONTRACT] + sections[QueueSection.NO_CONTRACT]
    assert list(ids) == [entry.id for entry in order(map(QueueEntry.of, stored), NOW)]


def test_every_state_and_class_has_a_section(transactions: Transactions) -> None:
    pairs = list(product(IncidentState, IncidentClass))
    with transactions() as uow:
        for number, (state, known) in enumerate(pairs, 1):
            uow.add(Incident(number, "", NOW, Channel.EMAIL, known, "", state=state))
        sections = uow.queue.index(QueueFilter(NOW, with_done=True)).sections
    assert [section for section, _ids in sections] == list(QueueSection)
    assert sorted(id for _section, ids in sections for id in ids) == list(range(1, len(pairs) + 1))


def test_text_ignores_accented_capitals(sqlite: Transactions) -> None:
    with sqlite() as uow:
        uow.add(Incident(1, "PERCHÉ NO", NOW, Channel.EMAIL, IncidentClass.CONTRACT, ""))
        assert uow.queue.index(QueueFilter(NOW, text="perché")).sections == ((QueueSection.CONTRACT, (1,)),)


def test_counts_heads_and_the_next_term_are_those_of_the_rows(database: Transactions) -> None:
    rows: list[Entity] = [Customer("A"), Customer("B"), *mixture(5)]
    with database() as uow, FakeDatabase(*rows)() as fake:
        assert uow.queue.stamp() == fake.queue.stamp() == 0
        for row in rows:
            uow.add(row)
        uow.add(IncidentEvent(1, NOW, EventKind.NOTE, ""))
        fake.add(IncidentEvent(1, NOW, EventKind.NOTE, ""))
        assert uow.queue.stamp() == fake.queue.stamp() == 1
        assert uow.queue.touched_since(0) == fake.queue.touched_since(0) == [1]
        assert uow.queue.touched_since(1) == fake.queue.touched_since(1) == []
        assert uow.queue.counts() == fake.queue.counts()
        assert uow.queue.counts(2) == fake.queue.counts(2)
        heads = sorted(uow.queue.heads([3, 4, 999]), key=lambda one: one.id)
        assert heads == fake.queue.heads([3, 4, 999])
        assert uow.queue.overdue(NOW) == fake.queue.overdue(NOW) != []
        assert uow.queue.next_term(NOW) == fake.queue.next_term(NOW) is not None
        assert uow.queue.next_term(NOW + 9 * HOUR) is None


def test_a_search_that_nobody_waits_for_stops(sqlite: Transactions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(id_lists, "STEPS", 10)
    with sqlite() as uow:
        for incident in mixture(1):
            uow.add(replace(incident, customer_id=None))
    with sqlite() as uow:
        order = uow.queue.index(QueueFilter(NOW))
        assert uow.queue.search(order, "posta", waited=lambda: False) == NOTHING
        assert uow.queue.search(order, "posta") == uow.queue.index(QueueFilter(NOW, text="posta")) != NOTHING


def _thread(uow: UnitOfWork) -> Incident:
    customer = uow.add(Customer("Albergo Caffè"))
    site = uow.add(Site(customer.id, "Sede"))
    device = uow.add(Device(customer.id, site.id, "CASSA-01", serial="SN4711"))
    facts = {"customer_id": customer.id, "device_id": device.id, "body": "Città vecchia"}
    return uow.add(
        Incident(42, "È ferma", NOW, Channel.EMAIL, IncidentClass.CONTRACT, "", **cast("Any", facts))
    )


def found(uow: UnitOfWork, text: str) -> int:
    return uow.queue.index(QueueFilter(NOW, text=text)).size


def test_all_words_of_a_request_are_found_wherever_they_stand(transactions: Transactions) -> None:
    with transactions() as uow:
        incident = _thread(uow)
        mail = uow.add(Message(incident.id, NOW, "a@aurora.example", "Re: toner", "<1@x>", "aa", "il fusore"))
        known = (
            "caffe ferm",
            "FUSORE città",
            "aurora.example",
            "cassa-01",
            "sn47",
            "inc-42",
            "42",
            "toner e",
        )
        assert [text for text in known if not found(uow, text)] == []
        assert [text for text in ("usore", "fusore rotto", "43", "1") if found(uow, text)] == []
        uow.save(replace(mail, body="la cinghia"))
        uow.save(replace(uow.get(Customer, 1), name="Pensione Nord"))
        texts = ("cinghia nord", "fusore", "caffe")
        assert [bool(found(uow, text)) for text in texts] == [True, False, False]
        uow.remove(mail)
        assert not found(uow, "cinghia")


def test_a_mail_that_finds_its_request_later_is_found_too(transactions: Transactions) -> None:
    with transactions() as uow:
        incident = _thread(uow)
        mail = uow.add(Message(None, NOW, "a@b.example", "smarrita", "<1@x>", "aa"))
        assert not found(uow, "smarrita")
        uow.save(replace(mail, incident_id=incident.id))
        assert found(uow, "smarrita")


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_no_input_is_an_error(text: str) -> None:
    assert found_anywhere(text) in (0, 1)


def found_anywhere(text: str) -> int:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Database(engine)() as uow:
        uow.add(Incident(1, text, NOW, Channel.EMAIL, IncidentClass.CONTRACT, ""))
        number = found(uow, text)
    engine.dispose()
    return number


@pytest.mark.parametrize("wanted", FILTERS)
def test_who_changed_finds_its_place_as_if_all_were_sorted_anew(
    transactions: Transactions, wanted: QueueFilter
) -> None:
    with transactions() as uow:
        rows: list[Entity] = [Customer("A"), Customer("B"), *mixture(3, 80)]
        for row in rows:
            uow.add(row)
        before = uow.queue.index(wanted)
        touched = range(1, 60, 7)
        for id, other in zip(touched, mixture(4, 80), strict=False):
            stored = uow.get(Incident, id)
            uow.save(replace(other, id=id, number=stored.number, version=stored.version))
        if not wanted.first:
            assert moved(uow, before, touched, wanted) == uow.queue.index(wanted)
