"""What the use cases ask of the whole access register at once: it may hold millions of lines (L-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from istes_desk.domain.compliance import RegisterAction, RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.services.errors import KnownError

CHUNK = 5_000
"""Lines read in one go: what is held in memory does not grow with the register."""


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which lines are wanted; ``until`` is excluded, no ``actions`` = all of them, ``last_id`` included."""

    customer_id: int | None = None
    author: str = ""
    actions: frozenset[RegisterAction] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    last_id: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What frames the lines at one instant; ``number`` of lines ever, ``loose`` the first unsealed one."""

    seals: tuple[RegisterSeal, ...]
    checkpoints: tuple[RegisterCheckpoint, ...]
    number: int
    loose: int = 0

    @property
    def last_id(self) -> int:
        """Up to which line there is something to read."""
        sealed = max((one.last_entry_id for one in self.seals), default=0)
        begun = max((one.last_entry_id for one in self.checkpoints), default=0)
        return max(sealed, begun)


class UnreadableLineError(KnownError):
    """A line that this program never wrote: what it did or when is no such thing."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(f"La riga {entry_id} del registro non è leggibile: è stata alterata.")
        self.entry_id = entry_id


class RegisterQueries(Protocol):
    """Named queries inside a unit of work; only ``drop`` writes."""

    def head(self, sequence: str) -> Head:
        """Seals, checkpoints and the counter of one instant: the first thing asked in its transaction."""

    def lines(self, after: int, last: int, most: int = CHUNK) -> list[RegisterEntry]:
        """At most so many lines with ids above ``after``, up to ``last``, in their order.

        UnreadableLineError when the first of them is; fewer lines when a later one is.
        """

    def ids(self, wanted: RegisterFilter) -> Sequence[int]:
        """Of the lines that match, the newest first."""

    def authors(self) -> list[str]:
        """Everybody who stands in the register."""

    def drop(self, last: int) -> None:
        """Removes lines up to ``last``, and the seals that stand on them."""
