"""The courtesy copy of an invoice on A4: what the electronic document says, and that it is none (C-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.style import (
    ACCENT,
    BODY,
    HEAD,
    INK,
    RULE,
    SMALL,
    TINT,
    TITLE,
    cells,
    head,
    listing,
    text,
    tight,
)  # fmt: skip
from istes_desk.adapters.pdf.words import percent
from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import format_euro
from istes_desk.services.papers import Letterhead

if TYPE_CHECKING:
    from istes_desk.adapters.pdf.style import Look
    from istes_desk.domain.invoice_document import DocumentLine, InvoiceDocument, Party

TITLES = {DocumentType.INVOICE: "Fattura", DocumentType.CREDIT_NOTE: "Nota di credito"}
COPY = (
    "Copia di cortesia priva di valore fiscale. L'originale è il documento elettronico trasmesso al Sistema"
    " di Interscambio dell'Agenzia delle Entrate, che il cliente trova anche nella propria area riservata"
    " del sito dell'Agenzia."
)
METHODS = {
    PaymentMethod.TRANSFER: ("Bonifico bancario", "sul conto"),
    PaymentMethod.DIRECT_DEBIT: ("Addebito diretto SEPA", "sul conto del cliente"),
}
UNKNOWN_CODES = frozenset({"", "0000000", "XXXXXXX"})
_COLUMNS = ("Descrizione", "U.M.", "Quantità", "Prezzo", "IVA", "Importo")
_RIGHT = (2, 3, 4, 5)
_WIDTHS = (18 * mm, 18 * mm, 24 * mm, 14 * mm, 27 * mm)
_TOTALS = (42 * mm, 34 * mm)


def invoice_info(document: InvoiceDocument) -> Info:
    """Title, running head and page."""
    title = _title(document)
    subject = f"{title} del {full_date(document.issued_on)} · {document.buyer.name} · copia di cortesia"
    return Info(title, subject, document.seller.name, A4)


def invoice_story(document: InvoiceDocument, width: float) -> list[Flowable]:
    """The blocks from top to bottom; the lines flow over pages, the sums stay together."""
    sums = [Spacer(0, 4 * mm), _sums(document, width), Spacer(0, 6 * mm), *_payment(document), _copy(width)]
    return [
        Bookmark(_title(document)),
        letterhead(_letterhead(document.seller), width),
        Spacer(0, 5 * mm),
        _titles(document, width),
        Spacer(0, 4 * mm),
        _parties(document, width),
        Spacer(0, 5 * mm),
        *(text(cause) for cause in document.causes),
        *([Spacer(0, 3 * mm)] if document.causes else []),
        _lines(document, width),
        KeepTogether(sums),
    ]


def _title(document: InvoiceDocument) -> str:
    return f"{TITLES[document.document_type]} n. {document.number}"


def _letterhead(seller: Party) -> Letterhead:
    return Letterhead(
        seller.name, _address(seller), seller.vat_number, seller.phone, seller.email, seller.pec
    )


def _address(party: Party) -> tuple[str, ...]:
    code = party.postal_code if party.country == "IT" else ""
    province = f"({party.province})" if party.province else ""
    country = "" if party.country == "IT" else f"({party.country})"
    return party.address, " ".join(filter(None, (code, party.city, province, country)))


def _titles(document: InvoiceDocument, width: float) -> Flowable:
    left = [text(_title(document), TITLE, bold=True)]
    if document.credited:
        of = f"n. {document.credited.number} del {full_date(document.credited.issued_on)}"
        left.append(text(f"a storno della fattura {of}", HEAD))
    right = [
        text(f"del {full_date(document.issued_on)}", HEAD, align="right"),
        text("Copia di cortesia", SMALL, bold=True, align="right", muted=True),
    ]
    return Table([[left, right]], colWidths=[width - 45 * mm, 45 * mm], style=tight(0, 0))


def _parties(document: InvoiceDocument, width: float) -> Flowable:
    half = width / 2
    return Table(
        [[_seller(document.seller), _buyer(document.buyer)]], colWidths=[half, half], style=tight(0, 0)
    )


def _seller(party: Party) -> list[Flowable]:
    """What the law wants of a company and the letterhead does not say."""
    capital = "" if party.share_capital is None else f"Capitale sociale {format_euro(party.share_capital)}"
    state = " · in liquidazione" if party.in_liquidation else ""
    facts = (
        f"Codice fiscale {party.fiscal_code}" if party.fiscal_code else "",
        f"REA {party.rea_office} {party.rea_number}{state}" if party.rea_number else "",
        capital,
        f"Regime fiscale {party.tax_regime}" if party.tax_regime else "",
    )
    return [text("Emessa da", SMALL, bold=True, muted=True), *(text(fact) for fact in facts if fact)]


def _buyer(party: Party) -> list[Flowable]:
    foreign = "" if party.country == "IT" else party.country
    facts = (
        *_address(party),
        f"Partita IVA {foreign}{party.vat_number}" if party.vat_number else "",
        f"Codice fiscale {party.fiscal_code}" if party.fiscal_code else "",
        "" if party.recipient_code in UNKNOWN_CODES else f"Codice destinatario {party.recipient_code}",
        f"PEC {party.pec}" if party.pec else "",
    )
    return [
        text("Cliente", SMALL, bold=True, muted=True),
        text(party.name, HEAD, bold=True),
        *(text(fact) for fact in facts if fact),
    ]


def _lines(document: InvoiceDocument, width: float) -> Flowable:
    rows = cells([_line(line) for line in document.lines], right=_RIGHT)
    table = listing(head(_COLUMNS, right=_RIGHT), rows, [width - sum(_WIDTHS), *_WIDTHS])
    table.splitInRow = 0  # a row fits a page; reportlab repeats the header inside a page when it splits one
    return table


def _line(line: DocumentLine) -> tuple[str, ...]:
    ends = [full_date(end) for end in (line.period_from, line.period_to) if end]
    period = f"\ndal {ends[0]} al {ends[1]}" if len(ends) == 2 else ""
    return (
        line.description + period,
        line.unit,
        str(line.quantity),
        format_euro(line.unit_price),
        percent(line.vat_rate),
        format_euro(line.total),
    )


def _sums(document: InvoiceDocument, width: float) -> Flowable:
    """Sums at the right; how the VAT comes about at the left when there is more than one rate."""
    side = sum(_TOTALS)
    return Table([[_rates(document), _totals(document)]], colWidths=[width - side, side], style=tight(0, 0))


def _rates(document: InvoiceDocument) -> list[Flowable]:
    rows = [
        f"IVA {percent(one.rate)} su {format_euro(one.taxable)}: {format_euro(one.vat)}"
        for one in document.totals
    ]
    note = text("IVA a esigibilità immediata", SMALL, muted=True)
    return [text("Riepilogo IVA", SMALL, bold=True, muted=True), *map(text, rows), note]


def _totals(document: InvoiceDocument) -> Flowable:
    sums = (("Imponibile", document.taxable), ("IVA", document.vat))
    rows: list[list[Flowable]] = [[text(name), text(format_euro(sum_), align="right")] for name, sum_ in sums]
    total = text(format_euro(document.total), HEAD, bold=True, align="right")
    rows.append([text("Totale documento", HEAD, bold=True), total])
    looks: list[Look] = [
        *tight(4, 2.4),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, RULE),
        ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
        ("BACKGROUND", (0, -1), (-1, -1), TINT),
    ]
    return Table(rows, colWidths=list(_TOTALS), style=looks)


def _payment(document: InvoiceDocument) -> list[Flowable]:
    """A credit note asks for nothing."""
    if document.document_type is DocumentType.CREDIT_NOTE:
        return []
    paid = document.payment
    name, where = METHODS[paid.method]
    account = f" {where} {_grouped(paid.iban)}" if paid.iban else ""
    line = f"{name} di {format_euro(paid.amount)} entro il {full_date(paid.due_on)}{account}."
    if paid.method is PaymentMethod.DIRECT_DEBIT:
        line = f"{name} di {format_euro(paid.amount)} il {full_date(paid.due_on)}{account}."
    return [text("Pagamento", HEAD, bold=True), Spacer(0, 1 * mm), text(line), Spacer(0, 6 * mm)]


def _grouped(iban: str) -> str:
    """In fours, as on bank papers."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def _copy(width: float) -> Flowable:
    looks: list[Look] = [
        *tight(6, 4),
        ("LINEBEFORE", (0, 0), (0, -1), 2, ACCENT),
        ("BACKGROUND", (0, 0), (-1, -1), TINT),
    ]
    return Table([[text(COPY, BODY)]], colWidths=[width], style=looks)
