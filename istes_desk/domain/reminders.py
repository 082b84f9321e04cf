"""What a person decided about a deadline: later, or done (C-6). The deadlines themselves are computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Reminder:
    """A mark on the deadline with this ``key``, which is the same each time it is computed."""

    customer_id: int
    key: str
    snoozed_until: date | None = None
    done_on: date | None = None
    author: str = ""
    note: str = ""
    id: int = 0
    version: int = 0
