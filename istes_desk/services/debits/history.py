"""Files made for the bank, and what became of their collections (C-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from istes_desk.domain.contracts import Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.direct_debit import Debit, DebitBatch, DebitFormat, Sequence
from istes_desk.domain.errors import require
from istes_desk.domain.invoices import InvoiceHead, InvoiceProgress
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork

RETURN_REASONS = (
    "Fondi insufficienti (AM04)",
    "Conto chiuso (AC04)",
    "Conto bloccato (AC06)",
    "IBAN errato (AC01)",
    "Mandato assente o revocato (MD01)",
    "Rimborso chiesto dal debitore (MD06)",
    "Rifiutato dal debitore (MS02)",
    "Motivo non indicato dalla banca (MS03)",
)
WITHDRAWN = "File non consegnato alla banca"
NAMES = {DebitFormat.CBI: "CBI", DebitFormat.ISO: "SEPA"}


@dataclass(frozen=True, slots=True)
class DebitLine:
    """One collection as the list shows it."""

    debit: Debit
    invoice: InvoiceHead
    customer: Customer
    mandate: Mandate
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class BatchView:
    """A file with its collections."""

    batch: DebitBatch
    lines: tuple[DebitLine, ...]

    @property
    def returned(self) -> int:
        return sum(line.debit.returned_on is not None for line in self.lines)

    @property
    def open(self) -> tuple[DebitLine, ...]:
        """Neither given back nor paid."""
        return tuple(line for line in self.lines if line.debit.returned_on is None and line.paid_on is None)

    @property
    def file_name(self) -> str:
        """``ISTES-000012_CBI_2027-02-01.xml``."""
        return f"{self.batch.message_id}_{NAMES[self.batch.format]}_{self.batch.collection_on}.xml"


def batches(uow: UnitOfWork, most: int = 200) -> tuple[BatchView, ...]:
    """The latest first."""
    found = uow.latest(DebitBatch, most)
    debits = uow.find(Debit, batch_id={one.id for one in found})
    invoices = {one.id: one for one in uow.find(InvoiceHead, id={one.invoice_id for one in debits})}
    paid = {one.invoice_id: one.paid_on for one in uow.find(InvoiceProgress, invoice_id=tuple(invoices))}
    customers = {one.id: one for one in uow.find(Customer, id={one.customer_id for one in invoices.values()})}
    mandates = {one.id: one for one in uow.find(Mandate, id={one.mandate_id for one in debits})}
    lines = [
        DebitLine(
            one, invoices[one.invoice_id], customers[invoices[one.invoice_id].customer_id],
            mandates[one.mandate_id], paid.get(one.invoice_id),
        )
        for one in debits
    ]  # fmt: skip
    return tuple(
        BatchView(one, tuple(line for line in lines if line.debit.batch_id == one.id)) for one in found
    )


def mark_returned(uow: UnitOfWork, clock: Clock, debit_id: int, on: date, reason: str) -> Changes:
    """The bank gave it back: the invoice is open again."""
    debit = uow.get(Debit, debit_id)
    batch = uow.get(DebitBatch, debit.batch_id)
    made, today = date_of(batch.created_at), date_of(clock.now())
    require(debit.returned_on is None, "L'addebito è già segnato come insoluto.", "returned_on")
    require(on <= today, "La data non può essere futura.", "returned_on")
    require(on >= made, f"Il file è del {full_date(made)}: la data non può precederla.", "returned_on")
    require(bool(reason.strip()), "Scrivere il motivo indicato dalla banca.", "reason")
    return _given_back(uow, debit, batch, on, reason.strip())


def mark_standing(uow: UnitOfWork, debit_id: int) -> Changes:
    """It was marked by mistake: the collection stands as it did, unless another file holds the invoice."""
    debit = uow.get(Debit, debit_id)
    held = uow.find(Debit, invoice_id=debit.invoice_id, returned_on=None)
    require(not held, "La fattura è già in un file per la banca.", "returned_on")
    day, mandate = uow.get(DebitBatch, debit.batch_id).collection_on, uow.get(Mandate, debit.mandate_id)
    uow.save(replace(debit, returned_on=None, return_reason=""))
    uow.save(replace(mandate, last_used_on=max(mandate.last_used_on or day, day)))
    return Changes(customers=ids(mandate.customer_id), invoices=ids(debit.invoice_id))


def withdraw(uow: UnitOfWork, clock: Clock, batch_id: int) -> Changes:
    """The file never went to the bank: all its invoices are open again."""
    batch, today = uow.get(DebitBatch, batch_id), date_of(clock.now())
    require(
        today < batch.collection_on, "Il giorno dell'addebito è passato: segnare i singoli insoluti.", "batch"
    )
    done, debits = Changes(), uow.find(Debit, batch_id=batch_id, returned_on=None)
    for debit in debits:
        done |= _given_back(uow, debit, batch, today, WITHDRAWN)
    _unused(uow, debits)
    return done


def mark_collected(uow: UnitOfWork, clock: Clock, batch_id: int) -> Changes:
    """What was not given back is paid, on the day of the collection."""
    batch = uow.get(DebitBatch, batch_id)
    day = f"Gli addebiti sono per il {full_date(batch.collection_on)}: segnarli incassati da quel giorno."
    require(batch.collection_on <= date_of(clock.now()), day, "batch")
    invoices = frozenset(one.invoice_id for one in uow.find(Debit, batch_id=batch_id, returned_on=None))
    unpaid = uow.find(InvoiceProgress, invoice_id=invoices, paid_on=None)
    uow.save_all([replace(one, paid_on=batch.collection_on) for one in unpaid])
    return Changes(invoices=invoices)


def _unused(uow: UnitOfWork, debits: list[Debit]) -> None:
    """Each mandate was last collected by the file before; what was collected elsewhere is not known here."""
    mandates = {one.mandate_id for one in debits}
    new = {one.mandate_id for one in debits if one.sequence is Sequence.FIRST}
    kept = [one for one in uow.find(Debit, mandate_id=mandates) if one.return_reason != WITHDRAWN]
    days = {one.id: one.collection_on for one in uow.find(DebitBatch, id={one.batch_id for one in kept})}
    for mandate in uow.find(Mandate, id=mandates):
        used = [days[one.batch_id] for one in kept if one.mandate_id == mandate.id]
        if used or mandate.id in new:
            uow.save(replace(mandate, last_used_on=max(used, default=None)))


def _given_back(uow: UnitOfWork, debit: Debit, batch: DebitBatch, on: date, reason: str) -> Changes:
    uow.save(replace(debit, returned_on=on, return_reason=reason))
    for progress in uow.find(InvoiceProgress, invoice_id=debit.invoice_id, paid_on=batch.collection_on):
        uow.save(replace(progress, paid_on=None))
    customer_id = uow.get(InvoiceHead, debit.invoice_id).customer_id
    return Changes(customers=ids(customer_id), invoices=ids(debit.invoice_id))
