"""A collector file as plain facts: sections that may have failed, instants, what the plan asks (D-4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from istes_desk.domain.duties import DutyCode, Frequency
from istes_desk.domain.evidence import Verdict

NEVER = 4_294_967_295
"""What Defender writes for the age of a scan that never was."""
YEARS = range(1601, 9000)
"""Of Windows, and far from where calendars end: periods are counted on from here."""
FREQUENCY_DAYS: dict[Frequency, int] = {
    Frequency.DAILY: 1,
    Frequency.WEEKLY: 7,
    Frequency.FORTNIGHTLY: 14,
    Frequency.MONTHLY: 31,
    Frequency.QUARTERLY: 92,
    Frequency.YEARLY: 366,
    Frequency.ONCE: 36_600,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What one file says. ``sections`` as in the file: name -> {ok, error, data}."""

    collected_at: datetime
    sections: Mapping[str, Mapping[str, Any]]

    def data(self, name: str) -> Any:
        """The data of a section; None when its query failed or was not made."""
        found = self.sections.get(name, {})
        return found.get("data") if found.get("ok") else None

    def failed(self) -> tuple[tuple[str, str], ...]:
        """The sections that say nothing, with their errors."""
        rows = ((name, one) for name, one in self.sections.items() if not one.get("ok"))
        return tuple((name, str(one.get("error", ""))) for name, one in rows)

    def days_since(self, at: datetime) -> int:
        """Whole days between then and the collection, never below 0."""
        return max(0, (self.collected_at - at).days)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the duties of this PC ask: how many days a proof may be old, the ids and ways of the plan."""

    days: Mapping[DutyCode, int] = field(default_factory=dict)
    teamviewer_ids: frozenset[str] = frozenset()
    other_ways: bool = False

    def limit(self, code: DutyCode, default: Frequency) -> int:
        return self.days.get(code, FREQUENCY_DAYS[default])


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one duty concludes, in one Italian sentence."""

    code: DutyCode
    verdict: Verdict
    text: str


def instant(text: object) -> datetime | None:
    """An instant of the file in UTC; None for none, or for one that is on no calendar."""
    if not isinstance(text, str) or not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        told = at.astimezone(UTC) if at.tzinfo else None
        return told if told and told.year in YEARS else None
    except (ValueError, OverflowError):
        return None


def latest(texts: Iterable[object]) -> datetime | None:
    """The last of several instants, None without any."""
    return max(filter(None, map(instant, texts)), default=None)
