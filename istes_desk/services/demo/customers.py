"""Demo customers: company, people, contracts, appointment and season."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from istes_desk.domain.contracts import (
    Appointment,
    Contract,
    ContractKind,
    Customisation,
    Mandate,
    MandateScheme,
)
from istes_desk.domain.customers import Connectivity, Contact, Customer, Season, SeasonKind
from istes_desk.domain.incidents import CoveredObject
from istes_desk.domain.italian import date_of
from istes_desk.domain.payment import PaymentMethod
from istes_desk.domain.sla import Plan
from istes_desk.services.ports import UnitOfWork

WRITTEN_FOR = 2026
PLAIN = frozenset(f.name for f in fields(Customer)) - {"connectivity", "conformity_date", "payment"}
KINDS = {
    "support": ContractKind.SUPPORT,
    "hardware": ContractKind.HARDWARE,
    "software_update": ContractKind.SOFTWARE_UPDATE,
}


def add_customer(uow: UnitOfWork, facts: Mapping[str, Any], now: datetime) -> Customer:
    """One customer with everything but the network; the years are moved so that ``now`` is in the story."""
    later = date_of(now).year - WRITTEN_FOR
    conformity = facts.get("conformity_date")
    customer = uow.add(
        Customer(
            **{name: value for name, value in facts.items() if name in PLAIN},
            connectivity=Connectivity(facts["connectivity"]),
            conformity_date=moved_year(conformity, later) if conformity else None,
            payment=PaymentMethod.DIRECT_DEBIT if "mandate" in facts else PaymentMethod.TRANSFER,
        )
    )
    for line in facts["contacts"]:
        name, role, email, phone = line.split("|")
        uow.add(Contact(customer.id, name, role, email, phone))
    for word, kind in KINDS.items():
        if word in facts:
            _add_contract(uow, customer.id, kind, facts[word])
    if "appointment" in facts:
        _add_appointments(uow, customer.id, facts["appointment"], date_of(now).year)
    if "mandate" in facts:
        _add_mandate(uow, customer.id, facts["mandate"])
    for one in facts.get("customisations", ()):
        days: dict[str, Any] = {
            word: moved_year(day, later) for word, day in one.items() if isinstance(day, date)
        }
        uow.add(Customisation(customer.id, one["title"], Decimal(one["fee"]), **days))
    for season in facts.get("seasons", ()):
        start, end = (moved_year(season[end], later) for end in ("start", "end"))
        uow.add(Season(customer.id, SeasonKind(season["kind"]), start, end, season["note"]))
    return customer


def moved_year(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    short = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if short else day.day)


def _add_contract(uow: UnitOfWork, customer_id: int, kind: ContractKind, facts: Mapping[str, Any]) -> None:
    plan = uow.find(Plan, code=facts["plan"])[0].id if "plan" in facts else None
    uow.add(
        Contract(
            customer_id,
            kind,
            facts["from"],
            plan_id=plan,
            covers=frozenset(CoveredObject(word) for word in facts.get("covers", ())),
            yearly_fee=Decimal(facts["fee"]),
            quote_signed_on=facts["from"],
            contract_signed_on=facts["from"],
            training_minutes=facts.get("training", 0),
            call_out_included=kind is ContractKind.HARDWARE,
        )
    )


def _add_mandate(uow: UnitOfWork, customer_id: int, facts: Mapping[str, Any]) -> None:
    scheme = MandateScheme(facts["scheme"])
    uow.add(Mandate(customer_id, facts["reference"], facts["iban"], facts["signed"], scheme=scheme))


def _add_appointments(uow: UnitOfWork, customer_id: int, facts: Mapping[str, Any], year: int) -> None:
    for one in (year - 1, year):
        first, last = date(one, 1, 1), date(one, 12, 31)
        fee = Decimal(facts["fee"])
        uow.add(
            Appointment(
                customer_id, facts["person"], first, last, sole=facts["sole"], yearly_fee=fee, signed_on=first
            )
        )
