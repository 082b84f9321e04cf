"""Response times by customer and plan, misses with their reason, what is open by age (Q-7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from istes_desk.domain import italian
from istes_desk.domain.customers import Customer
from istes_desk.domain.holidays import Holidays
from istes_desk.domain.incidents import IncidentClass
from istes_desk.domain.open_time import OpenTime, median, percentile
from istes_desk.domain.periods import Period
from istes_desk.domain.sla import Plan, response_missed
from istes_desk.domain.working_time import MINUTE, WorkingTime
from istes_desk.services.policies import holidays
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.response_rows import ResponseFilter, ResponseRow

TO_ASSIGN = "da assegnare"
EVERYBODY = "tutti i clienti"
AGES: tuple[tuple[int, str], ...] = ((1, "fino a 1 giorno"), (3, "da 1 a 3 giorni"), (7, "da 3 a 7 giorni"))
OLD, OLDEST = (30, "da 7 a 30 giorni"), "oltre 30 giorni"


@dataclass(frozen=True, slots=True)
class Times:
    """Minutes until the answer; None while nobody was answered."""

    median: int | None
    percentile: int | None

    @classmethod
    def of(cls, minutes: Sequence[int]) -> Times:
        return cls(median(minutes), percentile(minutes))


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One customer and plan. ``waiting``: neither answered nor late; ``work`` counts the plan's hours."""

    customer: str
    plan: str
    total: int
    in_time: int
    missed: int
    waiting: int
    work: Times
    wall: Times


@dataclass(frozen=True, slots=True)
class Miss:
    """One missed deadline as it stands at ``now``."""

    row: ResponseRow
    customer: str
    plan: str
    now: datetime

    @property
    def reason(self) -> str:
        """Why it is one, in Italian."""
        return _why(self.row, self.now)


@dataclass(frozen=True, slots=True)
class AgeBand:
    """How many open requests are that old, by class."""

    label: str
    contract: int
    no_contract: int
    parked: int

    @property
    def total(self) -> int:
        return self.contract + self.no_contract + self.parked


@dataclass(frozen=True, slots=True)
class ResponseReport:
    """All of it, for screen, paper and spreadsheet."""

    period: Period
    customer: str
    now: datetime
    lines: tuple[AnswerLine, ...]
    whole: AnswerLine
    misses: tuple[Miss, ...]
    ages: tuple[AgeBand, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A row with what was worked out about it once."""

    row: ResponseRow
    customer: str
    plan: str
    missed: bool
    work: int
    wall: int


@dataclass(frozen=True, slots=True)
class ResponseFacts:
    """What the database gives; the rest is arithmetic that holds nobody up."""

    period: Period
    customer_id: int | None
    rows: Sequence[ResponseRow]
    standing: Sequence[ResponseRow]
    customers: Mapping[int, str]
    plans: Sequence[Plan]
    holidays: Holidays


def response_facts(uow: UnitOfWork, period: Period, customer_id: int | None = None) -> ResponseFacts:
    """Of all customers or of one; requests without a deadline take no part in the times."""
    wanted = ResponseFilter(*period.instants, customer_id)
    return ResponseFacts(
        period,
        customer_id,
        uow.queue.response_rows(wanted),
        uow.queue.response_rows(replace(wanted, standing=True)),
        {one.id: one.name for one in uow.find(Customer)},
        uow.find(Plan),
        holidays(uow),
    )


def response_report(facts: ResponseFacts, now: datetime) -> ResponseReport:
    """The same facts worked out; may take seconds for very many."""
    answers = sorted(_answers(facts, now), key=lambda one: (one.customer, one.plan))
    missed = sorted((one for one in answers if one.missed), key=lambda one: one.row.received)
    return ResponseReport(
        facts.period,
        facts.customers.get(facts.customer_id or 0, EVERYBODY),
        now,
        tuple(
            _line(*key, list(some)) for key, some in groupby(answers, lambda one: (one.customer, one.plan))
        ),
        _line("Totale", "", answers),
        tuple(Miss(one.row, one.customer, one.plan, now) for one in missed),
        _ages(facts.standing, now),
    )


def _answers(facts: ResponseFacts, now: datetime) -> Iterator[_Answer]:
    plans = {plan.id: plan for plan in facts.plans}
    latest = {plan.code: plan.name for plan in sorted(facts.plans, key=lambda one: one.valid_from)}
    open_time = {id: OpenTime(WorkingTime(plan.schedule, facts.holidays)) for id, plan in plans.items()}
    for row in facts.rows:
        until, plan_id = row.responded_at or row.received, row.plan_id or 0
        yield _Answer(
            row,
            facts.customers.get(row.customer_id or 0, TO_ASSIGN),
            latest[plans[plan_id].code],
            response_missed(row.due, row.responded_at, now, row.missed),
            open_time[plan_id].minutes(row.received, until),
            (until - row.received) // MINUTE,
        )


def _line(customer: str, plan: str, answers: Sequence[_Answer]) -> AnswerLine:
    answered = [one for one in answers if one.row.responded_at is not None]
    missed = sum(one.missed for one in answers)
    in_time = sum(not one.missed for one in answered)
    return AnswerLine(
        customer,
        plan,
        len(answers),
        in_time,
        missed,
        len(answers) - missed - in_time,
        Times.of([one.work for one in answered]),
        Times.of([one.wall for one in answered]),
    )


def _why(row: ResponseRow, now: datetime) -> str:
    due = row.due or row.received
    term = italian.full_stamp(due)
    if row.responded_at is None:
        late = italian.countdown(due, now) if now > due else "mancato e poi spostato"
        return f"Nessuna risposta: il termine era {term} ({late})."
    if row.responded_at <= due:
        return (
            f"Termine mancato prima della risposta del {italian.full_stamp(row.responded_at)}: resta mancato."
        )
    answered = italian.full_stamp(row.responded_at)
    late = italian.minutes((row.responded_at - due) // MINUTE)
    return f"Risposta data il {answered}, {late} dopo il termine ({term})."


def _ages(rows: Iterable[ResponseRow], now: datetime) -> tuple[AgeBand, ...]:
    bands = (*AGES, OLD)
    labels = [*(label for _, label in bands), OLDEST]
    counts = {(label, kind): 0 for label in labels for kind in IncidentClass}
    for row in rows:
        age = now - row.received
        label = next((label for days, label in bands if age <= timedelta(days=days)), OLDEST)
        counts[label, row.incident_class] += 1
    return tuple(AgeBand(label, *(counts[label, kind] for kind in IncidentClass)) for label in labels)
