"""What the customer is told before a direct debit: amount, day, mandate, creditor (C-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.debit_rules import NOTICE_DAYS
from istes_desk.domain.direct_debit import Debit, DebitBatch
from istes_desk.domain.errors import require
from istes_desk.domain.firm import Firm
from istes_desk.domain.invoices import InvoiceHead
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.money import format_euro
from istes_desk.services.changes import Changes, ids
from istes_desk.services.office_mail import OfficeLetter, office_letter
from istes_desk.services.papers import Letterhead
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.report_paper import letterhead, party


@dataclass(frozen=True, slots=True)
class Notice:
    """One customer's notice as text; ``late``: told less than 14 days before.

    ``sender``, ``address`` and ``written_on`` are for the paper.
    """

    debit_id: int
    customer: str
    email: str
    subject: str
    body: str
    late: bool
    sender: Letterhead
    address: tuple[str, ...]
    written_on: date


def notice(uow: UnitOfWork, clock: Clock, debit_id: int) -> Notice:
    """Courteous Italian, ready to be sent, printed or pasted."""
    debit = uow.get(Debit, debit_id)
    batch, invoice = uow.get(DebitBatch, debit.batch_id), uow.get(InvoiceHead, debit.invoice_id)
    customer, mandate = uow.get(Customer, invoice.customer_id), uow.get(Mandate, debit.mandate_id)
    firm, today, to = next(iter(uow.find(Firm)), Firm()), date_of(clock.now()), party(customer)
    return Notice(
        debit.id,
        to.name,
        customer.invoice_email,
        f"Preavviso di addebito SEPA del {full_date(batch.collection_on)}: fattura {invoice.tag}",
        _body(debit, batch, invoice, mandate, firm),
        (batch.collection_on - today).days < NOTICE_DAYS,
        letterhead(firm),
        to.address_lines,
        today,
    )


def notice_letter(uow: UnitOfWork, clock: Clock, debit_id: int, recipient: str) -> OfficeLetter:
    """KnownError without a mailbox that can send, DomainError for an address that is none."""
    told, at = notice(uow, clock, debit_id), clock.now()
    require(
        bool(recipient.strip()), f"{told.customer} non ha un indirizzo e-mail per le fatture.", "recipient"
    )
    return office_letter(uow, recipient, told.subject, told.body, f"debit-{debit_id}", at)


def mark_notified(uow: UnitOfWork, debit_id: int, at: datetime) -> Changes:
    """The customer was told."""
    debit = uow.save(replace(uow.get(Debit, debit_id), notified_at=at))
    return Changes(invoices=ids(debit.invoice_id))


def _body(debit: Debit, batch: DebitBatch, invoice: InvoiceHead, mandate: Mandate, firm: Firm) -> str:
    day, sum_ = full_date(batch.collection_on), format_euro(debit.amount)
    return (
        f"Buongiorno,\n\nvi informiamo che il {day} sarà addebitato sul vostro conto l'importo di {sum_},"
        f" a saldo della fattura n. {invoice.tag} del {full_date(invoice.issued_on)}.\n\n"
        f"Conto: IBAN che termina con {mandate.iban[-4:]}\n"
        f"Mandato SEPA: {mandate.reference}, firmato il {full_date(mandate.signed_on)}\n"
        f"Identificativo del creditore: {firm.creditor_identifier}\n"
        f"Riferimento dell'addebito: {debit.end_to_end_id}\n\n"
        "Non occorre fare nulla: vi preghiamo soltanto di avere sul conto la somma necessaria."
        " Per qualsiasi chiarimento restiamo a disposizione.\n\n"
        f"Cordiali saluti\n{firm.name}\n"
    )
