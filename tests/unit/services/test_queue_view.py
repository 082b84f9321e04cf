"""The queue as the tab reads it: sections, rows, the next one, the details (Q-8, P-3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from istes_desk.domain.incidents import Incident, IncidentState, RequestKind, Severity
from istes_desk.domain.queue import QueueSection
from istes_desk.services import incidents as desk
from istes_desk.services.errors import NotFoundError
from istes_desk.services.incident_view import details, raw_message
from istes_desk.services.intake import file_in
from istes_desk.services.notices import NoticeKind, due_notices
from istes_desk.services.queue_filter import QueueFilter, QueueIndex
from istes_desk.services.queue_view import Head, head, rows
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, ROSSI, by_hand, mail, world


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    with world()() as work:
        yield work


@dataclass(frozen=True)
class Queue:
    index: QueueIndex
    head: Head


def queue(uow: FakeUnitOfWork, wanted: QueueFilter) -> Queue:
    index = uow.queue.index(wanted)
    return Queue(index, head(uow, wanted, index))


def shown(uow: FakeUnitOfWork, clock: FixedClock, kind: RequestKind = RequestKind.INCIDENT) -> Queue:
    return queue(uow, QueueFilter(clock.now(), kind=kind))


def test_an_empty_queue(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert shown(uow, clock) == Queue(QueueIndex(()), Head(None, None, 0, 0, {}, 0, None))
    assert rows(uow, clock.now(), []) == []


def test_next_is_the_first_that_may_be_called(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    rossi = by_hand(uow, clock, ROSSI)
    lido = by_hand(uow, clock, LIDO, severity=Severity.B)
    found = shown(uow, clock)
    assert [section for section, _ in found.index.sections] == [
        QueueSection.CONTRACT,
        QueueSection.NO_CONTRACT,
    ]
    assert found.head.next_up is not None
    assert (found.head.next_up.id, found.head.next_up.plan, found.head.waiting) == (lido, "Enterprise", 2)
    assert found.head.call_back is not None
    assert not found.head.call_back.callable
    desk.log_call(uow, clock, lido, "", AUTHOR)
    found = shown(uow, clock)
    assert found.head.next_up is not None
    assert (found.head.next_up.id, found.head.next_up.callable) == (rossi, True)
    clock.advance(hours=4)
    assert shown(uow, clock).head.next_up is None


def test_other_lists_and_filters_do_not_hide_who_is_next(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    by_hand(uow, clock, LIDO, kind=RequestKind.CONSULTANCY)
    found = shown(uow, clock, RequestKind.CONSULTANCY)
    assert len(found.index.sections) == 1
    assert (found.head.next_up, found.head.waiting) == (None, 0)
    by_hand(uow, clock, LIDO)
    found = queue(uow, QueueFilter(clock.now(), text="zzz"))
    assert found.index.sections == ()
    assert queue(uow, QueueFilter(clock.now(), customer_id=LIDO)).head.ahead is None
    assert found.head.next_up is not None
    assert found.head.waiting == 1


def test_rows_say_where_the_time_went(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, LIDO, severity=Severity.A)
    stranger = by_hand(uow, clock, None)
    clock.advance(minutes=30)
    half, unknown = rows(uow, clock.now(), [one, stranger, 99])
    assert (half.share, half.late, half.customer) == (0.5, False, "Camping Lido")
    assert half.reason == "Gravità A: risposta entro lun 02/03 11:00 (tra 30 min)."
    assert (unknown.customer, unknown.share, unknown.plan) == ("Cliente da assegnare", 0.0, "")
    clock.advance(hours=1)
    (late,) = rows(uow, clock.now(), [one])
    assert (late.share, late.late) == (1.0, True)
    desk.log_call(uow, clock, one, "", AUTHOR)
    (called,) = rows(uow, clock.now(), [one])
    assert (called.due, called.late, called.callable) == (None, True, False)


def test_a_row_counts_open_time_as_the_notice_does(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    """Basic sleeps over the night: at nine in the evening no more time has gone than at six (Q-7)."""
    clock.jump(hours=6)
    one = by_hand(uow, clock, AURORA, severity=Severity.A)
    (at_once,) = rows(uow, clock.now(), [one])
    quarter = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert (at_once.share, at_once.warns_at) == (0.0, quarter)
    clock.jump(hours=5)
    assert rows(uow, clock.now(), [one])[0].share == 0.5
    assert due_notices(uow, quarter - timedelta(minutes=1), AUTHOR) == ()
    assert [notice.kind for notice in due_notices(uow, quarter, AUTHOR)] == [NoticeKind.NEAR]


def test_a_row_without_policy_takes_the_one_of_today(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    one = by_hand(uow, clock, ROSSI)
    uow.save(replace(uow.get(Incident, one), policy_id=None))
    assert rows(uow, clock.now(), [one])[0].callable


def test_details_in_the_order_of_time(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    letter = mail("anna@aurora.example")
    one = file_in(uow, clock, letter, AUTHOR).incident_id or 0
    clock.advance(minutes=5)
    desk.set_severity(uow, clock, one, Severity.C, AUTHOR)
    found = details(uow, clock.now(), one)
    assert [event.text[:8] for event in found.events] == ["E-mail r", "Gravità "]
    assert found.gate.open
    assert found.deadline is not None
    assert found.deadline.due == found.incident.due
    assert found.row.customer_id == AURORA
    assert IncidentState.SOLVED in found.next_states
    assert not found.access_open
    assert found.events[0].at == clock.now() - timedelta(minutes=35)
    (kept,) = found.messages
    assert raw_message(uow, kept.id) == letter.raw


def test_bytes_that_are_not_kept_are_told(uow: FakeUnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        raw_message(uow, 99)
