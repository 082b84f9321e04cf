"""Which duties PCs and sites have, and how often: the firm's templates, a customer's own rules (D-1, P-1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Site
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyRule, DutyScope, DutyTemplate
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import CHECKED_KINDS, Device
from istes_desk.domain.schedules import Schedule, schedule_of
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.duty_chains import target_of
from istes_desk.services.ports import Clock, UnitOfWork

R = TypeVar("R", DutyTemplate, DutyRule)


def assign_duties(uow: UnitOfWork, clock: Clock, customer_id: int) -> Changes:
    """Gives every PC and site the duties of today that it does not have yet, as often as the customer wants.

    DomainError when nobody of ours is the customer's system administrator today.
    """
    today = date_of(clock.now())
    appointed = any(one.valid_on(today) for one in uow.find(Appointment, customer_id=customer_id))
    require(appointed, "Il cliente non ha oggi una nomina ad Amministratore di Sistema.", "customer_id")
    there = {target_of(one) for one in uow.find(DutyAssignment, customer_id=customer_id, ended_on=None)}
    wanted = [one for one in _wanted(uow, customer_id, today) if target_of(one) not in there]
    for one in wanted:
        uow.add(one)
    return Changes(duties=ids(customer_id)) if wanted else NOTHING


def templates_on(uow: UnitOfWork, day: date) -> list[DutyTemplate]:
    """The template of each duty that began last and has not ended (P-1)."""
    return list(_last_valid(uow.find(DutyTemplate), day).values())


def first_ones(uow: UnitOfWork) -> list[DutyTemplate]:
    """Each duty as it came with the program."""
    rows = sorted(uow.find(DutyTemplate), key=lambda one: one.valid_from, reverse=True)
    return list({one.code: one for one in rows}.values())


def rules_on(uow: UnitOfWork, customer_id: int, day: date) -> dict[DutyCode, DutyRule]:
    """The customer's own rules of that day."""
    return _last_valid(uow.find(DutyRule, customer_id=customer_id), day)


def _last_valid(rows: list[R], day: date) -> dict[DutyCode, R]:
    valid = [one for one in rows if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
    return {one.code: one for one in sorted(valid, key=lambda one: one.valid_from)}


def template_schedule(uow: UnitOfWork, code: DutyCode, day: date) -> Schedule:
    """The firm's schedule of a duty; DomainError when it has none that day."""
    for one in templates_on(uow, day):
        if one.code is code:
            return schedule_of(one)
    raise DomainError("Questa mansione oggi non è nel nostro elenco.", "code")


def usual_schedule(uow: UnitOfWork, customer_id: int, code: DutyCode, day: date) -> Schedule:
    """What a PC of the customer keeps to without a schedule of its own."""
    rule = rules_on(uow, customer_id, day).get(code)
    return schedule_of(rule) if rule else template_schedule(uow, code, day)


def _wanted(uow: UnitOfWork, customer_id: int, today: date) -> Iterator[DutyAssignment]:
    devices = uow.find(Device, customer_id=customer_id)
    hosts = {one.host_device_id for one in devices} - {None}
    pcs = [one.id for one in devices if one.kind in CHECKED_KINDS]
    targets: dict[DutyScope, list[int]] = {
        DutyScope.DEVICE: pcs,
        DutyScope.HOST: [id for id in pcs if id in hosts],
        DutyScope.SITE: [site.id for site in uow.find(Site, customer_id=customer_id)],
    }
    rules = rules_on(uow, customer_id, today)
    for template in templates_on(uow, today):
        schedule = schedule_of(rules.get(template.code) or template)
        for id in targets[template.scope]:
            yield _assignment(template, schedule, customer_id, id, today)


def _assignment(
    template: DutyTemplate, schedule: Schedule, customer_id: int, id: int, today: date
) -> DutyAssignment:
    site = template.scope is DutyScope.SITE
    return DutyAssignment(
        template.code,
        customer_id,
        schedule.frequency,
        schedule.anchored(today),
        today,
        site_id=id if site else None,
        device_id=None if site else id,
        template_id=template.id,
        due_time=schedule.due_time,
        grace_hours=schedule.grace_hours,
    )
