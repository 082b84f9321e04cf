"""Customers: the list, the whole card of one, and every write on it (Q-12, C-1..C-4). No GUI, no SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from istes_desk.domain import validation
from istes_desk.domain.compliance import ConformityReport
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.customers import Contact, Customer, Season, Site
from istes_desk.domain.customisations import season_warnings
from istes_desk.domain.errors import require
from istes_desk.domain.incidents import OPEN_STATES, Incident
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import full_date
from istes_desk.domain.network import CHECKED_KINDS, Device
from istes_desk.domain.sla import Plan
from istes_desk.domain.terms import BillingTerms, objection_until
from istes_desk.services.changes import Changes, ids
from istes_desk.services.customer_rules import RULES, in_time
from istes_desk.services.policies import offered_plans
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.training import minutes_used

SIGNED = "La data è quella della relazione di conformità firmata: si cambia soltanto togliendo la firma."

Part = Site | Contact | Contract | Appointment | Season | Customisation | Mandate | Device
Row = Customer | Part
STANDING = (
    Site,
    Contact,
    Contract,
    Appointment,
    Season,
    Customisation,
    Mandate,
    Device,
    Incident,
    Intervention,
)
"""While one of these names a customer he is put to rest instead of being deleted."""


class Validity(StrEnum):
    """How a dated row stands on a day."""

    FUTURE = "future"
    VALID = "valid"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CustomerEntry:
    """One row of the list; ``plan`` is the name of the SLA plan, empty without support contract."""

    id: int
    name: str
    city: str
    active: bool
    plan: str = ""
    supported: bool = False
    appointed: bool = False
    conformity: date | None = None
    open_incidents: int = 0


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Everything on the card of one customer on the day ``today``; ``pcs`` are PCs, servers and VMs.

    ``training_used``: whole minutes of the half day that today's contracts include (C-4).
    """

    today: date
    customer: Customer
    sites: tuple[Site, ...]
    contacts: tuple[Contact, ...]
    contracts: tuple[Contract, ...]
    appointments: tuple[Appointment, ...]
    seasons: tuple[Season, ...]
    customisations: tuple[Customisation, ...]
    pcs: tuple[Device, ...]
    plans: tuple[Plan, ...]
    open_incidents: int
    warnings: tuple[str, ...]
    mandates: tuple[Mandate, ...] = ()
    training_used: int = 0
    terms: tuple[BillingTerms, ...] = ()

    def current(self, kind: ContractKind) -> Contract | None:
        """The contract of that kind valid today."""
        valid = [one for one in self.contracts if one.kind is kind and one.valid_on(self.today)]
        return valid[-1] if valid else None

    @property
    def appointment(self) -> Appointment | None:
        """The appointment valid today."""
        return next((one for one in self.appointments if one.valid_on(self.today)), None)

    @property
    def conform(self) -> bool:
        """Conformity counts from its day on (L-3)."""
        reached = self.customer.conformity_date
        return reached is not None and reached <= self.today


def validity(first: date, last: date | None, today: date) -> Validity:
    """Both end days included."""
    if today < first:
        return Validity.FUTURE
    return Validity.ENDED if last is not None and last < today else Validity.VALID


def customer_list(
    uow: UnitOfWork, today: date, text: str = "", with_inactive: bool = False
) -> tuple[CustomerEntry, ...]:
    """By name; ``text`` is looked for in name, company, city, VAT number and mail domain."""
    chosen = [one for one in uow.find(Customer) if (one.active or with_inactive) and _matches(one, text)]
    plans = {plan.id: plan.name for plan in uow.find(Plan)}
    support = {c.customer_id: c for c in uow.find(Contract, kind=ContractKind.SUPPORT) if c.valid_on(today)}
    appointed = {one.customer_id for one in uow.find(Appointment) if one.valid_on(today)}
    waiting = Counter(one.customer_id for one in uow.find(Incident, state=OPEN_STATES))
    return tuple(
        CustomerEntry(
            one.id,
            one.name,
            one.city,
            one.active,
            plans.get(support[one.id].plan_id or 0, "") if one.id in support else "",
            one.id in support,
            one.id in appointed,
            one.conformity_date if one.conformity_date and one.conformity_date <= today else None,
            waiting[one.id],
        )
        for one in sorted(chosen, key=lambda one: (not one.active, one.name.casefold()))
    )


