"""A reading that goes on from the one before says what reading all anew would say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from istes_desk.domain.incidents import RequestKind, Severity
from istes_desk.services import incidents as desk
from istes_desk.services import queue_reading
from istes_desk.services.queue_filter import NOTHING, QueueFilter, QueueIndex, QueueSection
from istes_desk.services.queue_reading import Reading, read_first, read_moved, read_whole, same_but_time
from istes_desk.services.queue_view import head
from tests.fake_uow import FakeUnitOfWork
from tests.fakes import FixedClock
from tests.unit.services.queue_world import AURORA, AUTHOR, LIDO, MONDAY_TEN, ROSSI, by_hand, world

ALL = QueueFilter(MONDAY_TEN)
WISHES = (
    ALL,
    replace(ALL, text="blocco"),
    replace(ALL, late_only=True),
    replace(ALL, text="guasto", late_only=True),
)


@pytest.fixture
def uow() -> Iterator[FakeUnitOfWork]:
    """Three requests named Blocco, three named Guasto, of all three customers."""
    with world()() as work:
        for subject in ("Blocco", "Guasto"):
            for customer in (AURORA, LIDO, ROSSI):
                by_hand(work, FixedClock(MONDAY_TEN), customer, subject=subject)
        yield work


@pytest.fixture
def few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines come first, and one is in sight."""
    for name in ("FIRST", "FIRST_FOUND"):
        monkeypatch.setattr(queue_reading, name, 2)
    monkeypatch.setattr(queue_reading, "SIGHT", 1)


def anew(uow: FakeUnitOfWork, wanted: QueueFilter) -> Reading:
    return read_whole(uow, wanted, None, ())


def later(wanted: QueueFilter, **facts: Any) -> QueueFilter:
    return replace(wanted, now=wanted.now + timedelta(seconds=1), **facts)


def test_a_short_list_comes_whole(uow: FakeUnitOfWork) -> None:
    found = read_first(uow, ALL, None, ())
    assert found == anew(uow, ALL)
    assert found.whole
    assert found.order == found.index
    assert [row.id for row in found.rows] == list(found.index.ids)
    assert found.head == head(uow, ALL, found.index)


@pytest.mark.usefixtures("few_lines")
def test_a_long_list_begins_with_its_first_lines(uow: FakeUnitOfWork) -> None:
    found = read_first(uow, ALL, None, range(1, 7))
    assert (found.whole, found.order, found.index.size) == (False, None, 2)
    assert found.head == anew(uow, ALL).head
    assert [row.id for row in found.rows] == list(found.index.ids)
    rest = read_whole(uow, later(ALL), found, ())
    assert rest.whole
    assert rest.order == rest.index == uow.queue.index(ALL)


@pytest.mark.usefixtures("few_lines")
def test_a_search_begins_with_its_first_lines_too(uow: FakeUnitOfWork) -> None:
    wanted = replace(ALL, text="blocco")
    for last in (None, anew(uow, ALL)):
        found = read_first(uow, wanted, last, (5,))
        assert (found.whole, found.index.size, found.order) == (False, 2, uow.queue.index(ALL))
        assert found.head.waiting == 6
        assert read_whole(uow, wanted, found, ()).index == uow.queue.index(wanted)
    assert read_first(uow, replace(ALL, text="niente"), None, ()).whole


def test_a_lone_letter_is_no_search_and_an_emptied_one_shows_the_order_at_once(uow: FakeUnitOfWork) -> None:
    searched = read_first(uow, replace(ALL, text="blocco"), None, ())
    for text in ("b", ""):
        found = read_first(uow, later(ALL, text=text), searched, ())
        assert found.whole
        assert found.index is searched.order
        assert found.head is searched.head


def test_an_order_is_of_no_use_to_another_selection_nor_for_long(uow: FakeUnitOfWork) -> None:
    last = anew(uow, ALL)
    others = (
        replace(ALL, kind=RequestKind.CONSULTANCY, text="blocco"),
        replace(ALL, customer_id=LIDO, text="blocco"),
        replace(ALL, now=ALL.now + timedelta(minutes=1), text="blocco"),
    )
    for wanted in others:
        found = read_first(uow, wanted, last, ())
        assert found.order == uow.queue.index(replace(wanted, text=""))
        assert found.index == uow.queue.index(wanted)
        assert found.head == head(uow, replace(wanted, text=""), uow.queue.index(replace(wanted, text="")))


def test_what_happened_meanwhile_is_in_the_order_that_was_known(
    uow: FakeUnitOfWork, clock: FixedClock
) -> None:
    last = anew(uow, ALL)
    new = by_hand(uow, clock, LIDO, subject="Blocco")
    found = read_first(uow, later(ALL, text="blocco"), last, ())
    assert new in set(found.index.ids)
    assert found.order == uow.queue.index(ALL)
    assert found.head.waiting == 7


@pytest.mark.parametrize("wanted", WISHES)
def test_a_change_moves_what_it_must(uow: FakeUnitOfWork, clock: FixedClock, wanted: QueueFilter) -> None:
    last = anew(uow, wanted)
    desk.set_severity(uow, clock, 2, Severity.A, AUTHOR)
    new = by_hand(uow, clock, LIDO, subject="Blocco")
    moment = replace(wanted, now=wanted.now + timedelta(days=3))
    found = read_moved(uow, moment, last, {2}, (1,))
    assert replace(found, rows=[]) == replace(anew(uow, moment), rows=[])
    assert (new in set(found.index.ids)) is (wanted.text != "guasto")


def test_time_alone_moves_nothing(uow: FakeUnitOfWork) -> None:
    for wanted in (ALL, replace(ALL, text="blocco")):
        last = anew(uow, wanted)
        found = read_moved(uow, later(wanted), last, (), (1,))
        assert found.same
        assert found.index is last.index
        assert [row.id for row in found.rows] == [1]


def test_a_search_that_nobody_waits_for_may_find_nothing(uow: FakeUnitOfWork) -> None:
    wanted = replace(ALL, text="blocco")
    assert read_whole(uow, wanted, None, (), lambda: False).index == NOTHING


def test_only_first_lines_are_read_anew(uow: FakeUnitOfWork) -> None:
    last = replace(anew(uow, ALL), order=None)
    assert read_moved(uow, ALL, last, (), ()) == anew(uow, ALL)


def test_selections_differ_by_more_than_their_moment() -> None:
    assert same_but_time(ALL, replace(later(ALL), first=7))
    assert not same_but_time(ALL, replace(ALL, text="a"))


def test_parts_of_an_order() -> None:
    order = QueueIndex(((QueueSection.CONTRACT, (3, 1)), (QueueSection.PARKED, (2, 4))))
    assert order.among({1, 2}).sections == ((QueueSection.CONTRACT, (1,)), (QueueSection.PARKED, (2,)))
    assert order.among({4}).sections == ((QueueSection.PARKED, (4,)),)
    assert order.top(2).sections == ((QueueSection.CONTRACT, (3, 1)),)
    assert order.top(3).sections == ((QueueSection.CONTRACT, (3, 1)), (QueueSection.PARKED, (2,)))
    assert order.top(0) == order
    assert list(order.ids) == [3, 1, 2, 4]
