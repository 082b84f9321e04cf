"""Dated rows in force, read from the database: queue policy, holidays, the plan of a contract (P-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from istes_desk.domain.holidays import Closure, Holiday, Holidays
from istes_desk.domain.italian import date_of
from istes_desk.domain.policy import NotInForceError, QueuePolicy, in_force
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import UnitOfWork

if TYPE_CHECKING:
    from istes_desk.domain.contracts import Contract

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
    """The contract's plan as it read on the day of reception; None without contract or without plan.

    A plan that ended holds on as it last was for the contracts that name it, one to come as it will be.
    """
    if contract is None or contract.plan_id is None:
        return None
    named, day = uow.get(Plan, contract.plan_id), date_of(received)
    versions = uow.find(Plan, code=named.code)
    try:
        return in_force(versions, day)
    except NotInForceError:
        begun = [one for one in versions if one.valid_from <= day]
        return max(begun, key=lambda one: one.valid_from, default=named)


def offered_plans(uow: UnitOfWork, contracts: Iterable[Contract]) -> tuple[Plan, ...]:
    """One row per plan for a contract to name, its name the newest: the one named already, else the first."""
    named = {one.plan_id for one in contracts}
    versions: dict[str, list[Plan]] = {}
    for plan in uow.find(Plan):
        versions.setdefault(plan.code, []).append(plan)
    return tuple(_offered(rows, named) for rows in versions.values())


def _offered(rows: list[Plan], named: set[int | None]) -> Plan:
    newest = max(rows, key=lambda one: one.valid_from)
    return replace(next((one for one in rows if one.id in named), rows[0]), name=newest.name)
