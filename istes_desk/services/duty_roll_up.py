"""How every customer stands, without reading a single duty: calendars are few, results are counted (D-3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, Frequency, Occurrence, Outcome, Suspension
from istes_desk.domain.duty_states import DutyState, RollUp, state_of
from istes_desk.domain.italian import date_of
from istes_desk.domain.recurrence import occurrence_for
from istes_desk.services.duty_board import closings
from istes_desk.services.duty_port import DutyGroup
from istes_desk.services.ports import UnitOfWork

_FOUND = {Outcome.OK: DutyState.OK, Outcome.FAILED: DutyState.FAILED}
Done = dict[DutyAssignment, Counter[tuple[str, Outcome]]]


@dataclass(frozen=True, slots=True)
class CustomerCount:
    """One line of the overview; ``roll_up`` without doubts, which only the board of the customer knows."""

    customer_id: int
    name: str
    roll_up: RollUp


def customer_counts(uow: UnitOfWork, now: datetime) -> tuple[CustomerCount, ...]:
    """Every active customer with duties, by name."""
    groups = uow.duties.groups(date_of(now))
    present = [(group, found) for group in groups if (found := occurrence_for(group.one, now))]
    done = _done(uow, now, present)
    names = {one.id: one.name for one in uow.find(Customer, active=True)}
    closed = closings(uow, names)
    counts: dict[int, Counter[DutyState]] = defaultdict(Counter)
    for group, occurrence in present:
        owner = group.one.customer_id
        counts[owner].update(dict(_states(group, occurrence, done, closed.get(owner, ()), now)))
    rows = (CustomerCount(id, names[id], _roll(found)) for id, found in counts.items())
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def _done(uow: UnitOfWork, now: datetime, present: Iterable[tuple[DutyGroup, Occurrence]]) -> Done:
    keys: dict[Frequency, set[str]] = defaultdict(set)
    for group, occurrence in present:
        keys[group.one.frequency].add(occurrence.period_key)
    found: Done = defaultdict(Counter)
    for frequency, wanted in keys.items():
        for row in uow.duties.done(date_of(now), frequency, wanted):
            found[row.one][row.period_key, row.outcome] += row.count
    return found


def _states(
    group: DutyGroup, occurrence: Occurrence, done: Done, closed: Iterable[Suspension], now: datetime
) -> Iterator[tuple[DutyState, int]]:
    """Each state of the group with its count; what has no result has the state of the calendar."""
    suspended = any(one.covers(occurrence.due_on) for one in closed)
    bare = state_of(occurrence, None, now, not_applicable=group.set_aside, suspended=suspended)
    if group.set_aside or suspended:
        yield bare, group.count
        return
    found = {state: done[group.one][occurrence.period_key, said] for said, state in _FOUND.items()}
    yield from found.items()
    yield bare, group.count - sum(found.values())


def _roll(counts: Counter[DutyState]) -> RollUp:
    return RollUp(tuple((state, counts[state]) for state in DutyState if counts[state]))
