"""What of issued lines is still charged, after credit notes and reversals (B-4, C-5). Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from istes_desk.domain.interventions import Intervention
from istes_desk.domain.invoices import DocumentType, InvoiceHead, InvoiceLine, LineKind
from istes_desk.domain.invoicing import key_of
from istes_desk.services.ports import UnitOfWork

Left = dict[tuple[int, int], int]


def charged_lines(uow: UnitOfWork, **equals: Any) -> tuple[InvoiceLine, ...]:
    """The lines of invoices that match; those of credit notes charge nothing."""
    lines = uow.find(InvoiceLine, **equals)
    heads = uow.find(InvoiceHead, id={line.invoice_id for line in lines})
    invoices = {head.id for head in heads if head.document_type is DocumentType.INVOICE}
    return tuple(line for line in lines if line.invoice_id in invoices)


def left(uow: UnitOfWork, lines: Sequence[InvoiceLine]) -> Left:
    """The quantity of each line, by invoice and position, that nothing took back yet."""
    credited = _credited(uow, {line.invoice_id for line in lines})
    reversed_ = _reversed(uow, {line.intervention_id for line in lines if line.intervention_id})
    return {
        (line.invoice_id, line.position): line.quantity
        - credited[line.invoice_id, key_of(line)]
        - reversed_[line.intervention_id, line.kind]
        for line in lines
    }


def _credited(uow: UnitOfWork, invoice_ids: set[int]) -> Counter[tuple[int, str]]:
    """By invoice and what the line charges."""
    notes = {
        head.id: head.credits_invoice_id for head in uow.find(InvoiceHead, credits_invoice_id=invoice_ids)
    }
    found: Counter[tuple[int, str]] = Counter()
    for line in uow.find(InvoiceLine, invoice_id=tuple(notes)):
        found[notes[line.invoice_id] or 0, key_of(line)] += line.quantity
    return found


def _reversed(uow: UnitOfWork, job_ids: set[int]) -> Mapping[tuple[int | None, LineKind], int]:
    """By work and kind of line: what a later invoice took back at the opposite price."""
    backs = (
        {job.id: job.reverses_id for job in uow.find(Intervention, reverses_id=job_ids)} if job_ids else {}
    )
    found: Counter[tuple[int | None, LineKind]] = Counter()
    if backs:
        lines = charged_lines(uow, intervention_id=tuple(backs))
        still = left(uow, lines)
        for line in lines:
            found[backs[line.intervention_id or 0], line.kind] += still[line.invoice_id, line.position]
    return found
