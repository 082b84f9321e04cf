"""The years a contract is paid for, and from which day each can be invoiced (C-1, C-2); pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from istes_desk.domain.contracts import Contract, ContractKind, anniversary

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ContractYear:
    """``payable_from``: its first day, or the one on which a quote counted as accepted."""

    first: date
    last: date
    payable_from: date

    @property
    def whole(self) -> bool:
        """From 1 January: what is paid on 31 January, when it can be by then (C-1)."""
        return (self.first.month, self.first.day) == (1, 1) and self.payable_from <= date(
            self.first.year, 1, 31
        )


def contract_years(row: Contract, until: date) -> Iterator[ContractYear]:
    """Each year begun by ``until``; an update contract's are those of the calendar, the others' their own.

    A cancelled contract begins none after its last day, a revoked quote none at all.
    """
    if row.revoked_on and row.contract_signed_on is None:
        return
    number, first = 0, row.valid_from
    last_start = min(until, row.ends_on or until)
    while first <= last_start:
        number += 1
        following = _start(row, number)
        last = min(following - _DAY, row.ends_on or following)
        yield ContractYear(first, last, max(first, row.accepted_from or first))
        first = following


def _start(row: Contract, number: int) -> date:
    """First day of the year after ``number`` of them."""
    if row.kind is ContractKind.SOFTWARE_UPDATE:
        return date(row.valid_from.year + number, 1, 1)
    return anniversary(row.valid_from, number)
