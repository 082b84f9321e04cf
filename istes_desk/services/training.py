"""The half day of training included in what a customer signed: how much of it is used (C-4, R12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from istes_desk.domain.billing_rules import WorkCategory
from istes_desk.domain.contracts import Contract
from istes_desk.domain.interventions import INVOICING_STATES, Intervention, InterventionState
from istes_desk.domain.italian import date_of
from istes_desk.domain.tariff import MS_PER_MINUTE
from istes_desk.domain.timeclock import Segment, total_ms
from istes_desk.services.ports import UnitOfWork

TRAINING_RULE = "R12"


def included(contracts: Iterable[Contract], day: date) -> tuple[Contract, ...]:
    """The contracts of that day with training in them."""
    return tuple(one for one in contracts if one.valid_on(day) and one.training_minutes)


def minutes_used(
    uow: UnitOfWork, customer_id: int, day: date, contracts: Iterable[Contract], but_id: int = 0
) -> int:
    """Whole minutes of training closed under the contracts of that day, not counting ``but_id``.

    What was closed first used the half day first, so that no minute is free twice; what was cancelled, or
    paid by a quote or another rule, used none of it.
    """
    terms = included(contracts, day)
    if not terms:
        return 0
    closed = (*INVOICING_STATES, InterventionState.INVOICED)
    jobs = uow.find(Intervention, customer_id=customer_id, state=closed)
    reversed_ids = {job.reverses_id for job in jobs}
    given = {
        job.id: job.category
        for job in jobs
        if job.reverses_id is None and job.id not in reversed_ids and job.id != but_id
        if TRAINING_RULE in job.rule and any(one.valid_on(date_of(job.started)) for one in terms)
    }
    spent = (
        segment
        for segment in uow.find(Segment, intervention_id=tuple(given))
        if (segment.category or given[segment.intervention_id]) is WorkCategory.TRAINING
    )
    return total_ms(spent) // MS_PER_MINUTE
