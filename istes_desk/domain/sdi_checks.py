"""The exchange system's own checks of what a file says, by their codes: run before it is given away (C-5).

They judge what stands in the finished file, not what was meant. Where the exchange system tolerates a cent or
a euro, nothing is tolerated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from istes_desk.domain.money import ZERO, vat

PRIVATE, OFFICE = "FPR12", "FPA12"
CODE_LENGTHS = {PRIVATE: 7, OFFICE: 6}


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line as written; an empty ``nature`` was not written."""

    quantity: Decimal
    unit_price: Decimal
    total: Decimal
    rate: Decimal
    nature: str = ""


@dataclass(frozen=True, slots=True)
class WrittenTotal:
    """A summary row as written."""

    rate: Decimal
    taxable: Decimal
    vat: Decimal
    nature: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What the checks look at; ``received_on`` None = no day to compare with."""

    format: str
    recipient_code: str
    number: str
    issued_on: date
    buyer_vat: str
    buyer_fiscal: str
    lines: tuple[WrittenLine, ...]
    totals: tuple[WrittenTotal, ...]
    linked_on: tuple[date, ...] = ()
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What the exchange system would refuse, and the field to blame."""

    code: str
    message: str
    field: str


@dataclass(frozen=True, slots=True)
class Check:
    """``faults`` gives the path of every field that fails."""

    code: str
    faults: Callable[[Written], Iterable[str]]
    sentence: str


def problems(written: Written) -> tuple[Problem, ...]:
    """Everything that would be refused, in the order of the table."""
    return tuple(
        Problem(check.code, f"{check.sentence} (controllo {check.code} del Sistema di Interscambio)", field)
        for check in CHECKS
        for field in check.faults(written)
    )


def _no_nature(written: Written) -> Iterator[str]:
    return _lines(written, "vat_rate", lambda line: not line.rate and not line.nature)


def _nature(written: Written) -> Iterator[str]:
    return _lines(written, "vat_rate", lambda line: bool(line.rate and line.nature))


def _later(written: Written) -> Iterator[str]:
    if written.received_on is not None and written.issued_on > written.received_on:
        yield "issued_on"


def _nobody(written: Written) -> Iterator[str]:
    if not written.buyer_vat and not written.buyer_fiscal:
        yield "buyer.vat_number"


def _before_its_invoice(written: Written) -> Iterator[str]:
    if any(linked > written.issued_on for linked in written.linked_on):
        yield "issued_on"


def _unsummed(written: Written) -> Iterator[str]:
    summed = {(total.rate, total.nature) for total in written.totals}
    return _lines(written, "vat_rate", lambda line: (line.rate, line.nature) not in summed)


def _wrong_vat(written: Written) -> Iterator[str]:
    return _totals(written, "vat", lambda total: total.vat != vat(total.taxable, total.rate))


def _wrong_taxable(written: Written) -> Iterator[str]:
    def wrong(total: WrittenTotal) -> bool:
        key = total.rate, total.nature
        return total.taxable != sum((li.total for li in written.lines if (li.rate, li.nature) == key), ZERO)

    return _totals(written, "taxable", wrong)


def _wrong_product(written: Written) -> Iterator[str]:
    return _lines(written, "total", lambda line: line.total != line.quantity * line.unit_price)


def _not_in_per_cent(written: Written) -> Iterator[str]:
    return _lines(written, "vat_rate", lambda line: ZERO < line.rate < 1)


def _no_digit(written: Written) -> Iterator[str]:
    if not any("0" <= char <= "9" for char in written.number):
        yield "number"


def _code_length(written: Written) -> Iterator[str]:
    if len(written.recipient_code) != CODE_LENGTHS[written.format]:
        yield "buyer.recipient_code"


def _lines(written: Written, field: str, wrong: Callable[[WrittenLine], bool]) -> Iterator[str]:
    return (f"lines.{place}.{field}" for place, line in enumerate(written.lines) if wrong(line))


def _totals(written: Written, field: str, wrong: Callable[[WrittenTotal], bool]) -> Iterator[str]:
    return (f"totals.{place}.{field}" for place, total in enumerate(written.totals) if wrong(total))


CHECKS = (
    Check("00400", _no_nature, "Una riga con aliquota IVA zero deve dire la natura dell'operazione"),
    Check("00401", _nature, "Una riga con IVA non può indicare la natura di un'operazione senza IVA"),
    Check("00403", _later, "La fattura porta una data futura"),
    Check("00417", _nobody, "Il cliente non ha né partita IVA né codice fiscale"),
    Check("00418", _before_its_invoice, "La nota di credito ha una data anteriore alla fattura che storna"),
    Check("00419", _unsummed, "L'aliquota IVA di una riga manca nel riepilogo"),
    Check("00421", _wrong_vat, "L'imposta del riepilogo non è l'imponibile per l'aliquota"),
    Check("00422", _wrong_taxable, "L'imponibile del riepilogo non è la somma delle righe"),
    Check("00423", _wrong_product, "Il totale della riga non è la quantità per il prezzo unitario"),
    Check("00424", _not_in_per_cent, "L'aliquota IVA va scritta in per cento: 22, non 0,22"),
    Check("00425", _no_digit, "Il numero della fattura non contiene nemmeno una cifra"),
    Check(
        "00427",
        _code_length,
        "Il codice destinatario di un'impresa o di un privato ha 7 caratteri",
    ),
)
