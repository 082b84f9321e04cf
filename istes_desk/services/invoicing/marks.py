"""What happens to a document after it was issued: sent, paid, mailed. The document never changes (C-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from istes_desk.domain.errors import require
from istes_desk.domain.invoices import InvoiceHead, InvoiceProgress
from istes_desk.domain.italian import date_of, full_date
from istes_desk.services.changes import Changes, ids
from istes_desk.services.ports import Clock, UnitOfWork


def mark_sent(uow: UnitOfWork, clock: Clock, invoice_id: int, on: date | None) -> Changes:
    """Handed to the exchange system on that day; None takes it back."""
    return _marked(uow, clock, invoice_id, "sent_on", on)


def mark_paid(uow: UnitOfWork, clock: Clock, invoice_id: int, on: date | None) -> Changes:
    """Paid on that day; None takes it back."""
    return _marked(uow, clock, invoice_id, "paid_on", on)


def mark_mailed(uow: UnitOfWork, invoice_id: int, at: datetime) -> Changes:
    """The paper left for the customer."""
    uow.save(replace(progress_of(uow, invoice_id), mailed_at=at))
    return Changes(invoices=ids(invoice_id))


def progress_of(uow: UnitOfWork, invoice_id: int) -> InvoiceProgress:
    """Every document has one."""
    return uow.find(InvoiceProgress, invoice_id=invoice_id)[0]


def _marked(uow: UnitOfWork, clock: Clock, invoice_id: int, field: str, on: date | None) -> Changes:
    issued = uow.get(InvoiceHead, invoice_id).issued_on
    if on is not None:
        require(on <= date_of(clock.now()), "La data non può essere futura.", field)
        require(on >= issued, f"Il documento è del {full_date(issued)}: la data non può precederla.", field)
    marked: dict[str, Any] = {field: on}
    uow.save(replace(progress_of(uow, invoice_id), **marked))
    return Changes(invoices=ids(invoice_id))
