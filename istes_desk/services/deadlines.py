"""Everything that falls due in a range of days, sorted, each with its reason and its place (C-6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from istes_desk.domain.compliance import Breach, YearlyVerification
from istes_desk.domain.contracts import Appointment, Contract, Customisation, Mandate
from istes_desk.domain.customers import Customer, Season
from istes_desk.domain.deadlines import (
    Deadline,
    DeadlineKind,
    of_appointments,
    of_breach,
    of_contract,
    of_customisation,
    of_device,
    of_mandate,
    of_season,
    of_verifications,
)
from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.italian import date_of, full_date, plural
from istes_desk.domain.network import Device
from istes_desk.domain.reminders import Reminder
from istes_desk.domain.terms import BillingTerms, objection_until
from istes_desk.services.duty_board import Cell, cells
from istes_desk.services.ports import UnitOfWork

YEARS_BACK = 2
"""What is put off is looked for among the deadlines of these years."""
_MISSED = frozenset({DutyState.FAILED, DutyState.OVERDUE})


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline with its customer's name and the place a click leads to (kind and id of ``Place``).

    ``mark`` is what a person decided about it (C-6).
    """

    deadline: Deadline
    customer: str
    place_kind: str
    place_id: int
    mark: Reminder | None = None

    @property
    def done(self) -> bool:
        return self.mark is not None and self.mark.done_on is not None and not self.deadline.lasting

    @property
    def later(self) -> date | None:
        """The day it was put off to."""
        return self.mark.snoozed_until if self.mark else None

    def waits(self, today: date) -> bool:
        """Whether somebody still has to be reminded of it on that day."""
        return not self.done and (self.later is None or self.later <= today)

    def counts(self, today: date, until: date) -> bool:
        """Whether it is near: due from today to ``until``, or put off to a day that has come."""
        return self.waits(today) and (self.later is not None or today <= self.deadline.on <= until)

    def within(self, first: date, last: date) -> bool:
        """Whether it belongs to these days, or is older and was put off."""
        stands = self.later is not None and self.deadline.on < first
        return stands or first <= self.deadline.on <= last


def mark_words(row: DeadlineRow) -> str:
    """``fatta il 03/11/2026``, ``rimandata al 10/11/2026``, or nothing."""
    if row.mark is None:
        return ""
    if row.mark.done_on:
        return f"fatta il {full_date(row.mark.done_on)}"
    return f"rimandata al {full_date(row.mark.snoozed_until)}" if row.mark.snoozed_until else ""


def deadlines(
    uow: UnitOfWork, now: datetime, first: date, last: date, customer_id: int | None = None
) -> tuple[DeadlineRow, ...]:
    """From ``first`` to ``last``, both inclusive, active customers only; missed duties stand at today.

    What was put off stays in the list, however long ago it was due, until it is done.
    """
    wanted = {} if customer_id is None else {"id": customer_id}
    names = {one.id: one.name for one in uow.find(Customer, active=True, **wanted)}
    found = chain(
        _dated(uow, frozenset(names), range(first.year - YEARS_BACK, last.year + 1)),
        _missed_duties(cells(uow, now, customer_id), date_of(now)),
    )
    marks = {one.key: one for one in uow.find(Reminder, customer_id=list(names))}
    rows = (DeadlineRow(one, names[one.customer_id], *_place(one), marks.get(one.key)) for one in found)
    shown = (row for row in rows if row.within(first, last))
    return tuple(sorted(shown, key=lambda row: (row.deadline.on, row.customer.casefold(), row.deadline.kind)))


def _place(one: Deadline) -> tuple[str, int]:
    if one.assignment_id:
        return "duty", one.assignment_id
    return ("device", one.device_id) if one.device_id else ("customer", one.customer_id)


def _dated(uow: UnitOfWork, customer_ids: frozenset[int], years: range) -> Iterator[Deadline]:
    terms = uow.find(BillingTerms)
    single: tuple[tuple[type[Any], Callable[..., Iterable[Deadline]]], ...] = (
        (Contract, lambda row: of_contract(row, years)),
        (Customisation, lambda row: of_customisation(row, objection_until(row, terms))),
        (Season, of_season),
        (Mandate, of_mandate),
        (Device, of_device),
        (Breach, of_breach),
    )
    for kind, rule in single:
        for row in uow.find(kind, customer_id=customer_ids):
            yield from rule(row)
    appointments = uow.find(Appointment, customer_id=customer_ids)
    yield from of_appointments(appointments)
    verified = uow.find(YearlyVerification, customer_id=customer_ids)
    yield from of_verifications(appointments, verified, years)


def _missed_duties(found: Iterable[Cell], today: date) -> Iterator[Deadline]:
    """One line per customer: how many duties are overdue or failed, and since when."""
    missed: dict[int, list[Cell]] = defaultdict(list)
    for cell in found:
        if cell.status.state in _MISSED:
            missed[cell.assignment.customer_id].append(cell)
    for customer_id, rows in missed.items():
        oldest = min(rows, key=lambda cell: cell.occurrence.due)
        title = plural(len(rows), "mansione scaduta o fallita", "mansioni scadute o fallite")
        reason = f"La più vecchia era da fare entro il {full_date(oldest.occurrence.due_on)}."
        place = oldest.assignment.id
        yield Deadline(
            today, DeadlineKind.DUTY, customer_id, title, reason, assignment_id=place, lasting=True
        )
