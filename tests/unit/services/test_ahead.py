"""What is made ahead comes in order, with its errors, and never more than one step early."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from istes_desk.services.ahead import ahead


def test_the_same_items() -> None:
    with ahead(iter(["", 0, None])) as items:
        assert list(items) == ["", 0, None]
    with ahead(iter(())) as items:
        assert list(items) == []


def test_an_error_comes_after_what_was_made_before() -> None:
    def breaking() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with ahead(breaking()) as items:
        assert next(items) == 1
        with pytest.raises(ZeroDivisionError):
            next(items)


def test_who_leaves_waits_for_one_item_and_no_more() -> None:
    made = []

    def making() -> Iterator[int]:
        for number in range(9):
            made.append(number)
            yield number

    with ahead(making()) as items:
        assert next(items) == 0
    assert made == [0, 1]
