"""Makes the next item while the last one is used: one thread, one step ahead."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def ahead(items: Iterator[T]) -> Iterator[Iterator[T]]:
    """The same items in their order, and the same error after them; leaving waits for the one being made."""
    with ThreadPoolExecutor(1, "ahead") as thread:
        yield _one_ahead(thread, items)


def _one_ahead(thread: ThreadPoolExecutor, items: Iterator[T]) -> Iterator[T]:
    made = thread.submit(_up_to_one, items)
    while item := made.result():
        made = thread.submit(_up_to_one, items)
        yield item[0]


def _up_to_one(items: Iterator[T]) -> list[T]:
    return list(islice(items, 1))
