"""Which assignments are one duty of one PC or site, and which of them counts today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from istes_desk.domain.duties import DutyAssignment, DutyCode, Occurrence
from istes_desk.domain.recurrence import occurrences
from istes_desk.services.ports import UnitOfWork

Target = tuple[DutyCode, int | None, int | None]
Chain = list[DutyAssignment]
_LONGEST = timedelta(days=366)


def target_of(one: DutyAssignment) -> Target:
    """The duty with its site, or with its PC when there is one."""
    return one.code, None if one.device_id else one.site_id, one.device_id


def chains(assigned: Iterable[DutyAssignment]) -> dict[Target, Chain]:
    """Every duty with its assignments, oldest first."""
    found: dict[Target, Chain] = defaultdict(list)
    for one in assigned:
        found[target_of(one)].append(one)
    for chain in found.values():
        if len(chain) > 1:
            chain.sort(key=lambda one: (one.assigned_on, one.id))
    return found


def chain_of(uow: UnitOfWork, one: DutyAssignment) -> Chain:
    """The assignment with those before and after it."""
    rows = uow.find(DutyAssignment, code=one.code, customer_id=one.customer_id, device_id=one.device_id)
    return chains(rows)[target_of(one)]


def present(chain: Sequence[DutyAssignment], today: date) -> DutyAssignment | None:
    """The one that counts today, or will first; None when the duty has ended."""
    if len(chain) == 1 and chain[0].ended_on is None:
        return chain[0]
    return next((one for one in chain if one.ended_on is None or one.ended_on >= today), None)


def last_of(chain: Sequence[DutyAssignment], before: DutyAssignment) -> Occurrence | None:
    """The last occurrence of the link before; None for the first one."""
    place = chain.index(before)
    link = chain[place - 1] if place else None
    if link is None or link.ended_on is None:
        return None
    rows = occurrences(link, link.ended_on - _LONGEST, link.ended_on)
    return rows[-1] if rows else None
