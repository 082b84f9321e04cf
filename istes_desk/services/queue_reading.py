"""One reading of the queue for its tab: the order, what a search finds of it, the head, the rows in sight.

A search shows a part of an order; an order that was read a moment ago is brought up to date, not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from istes_desk.services.ports import UnitOfWork
from istes_desk.services.queue_filter import QueueFilter, QueueIndex
from istes_desk.services.queue_moves import moved
from istes_desk.services.queue_port import always
from istes_desk.services.queue_view import Head, QueueRow, head, rows
from istes_desk.services.search_words import words

FIRST = 200
FIRST_FOUND = 50
SIGHT = 40
FRESH = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Reading:
    """``whole``: nothing more follows. ``same``: the order is the one from before.

    ``order``: all of which a search shows a part, None as long as only the first lines are known.
    """

    wanted: QueueFilter
    order: QueueIndex | None
    index: QueueIndex
    head: Head
    rows: list[QueueRow]
    whole: bool = True
    same: bool = False
    overdue: bool = False


def read_first(uow: UnitOfWork, wanted: QueueFilter, last: Reading | None, seen: Sequence[int]) -> Reading:
    """The first lines of another selection than the last one; all of it when that costs no more."""
    order = _known(uow, wanted, last)
    if order is None and not wanted.text:
        index = uow.queue.index(replace(wanted, first=FIRST))
        order = index if index.size < FIRST else None
        whole = order is not None
    else:
        order = order or uow.queue.index(_textless(wanted))
        index = _found(uow, order, wanted.text, FIRST_FOUND)
        whole = index is order or index.size < FIRST_FOUND
    near = set(islice(index.ids, FIRST))
    asked = _textless(wanted, FIRST if order is None else 0)
    found = Reading(wanted, order, index, _head(uow, asked, order or index, last), [], whole)
    return _with_rows(uow, found, [*islice(index.ids, SIGHT), *near.intersection(seen)])


def read_whole(
    uow: UnitOfWork,
    wanted: QueueFilter,
    last: Reading | None,
    seen: Sequence[int],
    waited: Callable[[], bool] = always,
) -> Reading:
    """All of it; without ``last`` it is read anew. ``waited``: a long search asks whether to go on."""
    order = _known(uow, wanted, last) or uow.queue.index(_textless(wanted))
    index = _found(uow, order, wanted.text, waited=waited)
    found = Reading(wanted, order, index, _head(uow, _textless(wanted), order, last), [])
    return _with_rows(uow, found, [*islice(index.ids, SIGHT), *seen])


def read_moved(
    uow: UnitOfWork, wanted: QueueFilter, last: Reading, touched: Iterable[int], seen: Sequence[int]
) -> Reading:
    """The same selection when these changed, or others by other hands, or only time went by."""
    ids = {*touched, *uow.queue.touched_since(last.head.stamp)}
    if last.order is None:
        return read_whole(uow, wanted, None, seen)
    if not ids and not wanted.late_only:
        order, index, same = last.order, last.index, True
    else:
        order, same = moved(uow, last.order, ids, _textless(wanted)), False
        index = _found_again(uow, wanted, last, order, ids)
    found = Reading(wanted, order, index, head(uow, _textless(wanted), order), [], same=same)
    return _with_rows(uow, found, seen)


def same_but_time(one: QueueFilter, other: QueueFilter) -> bool:
    """The same selection, perhaps at another moment."""
    return replace(one, now=other.now, first=other.first) == other


def _known(uow: UnitOfWork, wanted: QueueFilter, last: Reading | None) -> QueueIndex | None:
    """The order of the last reading when this one shows a part of it too, up to date."""
    if last is None or last.order is None or not _fresh(last, wanted):
        return None
    if not same_but_time(_textless(last.wanted), _textless(wanted)):
        return None
    touched = uow.queue.touched_since(last.head.stamp)
    return moved(uow, last.order, touched, _textless(wanted)) if touched else last.order


def _found(
    uow: UnitOfWork, order: QueueIndex, text: str, first: int = 0, waited: Callable[[], bool] = always
) -> QueueIndex:
    return uow.queue.search(order, text, first, waited) if words(text) else order


def _found_again(
    uow: UnitOfWork, wanted: QueueFilter, last: Reading, order: QueueIndex, touched: set[int]
) -> QueueIndex:
    """Only who changed is looked for."""
    if wanted.late_only or not words(wanted.text):
        return _found(uow, order, wanted.text)
    part = order.among(touched)
    there = uow.queue.search(part, wanted.text, part.size)
    return order.among({*last.index.ids} - touched | {*there.ids})


def _head(uow: UnitOfWork, asked: QueueFilter, order: QueueIndex, last: Reading | None) -> Head:
    """That of the last reading says the same of another selection a moment later."""
    near = last and last.wanted.customer_id == asked.customer_id and _fresh(last, asked)
    if last and near and last.head.stamp == uow.queue.stamp():
        return last.head
    return head(uow, asked, order)


def _fresh(last: Reading, wanted: QueueFilter) -> bool:
    return wanted.now - last.wanted.now < FRESH


def _textless(wanted: QueueFilter, first: int = 0) -> QueueFilter:
    return replace(wanted, text="", first=first)


def _with_rows(uow: UnitOfWork, found: Reading, lines: Iterable[int]) -> Reading:
    now = found.wanted.now
    shown = rows(uow, now, list(dict.fromkeys(lines)), found.head.ahead)
    return replace(found, rows=shown, overdue=bool(uow.queue.overdue(now)))
