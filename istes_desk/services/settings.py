"""The firm's own data and price lists, all that the settings show, and the first run (P-1, P-2, B-3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from istes_desk.domain import validation
from istes_desk.domain.debit_rules import creditor_identifier
from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.policy import QueuePolicy, in_force
from istes_desk.domain.rule_chains import Rule
from istes_desk.domain.sla import Plan
from istes_desk.domain.tariff import Tariff
from istes_desk.domain.terms import BillingTerms
from istes_desk.services.changes import EVERYTHING_SETTINGS, NOTHING, Changes
from istes_desk.services.ports import UnitOfWork

DatedRow = Rule | Tariff
LoadDemo = Callable[[UnitOfWork, datetime], Changes]
HIGHEST_VAT = Decimal(100)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """All settings on the day ``today``; dated rows with the newest first. ``used`` are ids of tariffs."""

    today: date
    firm: Firm
    technicians: tuple[Technician, ...]
    tariffs: tuple[Tariff, ...]
    used: frozenset[int]
    policies: tuple[QueuePolicy, ...]
    plans: tuple[Plan, ...]
    holidays: tuple[Holiday, ...]
    closures: tuple[Closure, ...]
    templates: tuple[LetterTemplate, ...] = ()
    terms: tuple[BillingTerms, ...] = ()

    @property
    def tariff(self) -> Tariff | None:
        """The one in force today."""
        valid = [one for one in self.tariffs if self.valid(one)]
        return in_force(valid, self.today) if valid else None

    def valid(self, row: DatedRow) -> bool:
        """Whether it is valid today, superseded or not."""
        return row.valid_from <= self.today and (row.valid_to is None or self.today <= row.valid_to)

    def may_change(self, row: DatedRow) -> bool:
        """A tariff until work refers to it, a rule until it is in force (P-2)."""
        return row.id not in self.used if isinstance(row, Tariff) else self.today < row.valid_from


def settings(uow: UnitOfWork, today: date) -> SettingsView:
    """Everything on the pages of the settings."""
    firms = uow.find(Firm)
    return SettingsView(
        today,
        firms[0] if firms else Firm(),
        tuple(sorted(uow.find(Technician), key=lambda one: (not one.active, one.name.casefold()))),
        tuple(sorted(uow.find(Tariff), key=lambda one: one.valid_from, reverse=True)),
        frozenset(one.tariff_id for one in uow.find(Intervention) if one.tariff_id),
        tuple(sorted(uow.find(QueuePolicy), key=lambda one: one.valid_from, reverse=True)),
        tuple(sorted(uow.find(Plan), key=lambda one: (one.code, -one.valid_from.toordinal()))),
        tuple(uow.find(Holiday)),
        tuple(sorted(uow.find(Closure), key=lambda one: one.first, reverse=True)),
        tuple(sorted(uow.find(LetterTemplate), key=lambda one: (one.kind, -one.valid_from.toordinal()))),
        tuple(sorted(uow.find(BillingTerms), key=lambda one: one.valid_from, reverse=True)),
    )


def save_firm(uow: UnitOfWork, firm: Firm) -> Changes:
    """The one row of the firm; DomainError names the field."""
    validation.named(firm.name, "il nome dell'azienda")
    require(Decimal(0) <= firm.vat_rate <= HIGHEST_VAT, "L'aliquota IVA va da 0 a 100.", "vat_rate")
    stored = uow.get(Firm, firm.id) if firm.id else None
    if firm.creditor_identifier.strip():
        firm = replace(firm, creditor_identifier=creditor_identifier(firm.creditor_identifier))
    _store(uow, _checked(firm, stored))
    return EVERYTHING_SETTINGS


def save_technician(uow: UnitOfWork, technician: Technician) -> Changes:
    """A technician; his log-in name is his alone."""
    validation.named(technician.login, "il nome di accesso al computer", "login")
    validation.named(technician.name, "il nome e il cognome")
    twins = [one for one in uow.find(Technician, login=technician.login) if one.id != technician.id]
    require(not twins, "C'è già un tecnico con questo nome di accesso.", "login")
    stored = uow.get(Technician, technician.id) if technician.id else None
    _store(uow, _checked(technician, stored))
    return EVERYTHING_SETTINGS


def save_tariff(uow: UnitOfWork, tariff: Tariff) -> Changes:
    """Adds a price list, or changes one that no intervention refers to (P-2)."""
    used = bool(tariff.id) and bool(uow.find(Intervention, tariff_id=tariff.id))
    require(not used, "Questo tariffario è già stato usato: aggiungerne uno nuovo che lo sostituisca.")
    same = [one for one in uow.find(Tariff, valid_from=tariff.valid_from) if one.id != tariff.id]
    require(not same, "C'è già un tariffario che comincia in quel giorno.", "valid_from")
    _store(uow, tariff)
    return EVERYTHING_SETTINGS


def complete_first_run(
    uow: UnitOfWork,
    now: datetime,
    firm: Firm,
    technician: Technician,
    call_out_fee: Decimal | None,
    load_demo: LoadDemo | None = None,
) -> Changes:
    """Firm, first technician, call-out fee (None = still unset, B-3) and, when asked for, the demo year."""
    changes = save_firm(uow, replace(firm, set_up=True))
    if not uow.find(Technician, login=technician.login):
        changes |= save_technician(uow, technician)
    changes |= _set_fee(uow, date_of(now), call_out_fee)
    return changes | load_demo(uow, now) if load_demo else changes


def _set_fee(uow: UnitOfWork, today: date, fee: Decimal | None) -> Changes:
    tariff = settings(uow, today).tariff
    if fee is None or tariff is None:
        return NOTHING
    return save_tariff(uow, replace(tariff, call_out_fee=fee))


def _store(uow: UnitOfWork, row: Any) -> None:
    if row.id:
        uow.save(row)
    else:
        uow.add(row)


def _checked(row: Any, stored: Any) -> Any:
    """Checks and tidies the texts that changed."""
    clean = {
        field.name: validation.CHECKS[field.name](getattr(row, field.name), field.name)
        for field in fields(row)
        if field.name in validation.CHECKS and getattr(row, field.name) != getattr(stored, field.name, None)
    }
    return replace(row, **clean)
