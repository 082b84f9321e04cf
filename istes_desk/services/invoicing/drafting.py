"""The invoice that would be issued: chosen charges as a document without number (C-5). Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoice_drafting import invoice_of
from istes_desk.domain.invoices import PaymentMethod
from istes_desk.domain.invoicing import Charge
from istes_desk.domain.invoicing_fiscal import (
    Lack,
    lacks_of_customer,
    lacks_of_firm,
    sentence,
    usable_mandate,
)
from istes_desk.domain.italian import full_date
from istes_desk.services.errors import ConflictError
from istes_desk.services.invoicing.proposal import proposal
from istes_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a customer goes into one invoice: ``keys`` of charges proposed until a day."""

    customer_id: int
    until: date
    keys: frozenset[str]
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that is complete but for its number, with what it charges line by line."""

    document: InvoiceDocument
    charges: tuple[Charge, ...]
    customer: Customer
    mandate_id: int | None


def draft(uow: UnitOfWork, choice: Choice, issued_on: date) -> Draft:
    """ConflictError when a chosen thing was invoiced meanwhile, DomainError (field) when data are missing."""
    charges = _chosen(uow, choice)
    _check_done(charges, issued_on)
    firm, customer = the_firm(uow), uow.get(Customer, choice.customer_id)
    mandates = tuple(uow.find(Mandate, customer_id=customer.id))
    _refuse(lacks_of_customer(customer, mandates, issued_on))
    by_debit = customer.payment is PaymentMethod.DIRECT_DEBIT
    mandate = usable_mandate(mandates, issued_on) if by_debit else None
    document = invoice_of(firm, customer, charges, issued_on, mandate)
    causes = (choice.cause.strip(),) if choice.cause.strip() else ()
    return Draft(replace(document, causes=causes), charges, customer, mandate.id if mandate else None)


def the_firm(uow: UnitOfWork) -> Firm:
    """The firm with everything an invoice needs; DomainError names the field."""
    firms = uow.find(Firm)
    firm = firms[0] if firms else Firm()
    _refuse(lacks_of_firm(firm))
    return firm


def _chosen(uow: UnitOfWork, choice: Choice) -> tuple[Charge, ...]:
    require(bool(choice.keys), "Scegliere almeno una voce da fatturare.", "charges")
    offered = proposal(uow, choice.until, choice.customer_id).customers
    charges = tuple(one for row in offered for one in row.charges if one.key in choice.keys)
    if {one.key for one in charges} != choice.keys:
        raise ConflictError(
            "Qualcosa è cambiato: alcune voci scelte non si possono più fatturare.",
            "Forse un altro tecnico le ha già fatturate: aggiornare l'elenco e scegliere di nuovo.",
            "Non è stata emessa alcuna fattura.",
        )
    return charges


def _check_done(charges: tuple[Charge, ...], issued_on: date) -> None:
    """No invoice is older than the work it charges; fees may come before what they are for."""
    last = max((one.on for one in charges if one.intervention_id), default=issued_on)
    words = f"La fattura comprende lavoro del {full_date(last)}: la sua data non può precederlo."
    require(last <= issued_on, words, "issued_on")


def _refuse(lacks: tuple[Lack, ...]) -> None:
    if lacks:
        raise DomainError(sentence(lacks), lacks[0].field)
