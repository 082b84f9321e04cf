"""Which fiscal data an invoice cannot do without, by field (C-5); pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from istes_desk.domain import validation
from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.debit_rules import lapses_on
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import PaymentMethod

ITALY = "IT"
OFFICE_CODE = 6
"""Characters of the recipient code of a public office, whose invoices have another format."""
REVERSED = "un'impresa estera si fattura senza IVA (art. 7-ter DPR 633/72) e fuori da questo programma"
"""The tax is the customer's there: 22 % would be wrong, and no invoice without VAT is written here."""
ADDRESS = (("address", "l'indirizzo"), ("city", "il comune"))
ITALIAN_ADDRESS = (("postal_code", "il CAP"), ("province", "la provincia"))
FIRM_NEEDS = (
    ("name", "il nome"),
    ("vat_number", "la partita IVA"),
    ("tax_regime", "il regime fiscale"),
    *ADDRESS,
    *ITALIAN_ADDRESS,
    ("iban", "l'IBAN"),
)


@dataclass(frozen=True, slots=True)
class Lack:
    """A field that is empty or wrong, and what to do about it in Italian."""

    field: str
    words: str


def lacks_of_customer(row: Customer, mandates: tuple[Mandate, ...], on: date) -> tuple[Lack, ...]:
    """What keeps every invoice of this customer from being written, by field."""
    return tuple(_of_customer(row, mandates, on))


def lacks_of_firm(row: Firm) -> tuple[Lack, ...]:
    """What keeps every invoice from being written; transfers need the firm's IBAN."""
    checked = ("vat_number", "fiscal_code", "postal_code", "province", "iban")
    found = [*_empty(row, FIRM_NEEDS), *_wrong(row, checked)]
    if bool(row.rea_office) != bool(row.rea_number):
        found.append(Lack("rea_number", "del REA servono sia l'ufficio sia il numero"))
    return tuple(found)


def sentence(lacks: tuple[Lack, ...]) -> str:
    """``Dati fiscali da completare: indicare il CAP; la partita IVA non è valida.``"""
    return f"Dati fiscali da completare: {'; '.join(one.words for one in lacks)}." if lacks else ""


def usable_mandate(mandates: tuple[Mandate, ...], on: date) -> Mandate | None:
    """The newest one that is neither revoked nor lapsed on that day."""
    usable = [one for one in mandates if _usable(one, on)]
    return max(usable, key=lambda one: (one.signed_on, one.id), default=None)


def _usable(row: Mandate, on: date) -> bool:
    return row.signed_on <= on <= lapses_on(row) and (row.revoked_on is None or on < row.revoked_on)


def _of_customer(row: Customer, mandates: tuple[Mandate, ...], on: date) -> Iterator[Lack]:
    yield from _empty(row, ADDRESS)
    if not (row.vat_number or row.fiscal_code):
        yield Lack("vat_number", "indicare la partita IVA o il codice fiscale")
    if not re.fullmatch(r"[A-Z]{2}", row.country):
        yield Lack("country", "indicare il paese con due lettere (IT)")
    elif row.country != ITALY and row.vat_number:
        yield Lack("country", REVERSED)
    if row.country == ITALY:
        yield from _of_italian(row)
    if row.payment is PaymentMethod.DIRECT_DEBIT and usable_mandate(mandates, on) is None:
        yield Lack("payment", "per l'addebito SEPA serve un mandato valido")


def _of_italian(row: Customer) -> Iterator[Lack]:
    yield from _empty(row, ITALIAN_ADDRESS)
    yield from _wrong(row, ("vat_number", "fiscal_code", "postal_code", "province", "recipient_code", "pec"))
    if not (row.recipient_code or row.pec):
        words = "indicare il codice destinatario (0000000 se il cliente non ne ha) o la PEC"
        yield Lack("recipient_code", words)
    if len(row.recipient_code) == OFFICE_CODE:
        words = "il codice destinatario di 6 caratteri è di un ufficio pubblico, che vuole un altro formato"
        yield Lack("recipient_code", words)


def _empty(row: Any, needed: tuple[tuple[str, str], ...]) -> Iterator[Lack]:
    for field, name in needed:
        if not getattr(row, field).strip():
            yield Lack(field, f"indicare {name}")


def _wrong(row: Any, fields: tuple[str, ...]) -> Iterator[Lack]:
    """What was stored before there was a check."""
    for field in fields:
        check: Callable[[str, str], str] = validation.CHECKS[field]
        try:
            check(getattr(row, field), field)
        except DomainError as error:
            yield Lack(field, error.message[:1].lower() + error.message[1:].removesuffix("."))
