"""When who has no contract may be called back (Q-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain import italian
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.working_time import WorkingTime


@dataclass(frozen=True, slots=True)
class CallBack:
    """Whether class 2 may be called now. ``opens_at``: next opening; None when only class 1 is in the way.

    ``changes_at``: when the window opens or closes next.
    """

    callable: bool
    opens_at: datetime | None
    reason: str
    changes_at: datetime | None = None


def call_back(blocked_by: int, policy: QueuePolicy, holidays: Holidays, now: datetime) -> CallBack:
    """Class 2 needs the window open and no class 1 in the way (Q-8)."""
    window = next(WorkingTime(policy.call_back, holidays).openings(now))
    first = italian.plural(blocked_by, "richiesta", "richieste") + " con contratto"
    if window.start > now:
        after = f", dopo {first}" if blocked_by else ""
        return CallBack(
            False, window.start, f"Richiamabile da {italian.stamp(window.start)}{after}.", window.start
        )
    if blocked_by:
        return CallBack(False, None, f"Non ancora richiamabile: prima {first} in coda.", window.end)
    return CallBack(True, now, f"Richiamabile adesso, fino alle {italian.end_clock(window.end)}.", window.end)
