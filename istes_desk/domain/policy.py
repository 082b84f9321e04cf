"""Dated rows: which one is in force on a day, and what the queue's policy says (P-1, P-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.italian import full_date
from istes_desk.domain.working_time import Schedule


class NotInForceError(DomainError):
    """No row is valid on the day."""


class Dated(Protocol):
    """A row valid from its first to its last day, both included; no last day = still valid."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


RowT = TypeVar("RowT", bound=Dated)


def in_force(rows: Iterable[RowT], on: date, what: str = "Nessuna riga valida") -> RowT:
    """The valid row that began last: a newer row supersedes an older one. NotInForceError when none."""
    valid = [r for r in rows if r.valid_from <= on and (r.valid_to is None or on <= r.valid_to)]
    if not valid:
        raise NotInForceError(f"{what} al {full_date(on)}.")
    return max(valid, key=lambda row: row.valid_from)


@dataclass(frozen=True, slots=True)
class QueuePolicy:
    """How the queue is run from a day on.

    ``call_back``: when class 2 may be called (Q-8). ``pec_required``: without contract ordinary mail is
    parked, else PEC is only preferred (Q-4). ``only_waiting_blocks``: class 1 planned, at work or waiting
    for the customer does not hold class 2 back (Q-8).
    """

    name: str
    valid_from: date
    call_back: Schedule
    pec_required: bool = True
    only_waiting_blocks: bool = True
    valid_to: date | None = None
    id: int = 0
    version: int = 0

    def __post_init__(self) -> None:
        opens = bool(self.call_back.days and self.call_back.windows)
        require(opens, "Indicare almeno un giorno e una fascia oraria di richiamata.", "call_back")
