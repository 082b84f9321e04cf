"""How the queue is asked for, and the order that comes back (Q-8)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind
from istes_desk.domain.queue import QueueSection as QueueSection

if TYPE_CHECKING:
    from datetime import datetime

Counts = Mapping[RequestKind, Mapping[QueueSection, int]]


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What to show; ``text`` is looked for in subject, body, sender, mails, customer and device.

    ``first``: only so many, from the top; 0 for all.
    """

    now: datetime
    customer_id: int | None = None
    kind: RequestKind = RequestKind.INCIDENT
    text: str = ""
    late_only: bool = False
    technician: str = ""
    with_done: bool = False
    incident_class: IncidentClass | None = None
    state: IncidentState | None = None
    first: int = 0


@dataclass(frozen=True, slots=True)
class QueueIndex:
    """Sections that have rows, each with its incident ids in the order of Q-8."""

    sections: tuple[tuple[QueueSection, tuple[int, ...]], ...]

    @property
    def size(self) -> int:
        """How many incidents."""
        return sum(len(ids) for _, ids in self.sections)

    def among(self, wanted: Container[int]) -> QueueIndex:
        """Only these, in the same order."""
        kept = ((section, tuple(filter(wanted.__contains__, ids))) for section, ids in self.sections)
        return QueueIndex(tuple((section, ids) for section, ids in kept if ids))

    def top(self, most: int) -> QueueIndex:
        """Only so many; 0 for all."""
        if not most:
            return self
        before = accumulate((len(ids) for _, ids in self.sections), initial=0)
        kept = zip(before, self.sections, strict=False)
        return QueueIndex(tuple((name, ids[: most - gone]) for gone, (name, ids) in kept if gone < most))

    @property
    def ids(self) -> Iterator[int]:
        """All of them, section after section."""
        return chain.from_iterable(ids for _, ids in self.sections)


NOTHING = QueueIndex(())
