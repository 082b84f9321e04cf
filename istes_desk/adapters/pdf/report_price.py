"""The price on the report: reason on the left, totals on the right; free work says why it is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from istes_desk.adapters.pdf.style import BODY, HEAD, INK, RULE, SMALL, TINT, text, tight
from istes_desk.adapters.pdf.words import OPEN_TOTAL, UNSET_FEE, euro_or, percent
from istes_desk.domain.italian import plural
from istes_desk.domain.money import format_euro

if TYPE_CHECKING:
    from istes_desk.adapters.pdf.style import Look
    from istes_desk.services.papers import ReportPrice

UNSET_NOTE = (
    "Il diritto di chiamata è dovuto, ma il suo importo non è ancora fissato nel tariffario: "
    "il totale sarà comunicato prima della fattura."
)
UNIT_NOTE = "Ogni scatto vale {} minuti o frazione; i minuti si sommano e si arrotondano una sola volta."
_TOTALS = (36 * mm, 24 * mm, 38 * mm)


def price_block(price: ReportPrice, minutes: int, width: float) -> list[Flowable]:
    """Reason beside totals; below, in the full width, why the units were changed by hand."""
    side = sum(_TOTALS)
    left = width - side - 8 * mm
    looks: list[Look] = [
        *tight(0, 0),
        ("RIGHTPADDING", (0, 0), (0, 0), 8 * mm),
        ("TOPPADDING", (0, 0), (0, 0), 2.4),
    ]
    table = Table([[_reasons(price), _totals(price)]], colWidths=[left + 8 * mm, side], style=looks)
    return [table, *_overridden(price, minutes)]


def _overridden(price: ReportPrice, minutes: int) -> list[Flowable]:
    if price.units == price.actual_units:
        return []
    counted = f"{plural(price.actual_units, 'scatto', 'scatti')} per {plural(minutes, 'minuto', 'minuti')}"
    charged = plural(price.units, "scatto addebitato", "scatti addebitati")
    title = text("Scatti corretti a mano", SMALL, bold=True, muted=True)
    said = f"Calcolati {counted}; {charged}. Motivo: {price.override_reason}"
    return [Spacer(0, 3 * mm), title, text(said)]


def _free(price: ReportPrice) -> bool:
    return price.total is not None and not price.total


def _reasons(price: ReportPrice) -> list[Flowable]:
    said = price.reason
    if _free(price) and "gratis" not in said.lower():
        said = f"gratis: {said}"
    block: list[Flowable] = [
        text(f"Motivo del prezzo · regola {price.rule}", SMALL, bold=True, muted=True),
        text(said[:1].upper() + said[1:]),
    ]
    for title, words in _remarks(price):
        block += [Spacer(0, 2 * mm), text(title, SMALL, bold=True, muted=True), text(words)]
    return block


def _remarks(price: ReportPrice) -> list[tuple[str, str]]:
    remarks = []
    if price.call_out_due and price.call_out_fee is None:
        remarks.append(("Diritto di chiamata", UNSET_NOTE))
    if price.units and price.quote_amount is None:
        remarks.append(("Come si contano gli scatti", UNIT_NOTE.format(price.unit_minutes)))
    return remarks


def _lines(price: ReportPrice) -> list[tuple[str, str, str]]:
    if price.quote_amount is None:
        work = ("Scatti", f"{price.units} × {format_euro(price.unit_price)}", format_euro(price.amount))
    else:
        work = ("Preventivo accettato", "", format_euro(price.quote_amount))
    fee = euro_or(price.call_out_fee, UNSET_FEE) if price.call_out_due else "non dovuto"
    return [
        work,
        ("Diritto di chiamata", "", fee),
        ("Imponibile", "", euro_or(price.net, OPEN_TOTAL)),
        (f"IVA {percent(price.vat_rate)}", "", euro_or(price.vat, OPEN_TOTAL)),
    ]


def _totals(price: ReportPrice) -> Flowable:
    rows: list[list[Flowable]] = [
        [text(label), text(detail, BODY, align="right", muted=True), text(value, align="right")]
        for label, detail, value in _lines(price)
    ]
    total = text(euro_or(price.total, OPEN_TOTAL), HEAD, bold=True, align="right")
    rows.append([text("Totale IVA inclusa", HEAD, bold=True), Spacer(0, 0), total])
    looks: list[Look] = [
        *tight(4, 2.4),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, RULE),
        ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
        ("BACKGROUND", (0, -1), (-1, -1), TINT),
        ("SPAN", (0, -1), (1, -1)),
    ]
    return Table(rows, colWidths=list(_TOTALS), style=looks)
