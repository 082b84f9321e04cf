"""Counts over all duties that the database makes: how many keep to a schedule, how many were done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
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
    """``groups`` and ``done``: the assignments that count on ``day``, neither ended nor still to begin."""

    def groups(self, day: date) -> list[DutyGroup]:
        """Every calendar of every active customer."""

    def done(self, day: date, frequency: Frequency, keys: Collection[str]) -> list[DoneGroup]:
        """What was found in the named periods, of duties that apply."""

    def collected(self, customer_ids: Collection[int]) -> dict[int, datetime]:
        """When the newest collection of each PC was made; doubtful ones and PCs without one are left out."""
