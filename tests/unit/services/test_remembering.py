"""A unit of work that remembers answers as the one beneath it would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import (
    Channel,
    EventKind,
    Incident,
    IncidentClass,
    IncidentEvent,
    IncidentState,
    Message,
)
from istes_desk.domain.mail import RawMail
from istes_desk.services.ports import Between
from istes_desk.services.remembering import remembering
from tests.fake_uow import FakeUnitOfWork

HOUR = timedelta(hours=1)
AT = datetime(2026, 11, 16, 10, tzinfo=UTC)


def test_a_range_of_what_rarely_changes() -> None:
    beneath = FakeUnitOfWork({}, {})
    for name in ("Uno", "Due", "Tre"):
        beneath.add(Customer(name))
    with remembering(beneath) as uow:
        assert [one.name for one in uow.find(Customer, id=Between(2, 3))] == ["Due", "Tre"]


def test_what_waits_to_be_added_is_counted() -> None:
    with remembering(FakeUnitOfWork({}, {})) as uow:
        uow.add(IncidentEvent(1, AT, EventKind.NOTE, "Nota", "mario"))
        assert uow.tally(IncidentEvent, "kind") == {EventKind.NOTE: 1}


def incident(number: int = 1, sender: str = "anna@aurora.example") -> Incident:
    return Incident(number, "Blocco", AT, Channel.EMAIL, IncidentClass.NO_CONTRACT, "", sender=sender)


def mail(name: str, answers: str = "") -> RawMail:
    cited = (answers,) if answers else ()
    return RawMail(b"", name, f"<{name}@x>", "anna@aurora.example", in_reply_to=cited)


@pytest.fixture
def beneath() -> FakeUnitOfWork:
    """A store with one request and its mail."""
    store = FakeUnitOfWork({}, {})
    first = store.add(replace(incident(), number=store.next_number("incident")))
    store.add(Message(first.id, AT, first.sender, "Blocco", "<old@x>", "old"))
    return store


def test_what_was_foreseen_is_found_without_asking(beneath: FakeUnitOfWork) -> None:
    near = Between(AT - HOUR, AT + HOUR)
    with remembering(beneath, [mail("new", answers="<old@x>")], near) as uow:
        beneath.rows = {}
        assert [one.sha256 for one in uow.find(Message, message_id="<old@x>", outgoing=False)] == ["old"]
        assert uow.find(Message, message_id=("<old@x>", "<new@x>"), outgoing=True) == []
        assert uow.get(Incident, 1).number == 1
        assert [one.id for one in uow.find(Incident, sender="anna@aurora.example", received=near)] == [1]


def test_what_was_not_foreseen_is_asked(beneath: FakeUnitOfWork) -> None:
    with remembering(beneath, [mail("new")], Between(AT, AT)) as uow:
        wide = Between(AT - HOUR, AT + HOUR)
        assert [one.id for one in uow.find(Incident, sender="anna@aurora.example", received=wide)] == [1]
        assert [one.id for one in uow.find(Incident, sender="anna@aurora.example")] == [1]
        assert [one.sha256 for one in uow.find(Message, message_id="<old@x>")] == ["old"]
        assert [one.sha256 for one in uow.find(Message, message_id=())] == []
        assert uow.get(Incident, 1).number == 1


def test_what_was_just_added_is_found_and_stands_in_the_store_at_the_end(beneath: FakeUnitOfWork) -> None:
    near = Between(AT - HOUR, AT + HOUR)
    with remembering(beneath, [mail("a"), mail("b")], near) as uow:
        made = [uow.add(incident(uow.next_number("incident"))) for _ in range(3)]
        uow.add(Message(made[0].id, AT, "anna@aurora.example", "Blocco", "<a@x>", "a"))
        assert [one.incident_id for one in uow.find(Message, message_id="<a@x>")] == [made[0].id]
        assert uow.find(Incident, sender="anna@aurora.example", received=near)[1:] == made
        assert uow.get(Incident, made[1].id) == made[1]
        assert len(beneath.find(Message)) == 1
    assert [one.number for one in beneath.find(Incident)] == [1, 2, 3, 4]
    assert [(one.message_id, one.id) for one in beneath.find(Message)] == [("<old@x>", 1), ("<a@x>", 2)]
    assert beneath.next_number("incident") == 5


def test_a_change_is_seen_by_the_next_mail(beneath: FakeUnitOfWork) -> None:
    with remembering(beneath, [mail("new", answers="<old@x>")]) as uow:
        fresh = uow.add(incident(uow.next_number("incident")))
        uow.save(replace(fresh, state=IncidentState.CLOSED))
        uow.save(replace(uow.get(Incident, 1), state=IncidentState.WAITING_CUSTOMER))
        assert uow.get(Incident, 1).state is IncidentState.WAITING_CUSTOMER
        customer = uow.add(Customer("Hotel Aurora"))
        uow.save(replace(customer, name="Hotel Bella"))
    states = [one.state for one in beneath.find(Incident)]
    assert states == [IncidentState.WAITING_CUSTOMER, IncidentState.CLOSED]
    assert [one.name for one in beneath.find(Customer)] == ["Hotel Bella"]
