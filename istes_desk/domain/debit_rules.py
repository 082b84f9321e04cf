"""When a SEPA mandate may be collected, and as what: dates, sequence, expiry, creditor identifier (C-5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.direct_debit import Sequence
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import ZERO, euro
from istes_desk.domain.target import is_target_day, target_day
from istes_desk.domain.validation import iban

LEAD_DAYS = 2
"""TARGET days from today to the collection: one by the schemes, one for the bank to take the file."""
NOTICE_DAYS = 14
"""Calendar days the customer is told before, unless otherwise agreed."""
EXPIRY_YEARS = 3
LARGEST = Decimal("999999999.99")
CREDITOR = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
ITALIAN_LENGTH = 23


@dataclass(frozen=True, slots=True)
class Collected:
    """An earlier collection of a mandate, as far as its sequence asks."""

    on: date
    returned: bool
    recurring: bool = False


def sequence(mandate: Mandate, history: Iterable[Collected]) -> Sequence:
    """First until one collection stood; a mandate used before the program knew it goes on as it was."""
    known = tuple(history)
    if any(one.recurring or not one.returned for one in known):
        return Sequence.RECURRING
    used_before = mandate.last_used_on is not None and all(one.on != mandate.last_used_on for one in known)
    return Sequence.RECURRING if used_before else Sequence.FIRST


def lapses_on(mandate: Mandate) -> date:
    """The last day of a mandate: 36 months after its last collection, returned or not, else its signature."""
    used = mandate.last_used_on or mandate.signed_on
    year = used.year + EXPIRY_YEARS
    return date(year, 2, 28) if (used.month, used.day) == (2, 29) else used.replace(year=year)


def first_possible(today: date) -> date:
    """The first day the bank can still collect on."""
    on = today
    for _ in range(LEAD_DAYS):
        on = target_day(on + timedelta(days=1))
    return on


def proposed(due_on: date | None, today: date) -> date:
    """The day an invoice is collected: when it falls due, moved to a TARGET day the bank can still make."""
    return max(first_possible(today), target_day(due_on or today))


def check_day(on: date, today: date) -> None:
    """DomainError for a day no payment moves on, or one too near."""
    near = first_possible(today)
    require(
        is_target_day(on), f"Il {full_date(on)} le banche non regolano gli addebiti (calendario TARGET).", DAY
    )
    require(on >= near, f"La banca può addebitare al più presto il {full_date(near)}.", DAY)


def check_amount(amount: Decimal) -> Decimal:
    """Exact cents above zero."""
    exact = euro(amount)
    require(exact > ZERO, "L'importo da addebitare deve essere maggiore di zero.", "amount")
    require(exact <= LARGEST, "L'importo supera il massimo di un addebito SEPA.", "amount")
    return exact


def creditor_identifier(text: str, field: str = "creditor_identifier") -> str:
    """ISO 7064 check digits over everything but the three characters of the business code."""
    code = "".join(text.split()).upper()
    require(bool(code), "Manca l'identificativo del creditore SEPA dell'azienda.", field)
    shaped = bool(CREDITOR.fullmatch(code)) and (not code.startswith("IT") or len(code) == ITALIAN_LENGTH)
    checked = shaped and int("".join(str(int(char, 36)) for char in code[7:] + code[:4])) % 97 == 1
    require(
        checked,
        "L'identificativo del creditore non è valido: in Italia ha 23 caratteri e comincia con IT.",
        field,
    )
    return code


def obstacle(mandate: Mandate, on: date) -> str:
    """Why this mandate cannot be collected on that day; empty when it can."""
    return next((words(mandate, on) for fails, words in OBSTACLES if fails(mandate, on)), "")


def check_mandate(mandate: Mandate, on: date) -> None:
    """DomainError where ``obstacle`` has words."""
    words = obstacle(mandate, on)
    require(not words, words, "mandate")


def _revoked(mandate: Mandate, on: date) -> bool:
    return mandate.revoked_on is not None and mandate.revoked_on <= on


def _bad_iban(mandate: Mandate, _on: date) -> bool:
    try:
        return not iban(mandate.iban)
    except DomainError:
        return True


Fails = Callable[[Mandate, date], bool]
Words = Callable[[Mandate, date], str]
OBSTACLES: tuple[tuple[Fails, Words], ...] = (
    (_revoked, lambda m, _: f"Il mandato {m.reference} è revocato."),
    (
        lambda m, on: m.signed_on > on,
        lambda m, _: f"Il mandato {m.reference} è firmato solo il {full_date(m.signed_on)}.",
    ),
    (
        lambda m, on: lapses_on(m) < on,
        lambda m, _: (
            f"Il mandato {m.reference} è scaduto il {full_date(lapses_on(m))}: 36 mesi senza addebiti."
        ),
    ),
    (lambda m, _: not m.reference.strip(), lambda *_: "Il mandato non ha riferimento."),
    (_bad_iban, lambda m, _: f"L'IBAN del mandato {m.reference} non è valido."),
)
DAY = "collection_on"
