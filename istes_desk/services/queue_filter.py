"""How the queue is asked for, and the order that comes back (Q-8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.incidents import RequestKind
from istes_desk.domain.queue import QueueSection as QueueSection

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What to show; ``text`` is looked for in subject, body, sender and customer."""

    now: datetime
    customer_id: int | None = None
    kind: RequestKind = RequestKind.INCIDENT
    text: str = ""
    late_only: bool = False
    technician: str = ""
    with_done: bool = False


@dataclass(frozen=True, slots=True)
class QueueIndex:
    """Sections that have rows, each with its incident ids in the order of Q-8."""

    sections: tuple[tuple[QueueSection, tuple[int, ...]], ...]
