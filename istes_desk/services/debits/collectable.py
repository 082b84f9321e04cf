"""Invoices to be collected by direct debit: what can be, when, and why the rest cannot (C-5). Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from istes_desk.domain import debit_rules
from istes_desk.domain.contracts import Mandate, MandateScheme
from istes_desk.domain.customers import Customer
from istes_desk.domain.debit_rules import Collected
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import DocumentType, InvoiceHead, InvoiceProgress, PaymentMethod
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.money import ZERO
from istes_desk.domain.validation import iban
from istes_desk.services.ports import Clock, UnitOfWork

NO_MANDATE = "Manca il mandato SEPA: registrarlo nella scheda del cliente."


@dataclass(frozen=True, slots=True)
class Collectable:
    """An open invoice; ``on`` is the first day it can be collected, ``obstacle`` why it cannot at all."""

    head: InvoiceHead
    customer: Customer
    amount: Decimal
    on: date
    mandate: Mandate | None
    obstacle: str = ""
    returned: int = 0

    @property
    def scheme(self) -> MandateScheme:
        return self.mandate.scheme if self.mandate else MandateScheme.CORE

    def refusal(self, on: date) -> str:
        """Why not on that day; empty when it can."""
        if self.obstacle or self.mandate is None:
            return self.obstacle
        if on < self.on:
            return f"Scade dopo: si può addebitare dal {full_date(self.on)}."
        return debit_rules.obstacle(self.mandate, on)


def collectable(uow: UnitOfWork, clock: Clock) -> tuple[Collectable, ...]:
    """Open invoices paid by direct debit that no file holds, in the order of their day."""
    return rows_of(uow, debited(uow), date_of(clock.now()))


def debited(uow: UnitOfWork, **equals: Any) -> list[InvoiceHead]:
    """Invoices paid by direct debit; no credit note, nothing that is paid by transfer."""
    return uow.find(
        InvoiceHead, document_type=DocumentType.INVOICE, payment=PaymentMethod.DIRECT_DEBIT, **equals
    )


def rows_of(uow: UnitOfWork, heads: list[InvoiceHead], today: date) -> tuple[Collectable, ...]:
    """Those of the invoices that are still to be collected."""
    ids = {head.id for head in heads}
    debits = uow.find(Debit, invoice_id=ids)
    held = {one.invoice_id for one in debits if one.returned_on is None}
    paid = {one.invoice_id for one in uow.find(InvoiceProgress, invoice_id=ids) if one.paid_on}
    taken_back: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for note in uow.find(InvoiceHead, credits_invoice_id=ids):
        taken_back[note.credits_invoice_id or 0] += note.total
    left = [head for head in heads if head.id not in held | paid and head.total > taken_back[head.id]]
    customers = {one.id: one for one in uow.find(Customer, id={head.customer_id for head in left})}
    mandates = uow.find(Mandate, customer_id=tuple(customers))
    rows = (
        _row(head, customers[head.customer_id], head.total - taken_back[head.id], mandates, debits, today)
        for head in left
    )
    return tuple(sorted(rows, key=lambda row: (row.on, row.head.year, row.head.number)))


def history(uow: UnitOfWork, mandate_id: int) -> tuple[Collected, ...]:
    """The earlier collections of a mandate."""
    debits = uow.find(Debit, mandate_id=mandate_id)
    days = {one.id: one.collection_on for one in uow.find(DebitBatch, id={one.batch_id for one in debits})}
    return tuple(
        Collected(days[one.batch_id], one.returned_on is not None, one.sequence is Sequence.RECURRING)
        for one in debits
    )


def proposed_day(rows: Iterable[Collectable], clock: Clock) -> date:
    """The day of the nearest invoice that can be collected, else the first the bank can make."""
    days = [row.on for row in rows if not row.obstacle]
    return min(days, default=debit_rules.first_possible(date_of(clock.now())))


def firm_obstacle(uow: UnitOfWork, format: DebitFormat) -> str:
    """What of the firm's own data keeps every file of that format from being written."""
    firms = uow.find(Firm)
    firm = firms[0] if firms else Firm()
    try:
        debit_rules.creditor_identifier(firm.creditor_identifier)
        account = iban(firm.iban)
    except DomainError as error:
        return error.message
    if not account:
        return "Manca l'IBAN dell'azienda."
    wanted = format is DebitFormat.CBI and not firm.cbi_code.strip()
    return "Manca il codice CUC dell'azienda, che il file CBI richiede." if wanted else ""


def mandate_of(head: InvoiceHead, mandates: list[Mandate], on: date) -> tuple[Mandate | None, str]:
    """The invoice's own mandate, else the customer's newest that serves; with the words when none does."""
    own = [one for one in mandates if one.customer_id == head.customer_id]
    ranked = sorted(own, key=lambda one: (one.id == head.mandate_id, one.signed_on, one.id), reverse=True)
    if not ranked:
        return None, NO_MANDATE
    serving = next((one for one in ranked if not debit_rules.obstacle(one, on)), None)
    return (serving, "") if serving else (ranked[0], debit_rules.obstacle(ranked[0], on))


def _row(
    head: InvoiceHead, customer: Customer, amount: Decimal, mandates: list[Mandate],
    debits: Iterable[Debit], today: date,
) -> Collectable:  # fmt: skip
    on = debit_rules.proposed(head.due_on, today)
    mandate, obstacle = mandate_of(head, mandates, on)
    returned = sum(one.invoice_id == head.id for one in debits)
    return Collectable(head, customer, amount, on, mandate, obstacle, returned)
