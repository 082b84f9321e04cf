"""Documents and proposals as CSV for a spreadsheet and as text; text only, no file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.domain.italian import full_date
from istes_desk.services.invoicing.issued import IssuedRow
from istes_desk.services.invoicing.proposal import Proposal

ISSUED_HEAD = (
    *("Numero", "Anno", "Tipo", "Data", "Cliente", "Imponibile", "IVA", "Totale"),
    *("Scadenza", "Pagamento", "Trasmessa il", "Pagata il", "Restituito", "Nota"),
)
PROPOSED_HEAD = ("Cliente", "Data", "Voce", "Quantità", "Unità", "Prezzo", "Totale", "Nota")
TYPES = {DocumentType.INVOICE: "Fattura", DocumentType.CREDIT_NOTE: "Nota di credito"}
PAYMENTS = {PaymentMethod.TRANSFER: "Bonifico", PaymentMethod.DIRECT_DEBIT: "Addebito SEPA"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def issued_csv(rows: Iterable[IssuedRow]) -> str:
    """Semicolons, decimal commas and a byte order mark, as Italian spreadsheets expect.

    The number stands without its year: ``12/2026`` would become a month.
    """
    return _table(ISSUED_HEAD, (_issued(row) for row in rows))


def proposal_csv(found: Proposal) -> str:
    """What can be invoiced, a line for each charge, then what cannot and why."""
    lines = [
        (
            row.name,
            full_date(one.on),
            one.description,
            str(one.quantity),
            one.unit,
            _money(one.unit_price),
            _money(one.total),
            one.note,
        )
        for row in found.customers
        for one in row.charges
    ]
    lines += [
        (row.name, "", one.what, "", "", "", "", one.reason)
        for row in found.customers
        for one in row.obstacles
    ]
    return _table(PROPOSED_HEAD, lines)


def _issued(row: IssuedRow) -> tuple[str, ...]:
    head = row.head
    return (
        str(head.number),
        str(head.year),
        TYPES[head.document_type],
        full_date(head.issued_on),
        row.customer,
        _money(head.taxable),
        _money(head.vat),
        _money(head.total),
        _day(head.due_on),
        PAYMENTS[head.payment],
        _day(row.progress.sent_on),
        _day(row.progress.paid_on),
        _money(row.credited) if row.credited else "",
        row.progress.note,
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(head)
    for row in rows:
        table.writerow([_harmless(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def _harmless(cell: str) -> str:
    """No cell of words can be a formula; a negative amount stays a number."""
    number = cell.lstrip("-").replace(",", "").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not number else cell


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _day(on: date | None) -> str:
    return full_date(on) if on else ""
