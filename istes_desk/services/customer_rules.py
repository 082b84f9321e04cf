"""What is checked before a row of a customer's card is stored: dates, years, quotes (C-1..C-5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from istes_desk.domain import validation
from istes_desk.domain.contract_states import least_end
from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.customers import Contact, Customer, Season, Site
from istes_desk.domain.errors import require
from istes_desk.domain.italian import full_date
from istes_desk.domain.network import Device

REFERENCE = re.compile(r"[A-Za-z0-9+?/:().,' -]{1,35}")
"""What a SEPA mandate may be called."""
_REFERENCE_WRONG = "Il riferimento ha al massimo 35 lettere, cifre o segni + ? / - : ( ) . , ' e spazi."
_AFTER_DELIVERY = {
    "tested_on": "La prova",
    "accepted_on": "Il collaudo",
    "confirmed_on": "La conferma",
    "objected_on": "La contestazione",
}


def _check_name(row: Customer | Site | Contact | Device) -> None:
    validation.named(row.name, "il nome")


def _check_contract(row: Contract) -> None:
    validation.ordered(row.valid_from, row.valid_to)
    support = row.kind is ContractKind.SUPPORT
    require(not support or row.plan_id is not None, "Scegliere il piano SLA del contratto.", "plan_id")
    require(not support or bool(row.covers), "Indicare almeno un oggetto coperto dal contratto.", "covers")
    short = support and row.valid_to is not None and row.valid_to < least_end(row)
    require(not short, f"Il contratto di assistenza dura almeno un anno: {_year_of(row)}.", "valid_to")
    _check_quote(row)


def _year_of(row: Contract) -> str:
    return f"fino al {full_date(least_end(row))} o oltre"


def _check_quote(row: Contract) -> None:
    """A quote is revoked within its 30 days, and by who signed it (C-1)."""
    quoted, signed, revoked = row.quote_signed_on, row.contract_signed_on, row.revoked_on
    later = quoted is None or signed is None or quoted <= signed
    require(later, "Il contratto si firma dopo il preventivo.", "contract_signed_on")
    if revoked is None:
        return
    require(signed is None, "Il contratto è firmato: si disdice, non si revoca.", "revoked_on")
    last = row.waits_until
    in_time = quoted is not None and last is not None and quoted <= revoked <= last
    until = f", entro il {full_date(last)}" if last else ""
    require(in_time, f"Si revoca un preventivo firmato, dopo la firma{until}.", "revoked_on")


def _check_appointment(row: Appointment) -> None:
    validation.named(row.person, "chi è nominato", "person")
    validation.ordered(row.valid_from, row.valid_to)
    one_year = row.valid_from.year == row.valid_to.year
    require(one_year, "La nomina vale al massimo fino al 31/12 dell'anno in cui comincia.", "valid_to")
    require(bool(row.activities), "Indicare almeno un'attività della nomina.", "activities")


def _check_season(row: Season) -> None:
    validation.ordered(row.start, row.end, "end")


def _check_customisation(row: Customisation) -> None:
    validation.named(row.title, "il titolo", "title")
    delivered = row.delivered_on
    for name, what in _AFTER_DELIVERY.items():
        day = getattr(row, name)
        after = day is None or (delivered is not None and delivered <= day)
        require(after, f"{what} viene dopo la consegna.", name)


def in_time(row: Customisation, last: date | None) -> None:
    """Refuses an objection after the ``last`` day (R3): a later one is ordinary work (R3b)."""
    if row.objected_on and last:
        late = f"Il termine per contestare era il {full_date(last)}."
        require(row.objected_on <= last, late, "objected_on")


def _check_mandate(row: Mandate) -> None:
    validation.named(row.reference, "il riferimento del mandato", "reference")
    require(bool(REFERENCE.fullmatch(row.reference)), _REFERENCE_WRONG, "reference")
    validation.named(row.iban, "l'IBAN del conto da addebitare", "iban")
    validation.ordered(row.signed_on, row.revoked_on, "revoked_on")


RULES: Mapping[type, Callable[[Any], None]] = {
    Customer: _check_name,
    Site: _check_name,
    Contact: _check_name,
    Device: _check_name,
    Contract: _check_contract,
    Appointment: _check_appointment,
    Season: _check_season,
    Customisation: _check_customisation,
    Mandate: _check_mandate,
}
"""What is checked of each row before it is stored."""
