"""Dated rows in force, read from the database: queue policy, holidays, the plan of a contract (P-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from istes_desk.domain.contracts import Contract
from istes_desk.domain.holidays import Closure, Holiday, Holidays
from istes_desk.domain.italian import date_of
from istes_desk.domain.policy import QueuePolicy, in_force
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import UnitOfWork

NO_POLICY = "Nessuna regola della coda in vigore"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the queue is run by at an instant."""

    policy: QueuePolicy
    holidays: Holidays


def holidays(uow: UnitOfWork) -> Holidays:
    """All rows that close the office."""
    return Holidays(tuple(uow.find(Holiday)), tuple(uow.find(Closure)))


def rules_at(uow: UnitOfWork, at: datetime) -> Rules:
    """Policy in force on the day of the instant; NotInForceError when there is none."""
    return Rules(in_force(uow.find(QueuePolicy), date_of(at), NO_POLICY), holidays(uow))


def plan_of(uow: UnitOfWork, contract: Contract | None, received: datetime) -> Plan | None:
    """The contract's plan as it read on the day of reception; None without contract or without plan."""
    if contract is None or contract.plan_id is None:
        return None
    code = uow.get(Plan, contract.plan_id).code
    return in_force(uow.find(Plan, code=code), date_of(received), "Nessuna versione del piano in vigore")
