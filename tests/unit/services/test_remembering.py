"""A unit of work that remembers answers as the one beneath it would."""

from __future__ import annotations

from datetime import UTC, datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import EventKind, IncidentEvent
from istes_desk.services.ports import Between
from istes_desk.services.remembering import remembering
from tests.fake_uow import FakeUnitOfWork

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