def customer_card(uow: UnitOfWork, today: date, customer_id: int) -> CustomerCard:
    """The whole card; NotFoundError when the customer is gone."""
    customer = uow.get(Customer, customer_id)
    contracts = sorted(uow.find(Contract, customer_id=customer_id), key=lambda one: one.valid_from)
    appointments = sorted(uow.find(Appointment, customer_id=customer_id), key=lambda one: one.valid_from)
    seasons = sorted(uow.find(Season, customer_id=customer_id), key=lambda one: one.start)
    customisations = uow.find(Customisation, customer_id=customer_id)
    told = warnings(customer, contracts, appointments, today)
    high = [text for one in customisations for text in season_warnings(one, seasons)]
    return CustomerCard(
        today,
        customer,
        tuple(uow.find(Site, customer_id=customer_id)),
        tuple(uow.find(Contact, customer_id=customer_id)),
        tuple(contracts),
        tuple(appointments),
        tuple(seasons),
        tuple(customisations),
        tuple(uow.find(Device, customer_id=customer_id, kind=CHECKED_KINDS)),
        offered_plans(uow, contracts),
        len(uow.find(Incident, customer_id=customer_id, state=OPEN_STATES)),
        (*told, *high),
        tuple(
            sorted(uow.find(Mandate, customer_id=customer_id), key=lambda one: one.signed_on, reverse=True)
        ),
        minutes_used(uow, customer_id, today, contracts),
        tuple(uow.find(BillingTerms)),
    )


def warnings(
    customer: Customer, contracts: list[Contract], appointments: list[Appointment], today: date
) -> tuple[str, ...]:
    """Italian sentences about what may be, but is probably not meant."""
    told = [
        f"Due contratti dello stesso tipo sono validi insieme dal {full_date(later.valid_from)}."
        for _, later in validation.overlapping(contracts)
    ]
    if customer.conformity_date and not any(one.valid_on(today) for one in appointments):
        told.append("La conformità GDPR conta soltanto con una nomina ADS valida, e oggi non ce n'è una.")
    return tuple(told)


def save_row(uow: UnitOfWork, row: Row) -> Changes:
    """Stores a new row (id 0) or a changed one; only what changed is checked. DomainError names the field."""
    stored = uow.get(type(row), row.id) if row.id else None
    checked = _checked(row, stored)
    _leave_signed_date(uow, row, stored)
    if isinstance(checked, Customisation):
        in_time(checked, objection_until(checked, uow.find(BillingTerms)))
    saved = uow.save(checked) if row.id else uow.add(checked)
    return replace(_touched(saved), new_id=0 if row.id else saved.id)


def _leave_signed_date(uow: UnitOfWork, row: Row, stored: Row | None) -> None:
    """Once a conformity report is signed its signature alone gives the date (L-3)."""
    if not isinstance(row, Customer) or not isinstance(stored, Customer):
        return
    if row.conformity_date != stored.conformity_date:
        found = uow.find(ConformityReport, customer_id=row.id)
        require(not any(one.signed_on for one in found), SIGNED, "conformity_date")


def remove_row(uow: UnitOfWork, row: Part) -> Changes:
    """Deletes a part of the card; KnownError when something still stands on it."""
    uow.remove(uow.get(type(row), row.id))
    return _touched(row)


def restore_row(uow: UnitOfWork, row: Row) -> Changes:
    """Takes a deletion back: the row as it was."""
    saved = uow.put_back(row)
    return replace(_touched(saved), new_id=saved.id)


def retire_customer(uow: UnitOfWork, customer_id: int) -> Changes:
    """Deletes a customer on whom nothing stands, else takes him out of the lists; his history stays."""
    customer = uow.get(Customer, customer_id)
    if any(uow.find(kind, customer_id=customer_id) for kind in STANDING):
        uow.save(replace(customer, active=False))
    else:
        uow.remove(customer)
    return Changes(customers=ids(customer_id))


def reinstate_customer(uow: UnitOfWork, customer: Customer) -> Changes:
    """Takes ``retire_customer`` back."""
    stored = uow.find(Customer, id=customer.id)
    if not stored:
        return restore_row(uow, replace(customer, active=True))
    uow.save(replace(stored[0], active=True))
    return Changes(customers=ids(customer.id))


def _matches(customer: Customer, text: str) -> bool:
    searched = (
        customer.name,
        customer.business_name,
        customer.city,
        customer.vat_number,
        customer.mail_domain,
    )
    return all(any(word in part.casefold() for part in searched) for word in text.casefold().split())


def _checked(row: Row, stored: Row | None) -> Row:
    """The row with its texts trimmed and brought into their normal form."""
    clean: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if (
            not isinstance(value, str)
            or isinstance(value, StrEnum)
            or value == getattr(stored, field.name, None)
        ):
            continue
        check = validation.CHECKS.get(field.name)
        plain = check(value, field.name) if check else value.strip()
        clean[field.name] = validation.fitting(plain, field.name)
    checked = replace(row, **clean)
    RULES[type(row)](checked)
    return checked


def _touched(row: Row) -> Changes:
    if isinstance(row, Customer):
        return Changes(customers=ids(row.id))
    owner = ids(row.customer_id)
    site = ids(row.id) if isinstance(row, Site) else ids(getattr(row, "site_id", 0))
    return Changes(customers=owner, sites=site, duties=owner)
