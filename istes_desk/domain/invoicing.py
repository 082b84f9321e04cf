"""What can be charged to a customer, and what cannot and why (C-5). Pure: every row is handed in."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from istes_desk.domain.interventions import Intervention, why_not_invoiceable
from istes_desk.domain.invoices import InvoiceLine, LineKind
from istes_desk.domain.italian import date_of, full_date, plural
from istes_desk.domain.latin import shortened
from istes_desk.domain.money import ZERO
from istes_desk.domain.tariff import Tariff

UNIT = "scatto"
LUMP = "a corpo"
PIECE = "n."
MOST_TEXT = 1000
"""Characters of one line of the electronic invoice, as it spells them."""
CALL_OUT = "Diritto di chiamata"
TO_VERIFY = "Ci sono tempi da verificare e confermare."
NO_TARIFF = "Per il giorno dell'intervento non c'è un tariffario in vigore: aggiungerlo."
SOURCES = ("intervention_id", "contract_id", "appointment_id", "customisation_id")


@dataclass(frozen=True, slots=True)
class Charge:
    """One line that can be invoiced; it names the one thing it charges.

    With a ``note`` it is offered without being chosen: somebody should look first. A negative price takes
    back what an invoice charged before its work was reversed (B-4). ``due_on``: its own day of payment.
    """

    customer_id: int
    kind: LineKind
    on: date
    description: str
    quantity: int
    unit: str
    unit_price: Decimal
    intervention_id: int | None = None
    contract_id: int | None = None
    appointment_id: int | None = None
    customisation_id: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    due_on: date | None = None
    note: str = ""

    @property
    def total(self) -> Decimal:
        """Quantity times unit price, always (B-1)."""
        return self.quantity * self.unit_price

    @property
    def key(self) -> str:
        """The same each time it is computed, and that of the line it becomes."""
        return key_of(self)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something of a customer (0 = of the firm) that cannot be invoiced, why, and where to mend it."""

    customer_id: int
    what: str
    reason: str
    place_kind: str
    place_id: int = 0


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Work that costs nothing: it is told, never invoiced."""

    customer_id: int
    on: date
    what: str
    reason: str
    intervention_id: int


Finding = Charge | Obstacle | Courtesy


def key_of(one: Charge | InvoiceLine) -> str:
    """What a line charges, as a word: its kind, the row it stands for and the first day of its period."""
    source = next((f"{name}={id}" for name in SOURCES if (id := getattr(one, name))), "")
    return f"{one.kind} {source} {one.period_from or ''}".strip()


def counted(quantity: int, unit: str) -> str:
    """``2 scatti``, ``1 anno``; what is priced as a whole says so, pieces need no word."""
    if unit in (LUMP, PIECE):
        return unit if unit == LUMP else str(quantity)
    return plural(quantity, unit, f"{unit[:-1]}i")


def of_work(
    jobs: Iterable[Intervention],
    tag: Callable[[Intervention], str],
    doubtful: Container[int] = (),
    tariffs: Sequence[Tariff] = (),
) -> Iterator[Finding]:
    """Charges, obstacles and free work of interventions that no invoice has; ``tag`` gives report numbers.

    ``doubtful``: ids with times to be verified. Work and its reversal that meet before an invoice settle
    each other; a reversal of invoiced work is ``of_reversal``'s.
    """
    rows = tuple(jobs)
    settled = {job.reverses_id for job in rows}
    for job in rows:
        if job.reverses_id is None and job.id not in settled:
            what = title_of(job, tag(job))
            if job.closed_at is None and not _has_tariff(job, tariffs):
                yield Obstacle(job.customer_id, what, NO_TARIFF, "tariff")
            else:
                yield from _of_one(job, what, job.id in doubtful)


def title_of(job: Intervention, tag: str) -> str:
    """``Intervento del 12/03/2026, rapporto R-2026-000012``."""
    return ", rapporto ".join(filter(None, (f"Intervento del {full_date(date_of(job.started))}", tag)))


def of_reversal(
    back: Intervention, lines: Iterable[InvoiceLine], left: Mapping[tuple[int, int], int]
) -> Iterator[Charge]:
    """What the invoice of the reversed work still charges, taken back at the opposite price (B-4).

    ``lines`` are those of the reversed work, ``left`` the quantity that no credit note took back.
    """
    for line in lines:
        quantity = left[line.invoice_id, line.position]
        if quantity:
            yield Charge(
                back.customer_id,
                line.kind,
                date_of(back.started),
                shortened(f"{back.reason} ({line.description})", MOST_TEXT),
                quantity,
                line.unit,
                -line.unit_price,
                intervention_id=back.id,
            )


def _has_tariff(job: Intervention, tariffs: Iterable[Tariff]) -> bool:
    """P-1: the one in force when the work started."""
    day = date_of(job.started)
    return any(one.valid_from <= day and (one.valid_to is None or day <= one.valid_to) for one in tariffs)


def _of_one(job: Intervention, what: str, doubtful: bool) -> Iterator[Finding]:
    reason = TO_VERIFY if doubtful else why_not_invoiceable(job)
    if reason:
        yield Obstacle(job.customer_id, what, reason, "intervention", job.id)
        return
    charges = tuple(_charges(job, what))
    yield from charges or (Courtesy(job.customer_id, date_of(job.started), what, job.reason, job.id),)


def _charges(job: Intervention, what: str) -> Iterator[Charge]:
    """Units, a lump sum, the call-out fee: what there is of them."""
    price, place = job.unit_price or ZERO, "in sede" if job.on_site else "da remoto"
    amount, on_units = job.amount or ZERO, job.billed_units * price
    text = f"{what}, {place}: {job.description}" if job.description else f"{what}, {place}"
    parts = (
        (LineKind.WORK, job.billed_units if on_units else 0, UNIT, price, text),
        (LineKind.OTHER, int(amount != on_units), LUMP, amount - on_units, text),
        (
            LineKind.CALL_OUT,
            int(bool(job.call_out_amount)),
            PIECE,
            job.call_out_amount or ZERO,
            f"{CALL_OUT}, {what[:1].lower()}{what[1:]}",
        ),
    )
    for kind, quantity, unit, each, words in parts:
        if quantity:
            yield Charge(
                job.customer_id,
                kind,
                date_of(job.started),
                shortened(words, MOST_TEXT),
                quantity,
                unit,
                each,
                intervention_id=job.id,
            )
