"""Units, money, free work and what is still to be invoiced, summed set-wise (B-1, B-2). Reads only.

A reversed intervention and its reversal are left out both: they cancel each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from istes_desk.domain.customers import Customer
from istes_desk.domain.downtime import months
from istes_desk.domain.interventions import INVOICING_STATES, Intervention, InterventionState
from istes_desk.domain.italian import MONTHS, date_of
from istes_desk.domain.money import ZERO
from istes_desk.domain.periods import Period
from istes_desk.domain.tariff import MS_PER_MINUTE, Tariff
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.ports import UnitOfWork

K = TypeVar("K")
REASONS_IT = {
    "R0": "Nessun lavoro svolto",
    "R1": "Preventivo accettato",
    "R2": "Difetto del nostro software",
    "R3": "Contestazione nei termini",
    "R3b": "Contestazione oltre i termini",
    "R4": "ADS con conformità: aggiornamenti nostri",
    "R5": "ADS con conformità: sistema, backup, ripristini",
    "R6": "ADS con conformità: mansioni pianificate",
    "R7": "Verso la conformità GDPR",
    "R8": "Contratto hardware",
    "R8b": "Hardware autorizzato",
    "R8c": "Hardware da autorizzare",
    "R9": "Presso il cliente",
    "R10": "Canone di aggiornamento",
    "R11": "Contratto di assistenza",
    "R12": "Formazione",
    "R13": "Altro lavoro a scatti",
}
NOT_FREE = frozenset({"R0", "R1", "R8c"})
"""Nothing was given away: nothing was done, a quote pays it, or it still waits for a yes."""


class GroupBy(StrEnum):
    CUSTOMER = "customer"
    MONTH = "month"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Sums:
    """``amount`` without VAT, call-out fees included; ``free_value`` is what the free units would cost."""

    jobs: int = 0
    minutes: int = 0
    units: int = 0
    amount: Decimal = ZERO
    free_units: int = 0
    free_value: Decimal = ZERO
    unbilled: Decimal = ZERO

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.jobs + other.jobs,
            self.minutes + other.minutes,
            self.units + other.units,
            self.amount + other.amount,
            self.free_units + other.free_units,
            self.free_value + other.free_value,
            self.unbilled + other.unbilled,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One group with its sums; ``customer_id`` when it is a customer."""

    label: str
    sums: Sums
    customer_id: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """``months`` has one entry per month of the period that has begun, in their order."""

    period: Period
    lines: tuple[Line, ...]
    total: Sums
    months: tuple[tuple[date, Sums], ...]


@dataclass(frozen=True, slots=True)
class _Job:
    customer_id: int
    month: date
    rule: str
    sums: Sums


def figures(
    uow: UnitOfWork, period: Period, by: GroupBy, today: date, customer_id: int | None = None
) -> Figures:
    """Closed interventions that started in the period (Rome), of one customer or of all."""
    jobs = _jobs(uow, period, customer_id)
    names = {one.id: one.name for one in uow.find(Customer)}
    begun = months(period.first, min(period.last, today)) if period.first <= today else ()
    by_month = _summed(jobs, lambda job: job.month)
    lines = _lines(jobs, by, names)
    total = sum((job.sums for job in jobs), Sums())
    return Figures(period, lines, total, tuple((month, by_month.get(month, Sums())) for month in begun))


def _lines(jobs: Iterable[_Job], by: GroupBy, names: dict[int, str]) -> tuple[Line, ...]:
    if by is GroupBy.MONTH:
        found = sorted(_summed(jobs, lambda job: job.month).items())
        return tuple(Line(month_label(month), sums) for month, sums in found)
    if by is GroupBy.REASON:
        rows = _summed(jobs, lambda job: job.rule).items()
        return tuple(Line(reason_label(rule), sums) for rule, sums in sorted(rows, key=_worth))
    named = _summed(jobs, lambda job: job.customer_id).items()
    return tuple(Line(names[id], sums, id) for id, sums in sorted(named, key=_worth))


def _worth(entry: tuple[object, Sums]) -> tuple[Decimal, Decimal]:
    """The largest first; what is free after what is charged."""
    return -entry[1].amount, -entry[1].free_value


def month_label(month: date) -> str:
    """``ottobre 2026``."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def reason_label(rule: str) -> str:
    """``R12 + R13: Formazione, Altro lavoro a scatti``."""
    return f"{rule}: {', '.join(REASONS_IT.get(code, code) for code in rule.split(' + '))}"


def _summed(jobs: Iterable[_Job], key: Callable[[_Job], K]) -> dict[K, Sums]:
    found: dict[K, Sums] = defaultdict(Sums)
    for job in jobs:
        found[key(job)] += job.sums
    return found


def _jobs(uow: UnitOfWork, period: Period, customer_id: int | None) -> list[_Job]:
    wanted = {} if customer_id is None else {"customer_id": customer_id}
    closed = uow.find(Intervention, state=(*INVOICING_STATES, InterventionState.INVOICED), **wanted)
    gone = {job.reverses_id for job in closed if job.reverses_id}
    shown = [
        job
        for job in closed
        if job.closed_at and not job.reverses_id and job.id not in gone
        if period.first <= date_of(job.started) <= period.last
    ]
    tariffs = {one.id: one for one in uow.find(Tariff)}
    worked = _worked_ms(uow, [job.id for job in shown])
    return [_job(job, worked.get(job.id, 0), tariffs[job.tariff_id or 0]) for job in shown]


def _worked_ms(uow: UnitOfWork, ids: list[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for segment in uow.find(Segment, intervention_id=ids):
        if segment.state is not SegmentState.DISCARDED:
            found[segment.intervention_id] += segment.elapsed_ms
    return found


def _job(job: Intervention, worked_ms: int, tariff: Tariff) -> _Job:
    amount = (job.amount or ZERO) + (job.call_out_amount or ZERO)
    free = 0 if job.rule in NOT_FREE else max(0, tariff.units(worked_ms) - job.billed_units)
    sums = Sums(
        1,
        worked_ms // MS_PER_MINUTE,
        job.billed_units,
        amount,
        free,
        free * (job.unit_price or tariff.unit_price),
        ZERO if job.state is InterventionState.INVOICED else amount,
    )
    return _Job(job.customer_id, date_of(job.started).replace(day=1), job.rule, sums)
