"""Class, plan, deadline and reason of an incident from the rows valid at its reception (Q-4, Q-7, P-1)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.classification import classify, cover_of
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.incidents import Incident, RequestKind
from istes_desk.domain.sla import Deadline, Plan, deadline
from istes_desk.services.policies import holidays, plan_of, rules_at
from istes_desk.services.ports import UnitOfWork

TERM = " Termine: "
ADMITTED = "Classe 2 per decisione del tecnico: "
WITHOUT_PLAN = {ContractKind.SUPPORT: "di assistenza", ContractKind.HARDWARE: "hardware"}


def classified(uow: UnitOfWork, incident: Incident, override: str = "") -> Incident:
    """The incident with class, reason, plan, policy and deadline; ``override``: why class 2 without PEC.

    A reason given before still counts.
    """
    rules = rules_at(uow, incident.received)
    contracts = uow.find(Contract, customer_id=incident.customer_id) if incident.customer_id else []
    contract = cover_of(contracts, incident.covered_object, incident.received)
    plan = plan_of(uow, contract, incident.received)
    admitted = override or class_reason(incident).partition(ADMITTED)[2]
    found = classify(
        _name(contract, plan), incident.channel, incident.pec, rules.policy.pec_required, admitted
    )
    changed = replace(
        incident,
        incident_class=found.incident_class,
        reason=found.reason,
        plan_id=plan.id if plan else None,
        policy_id=rules.policy.id,
    )
    return with_deadline(uow, changed)


def with_deadline(uow: UnitOfWork, incident: Incident) -> Incident:
    """Deadline for the present severity; a recorded miss never moves it later (Q-7)."""
    head = class_reason(incident)
    found = deadline_of(uow, incident)
    if found is None:
        return replace(incident, due=None, reason=head)
    due = min(found.due, incident.due) if incident.missed and incident.due else found.due
    return replace(incident, due=due, reason=f"{head}{TERM}{found.reason}.")


def deadline_of(uow: UnitOfWork, incident: Incident) -> Deadline | None:
    """The walk from reception; None without plan and for requests that are no incidents."""
    if incident.plan_id is None or incident.kind is not RequestKind.INCIDENT:
        return None
    return deadline(incident.received, uow.get(Plan, incident.plan_id), incident.severity, holidays(uow))


def class_reason(incident: Incident) -> str:
    """The sentence of the class alone."""
    return incident.reason.partition(TERM)[0]


def _name(contract: Contract | None, plan: Plan | None) -> str:
    if plan:
        return plan.name
    return WITHOUT_PLAN[contract.kind] if contract else ""
