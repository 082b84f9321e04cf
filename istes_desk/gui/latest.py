"""Answers of the pool may overtake each other: only the one to the last question counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Latest:
    """One for each kind of question."""

    def __init__(self) -> None:
        self._asked = 0

    def ask(self) -> int:
        """A new question; answers to those before are late from now on."""
        self._asked += 1
        return self._asked

    def only(self, asked: int, then: Callable[[T], None]) -> Callable[[T], None]:
        """``then``, unless another question was asked meanwhile."""

        def heard(answer: T) -> None:
            if asked == self._asked:
                then(answer)

        return heard
