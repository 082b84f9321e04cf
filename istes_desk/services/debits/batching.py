"""Files for the bank: collections, XML and used mandates in one transaction, or nothing is written (C-5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from istes_desk.domain import debit_rules
from istes_desk.domain.contracts import Mandate, MandateScheme
from istes_desk.domain.debit_message import Address, Creditor, DebitMessage, Order
from istes_desk.domain.debit_rules import Collected
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.changes import Changes
from istes_desk.services.debits.collectable import Collectable, debited, history, mandate_of, rows_of
from istes_desk.services.debits.ports import DebitFiles
from istes_desk.services.errors import ConflictError
from istes_desk.services.ports import Clock, UnitOfWork

NUMBERS = "debit-batch"


@dataclass(frozen=True, slots=True)
class DebitChoice:
    """What goes to the bank, when, and how."""

    invoice_ids: frozenset[int]
    collection_on: date
    format: DebitFormat = DebitFormat.CBI


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message with the rows behind its orders."""

    message: DebitMessage
    rows: tuple[Collectable, ...]


def make_batches(
    uow: UnitOfWork, clock: Clock, files: DebitFiles, choice: DebitChoice, author: str
) -> Changes:
    """One file for each scheme, since banks take no mixed ones; ``new_id`` is the last batch."""
    prepared = prepare(uow, clock, choice, lambda: uow.next_number(NUMBERS))
    made = Changes()
    for one in prepared:
        made |= _stored(uow, one, files.write(one.message), choice, author)
    return made


def preview(
    uow: UnitOfWork, clock: Clock, files: DebitFiles, choice: DebitChoice
) -> tuple[DebitMessage, ...]:
    """What would be written, checked as if it were; stores nothing and takes no number."""
    messages = tuple(one.message for one in prepare(uow, clock, choice, lambda: 0))
    for message in messages:
        files.write(message)
    return messages


def prepare(
    uow: UnitOfWork, clock: Clock, choice: DebitChoice, take: Callable[[], int]
) -> tuple[Prepared, ...]:
    """Takes its number first: who does the same at the same time waits there, then sees what was done."""
    require(bool(choice.invoice_ids), "Scegliere almeno una fattura da addebitare.", "invoices")
    now = clock.now()
    debit_rules.check_day(choice.collection_on, date_of(now))
    number = take()
    rows = _chosen(uow, choice, date_of(now))
    schemes = [scheme for scheme in MandateScheme if any(row.scheme is scheme for row in rows)]
    numbers = [number, *(take() for _ in schemes[1:])]
    return tuple(
        _prepared(uow, choice, scheme, number, now, [row for row in rows if row.scheme is scheme])
        for scheme, number in zip(schemes, numbers, strict=True)
    )


def _chosen(uow: UnitOfWork, choice: DebitChoice, today: date) -> tuple[Collectable, ...]:
    """With the mandate that serves on the chosen day."""
    rows = rows_of(uow, debited(uow, id=choice.invoice_ids), today)
    if {row.head.id for row in rows} != choice.invoice_ids:
        raise ConflictError(
            "Qualcosa è cambiato: alcune fatture scelte non sono più da addebitare.",
            "Forse un altro tecnico le ha già messe in un file o segnate pagate: aggiornare l'elenco.",
            "Non è stato creato alcun file.",
        )
    return tuple(_on_the_day(uow, row, choice.collection_on) for row in rows)


def _on_the_day(uow: UnitOfWork, row: Collectable, on: date) -> Collectable:
    mandates = uow.find(Mandate, customer_id=row.customer.id)
    mandate, obstacle = mandate_of(row.head, mandates, on)
    served = replace(row, mandate=mandate, obstacle=obstacle)
    words = served.refusal(on)
    require(not words, f"Fattura {row.head.tag}, {row.customer.name}: {words}", "invoices")
    return served


def _prepared(
    uow: UnitOfWork, choice: DebitChoice, scheme: MandateScheme, number: int, now: datetime,
    rows: Sequence[Collectable],
) -> Prepared:  # fmt: skip
    id = f"ISTES-{number:06}"
    orders = _orders(uow, rows, id, choice.collection_on)
    firms = uow.find(Firm)
    message = DebitMessage(
        choice.format, id, now, scheme, choice.collection_on, _creditor(firms[0] if firms else Firm()), orders
    )
    return Prepared(message, tuple(rows))


def _orders(uow: UnitOfWork, rows: Sequence[Collectable], id: str, on: date) -> tuple[Order, ...]:
    """A mandate collected twice in one file is a first collection once."""
    known: dict[int, tuple[Collected, ...]] = {}
    orders = []
    for place, row in enumerate(rows, 1):
        mandate = used(row)
        earlier = known.get(mandate.id) or history(uow, mandate.id)
        orders.append(_order(row, mandate, f"{id}-{place:04}", earlier))
        known[mandate.id] = (*earlier, Collected(on, False))
    return tuple(orders)


def used(row: Collectable) -> Mandate:
    """The mandate of a row that can be collected."""
    if row.mandate is None:
        raise DomainError(row.obstacle, "mandate")
    return row.mandate


def _order(row: Collectable, mandate: Mandate, id: str, earlier: tuple[Collected, ...]) -> Order:
    customer, head = row.customer, row.head
    home = Address(customer.address, customer.postal_code, customer.city, customer.province, customer.country)
    return Order(
        id,
        debit_rules.check_amount(row.amount),
        debit_rules.sequence(mandate, earlier),
        mandate.reference,
        mandate.signed_on,
        mandate.holder or customer.business_name or customer.name,
        mandate.iban,
        f"Fattura {head.tag} del {full_date(head.issued_on)}",
        Address() if mandate.holder else home,
    )


def _creditor(firm: Firm) -> Creditor:
    home = Address(firm.address, firm.postal_code, firm.city, firm.province)
    return Creditor(firm.name, firm.creditor_identifier, firm.iban, firm.cbi_code, home)


def _stored(uow: UnitOfWork, one: Prepared, xml: bytes, choice: DebitChoice, author: str) -> Changes:
    message = one.message
    batch = uow.add(
        DebitBatch(
            message.created_at, author, message.collection_on, choice.format, message.message_id,
            message.total, xml,
        )
    )  # fmt: skip
    pairs = list(zip(one.rows, message.orders, strict=True))
    uow.add_all([_debit(batch.id, row, order) for row, order in pairs])
    for mandate in {used(row).id: used(row) for row in one.rows}.values():
        uow.save(replace(mandate, last_used_on=message.collection_on))
    invoices = frozenset(row.head.id for row in one.rows)
    customers = frozenset(row.customer.id for row in one.rows)
    return Changes(customers=customers, invoices=invoices, new_id=batch.id)


def _debit(batch_id: int, row: Collectable, order: Order) -> Debit:
    return Debit(batch_id, row.head.id, used(row).id, order.amount, order.sequence, order.end_to_end_id)
