"""Counts over all duties that the database makes: how many keep to a schedule, how many were done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from istes_desk.domain.duties import DutyAssignment, Frequency, Outcome


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """``count`` duties of a customer with one calendar; ``one`` is like all, its target means nothing."""

    one: DutyAssignment
    set_aside: bool
    count: int


@dataclass(frozen=True, slots=True)
class DoneGroup:
    """So many of a group have this as the last result that stands for the period."""

    one: DutyAssignment
    period_key: str
    outcome: Outcome
    count: int


class DutyQueries(Protocol):
    """Of the assignments that count on ``day``: not ended before it, not those that begin after another."""

    def groups(self, day: date) -> list[DutyGroup]:
        """Every calendar of every active customer."""

    def done(self, day: date, frequency: Frequency, keys: Collection[str]) -> list[DoneGroup]:
        """What was found in the named periods, of duties that apply."""
