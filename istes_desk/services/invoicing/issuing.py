"""Invoices get their number, their XML and their lines in one transaction, or nothing is written (C-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from istes_desk.domain.errors import require
from istes_desk.domain.interventions import Intervention, InterventionState, moved
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoice_drafting import sending_text
from istes_desk.domain.invoices import (
    DocumentType,
    Invoice,
    InvoiceHead,
    InvoiceLine,
    InvoiceProgress,
    number_text,
)
from istes_desk.domain.invoicing import Charge
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.changes import Changes, ids
from istes_desk.services.invoicing.drafting import Choice, draft
from istes_desk.services.invoicing.ports import EInvoices
from istes_desk.services.ports import Clock, UnitOfWork

SENDING = "invoice-sending"
AHEAD = 100
"""Documents looked through for one that no clock set ahead had dated."""
FILES_APART = 1000
"""File names left out with numbers that were given elsewhere: the exchange system takes none twice."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document with its number and its XML, ready to be stored; ``odd``: what an inspector will ask."""

    document: InvoiceDocument
    number: int
    xml: bytes
    file_name: str
    odd: str = ""

    def invoice(self, customer_id: int, author: str) -> Invoice:
        """The row it becomes."""
        paper = self.document
        return Invoice(
            customer_id,
            paper.document_type,
            paper.issued_on.year,
            self.number,
            paper.issued_on,
            paper.taxable,
            paper.vat,
            xml=self.xml,
            due_on=paper.payment.due_on,
            payment=paper.payment.method,
            cause=" ".join(paper.causes),
            file_name=self.file_name,
            author=author,
        )


def issue(
    uow: UnitOfWork, clock: Clock, einvoices: EInvoices, choice: Choice, issued_on: date, author: str
) -> Changes:
    """One invoice; ``new_id`` is its row. Refused for a day to come or before the year's last one."""
    sending = wait_in_line(uow)
    check_day(uow, clock, DocumentType.INVOICE, issued_on)
    ready = draft(uow, choice, issued_on)
    done = numbered(uow, einvoices, ready.document, sending)
    row = replace(done.invoice(choice.customer_id, author), mandate_id=ready.mandate_id)
    stored = uow.add(row)
    rate = ready.document.lines[0].vat_rate
    uow.add_all([_line(stored.id, place, one, rate) for place, one in enumerate(ready.charges, 1)])
    uow.add(InvoiceProgress(stored.id, note=done.odd))
    jobs = _invoiced(uow, ready.charges)
    return Changes(
        customers=ids(choice.customer_id), interventions=jobs, invoices=ids(stored.id), new_id=stored.id
    )


def begin_at(uow: UnitOfWork, document_type: DocumentType, year: int, first: int) -> None:
    """The next number of a year, where others were given elsewhere: by another program, or by this one
    before an old copy was put back. Never one that was given; file names move on far enough too."""
    wait_in_line(uow)
    last = last_number(uow, document_type, year)
    follows = f"Il numero deve venire dopo l'ultimo emesso, {number_text(document_type, last, year)}."
    require(first > last, follows if last else "Il primo numero è almeno 1.", "number")
    if last:
        uow.next_number(SENDING, FILES_APART)
    name = _sequence(document_type, year)
    uow.next_number(name, first - 1 - uow.next_number(name, 0))


def expected_number(uow: UnitOfWork, document_type: DocumentType, year: int) -> int:
    """The number the next document will have, unless somebody else is quicker."""
    return uow.next_number(_sequence(document_type, year), 0) + 1


def last_number(uow: UnitOfWork, document_type: DocumentType, year: int) -> int:
    """The last one that was given, 0 when there is none yet."""
    return max((one.number for one in _last(uow, document_type, year)), default=0)


def _last(uow: UnitOfWork, document_type: DocumentType, year: int) -> Sequence[InvoiceHead]:
    return uow.latest(InvoiceHead, 1, document_type=document_type, year=year)


def _sequence(document_type: DocumentType, year: int) -> str:
    return f"invoice-{document_type}-{year}"


def wait_in_line(uow: UnitOfWork) -> str:
    """The next sending number. Who issues at the same time waits here, and then sees what was issued."""
    return sending_text(uow.next_number(SENDING))


def check_day(uow: UnitOfWork, clock: Clock, document_type: DocumentType, issued_on: date) -> None:
    """Not to come, and not before the last document of its kind and year (C-5).

    What a clock set ahead dated after today keeps nobody from issuing; ``numbered`` tells of it.
    """
    today = date_of(clock.now())
    require(issued_on <= today, "La data del documento non può essere futura.", "issued_on")
    heads = uow.latest(InvoiceHead, AHEAD, document_type=document_type, year=issued_on.year)
    for head in [head for head in heads if head.issued_on <= today][:1]:
        words = f"Il documento {head.tag} è già del {full_date(head.issued_on)}: la data non può precederla."
        require(head.issued_on <= issued_on, words, "issued_on")


def numbered(uow: UnitOfWork, einvoices: EInvoices, document: InvoiceDocument, sending: str) -> Numbered:
    """Takes the next number of its kind and year, and writes the XML."""
    kind, year = document.document_type, document.issued_on.year
    last, number = _last(uow, kind, year), uow.next_number(_sequence(kind, year))
    whole = replace(document, number=number_text(kind, number, year), sending=sending)
    odd = " ".join(word for head in last for word in _odd(head, number, document.issued_on) if word)
    return Numbered(whole, number, einvoices.write(whole), einvoices.file_name(whole), odd)


def _odd(before: InvoiceHead, number: int, on: date) -> tuple[str, str]:
    """What an inspector will ask about, said where it happened."""
    later = f"Il documento {before.tag}, emesso prima, porta una data successiva: l'orologio era avanti."
    unused = _unused(before.document_type, before.year, range(before.number + 1, number))
    return unused, later if before.issued_on > on else ""


def _unused(kind: DocumentType, year: int, numbers: range) -> str:
    if not numbers:
        return ""
    first, last = (number_text(kind, number, year) for number in (numbers[0], numbers[-1]))
    if first == last:
        return f"Il numero {first} non è stato dato da questo archivio."
    return f"I numeri da {first} a {last} non sono stati dati da questo archivio."


def _line(invoice_id: int, position: int, one: Charge, rate: Decimal) -> InvoiceLine:
    return InvoiceLine(
        invoice_id,
        position,
        one.description,
        one.quantity,
        one.unit,
        one.unit_price,
        one.total,
        rate,
        intervention_id=one.intervention_id,
        contract_id=one.contract_id,
        kind=one.kind,
        appointment_id=one.appointment_id,
        customisation_id=one.customisation_id,
        period_from=one.period_from,
        period_to=one.period_to,
    )


def _invoiced(uow: UnitOfWork, charges: Sequence[Charge]) -> frozenset[int]:
    """The work is locked from now on (B-4)."""
    wanted = {one.intervention_id for one in charges if one.intervention_id}
    jobs = uow.find(Intervention, id=wanted) if wanted else []
    uow.save_all([moved(job, InterventionState.INVOICED) for job in jobs])
    return ids(*(job.id for job in jobs))
