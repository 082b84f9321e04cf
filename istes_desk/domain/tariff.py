"""Dated price lists: unit, price, call-out fee, and which row is in force on a day (P-1, P-2, B-1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.errors import MoneyError, TariffError
from istes_desk.domain.money import ZERO, euro
from istes_desk.domain.policy import NotInForceError, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

MS_PER_MINUTE = 60_000


class Rounding(StrEnum):
    """How the summed time becomes billable minutes; FLOOR is the default (B-1)."""

    FLOOR = "floor"
    EXACT = "exact"
    CEIL = "ceil"


FLOOR, EXACT, CEIL = Rounding
"""The members themselves: reading one from its class costs more than what ``minutes`` does with it."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """One price list; both dates are included. ``call_out_fee`` None = not set, which is not zero (B-3)."""

    valid_from: date
    valid_to: date | None
    unit_minutes: int
    unit_price: Decimal
    call_out_fee: Decimal | None = None
    rounding: Rounding = Rounding.FLOOR
    name: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        if self.unit_minutes < 1:
            raise TariffError("Lo scatto deve durare almeno un minuto.", "unit_minutes")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise TariffError("La fine di validità precede l'inizio.", "valid_to")
        for field in ("unit_price", "call_out_fee"):
            self._check_amount(field, getattr(self, field))

    def _check_amount(self, field: str, amount: Decimal | None) -> None:
        if amount is None:
            return
        if amount < ZERO:
            raise TariffError("Un prezzo del tariffario non può essere negativo.", field)
        try:
            object.__setattr__(self, field, euro(amount))
        except MoneyError as error:
            raise MoneyError(error.message, field) from error

    def minutes(self, elapsed_ms: int) -> int:
        """Whole minutes of the summed time, divided once (B-1); EXACT shows them rounded down."""
        if self.rounding is CEIL:
            return -(-elapsed_ms // MS_PER_MINUTE)
        return elapsed_ms // MS_PER_MINUTE

    def units(self, elapsed_ms: int) -> int:
        """Billing units of the summed time: none without work, else at least one (B-1)."""
        if elapsed_ms == 0:
            return 0
        if self.rounding is EXACT:
            return -(-elapsed_ms // (self.unit_minutes * MS_PER_MINUTE))
        return max(1, -(-self.minutes(elapsed_ms) // self.unit_minutes))


def tariff_at(rows: Iterable[Tariff], day: date) -> Tariff:
    """The row in force on that day, the newest when several are; ``NotInForceError`` if there is none."""
    try:
        return in_force(rows, day, "Nessun tariffario è in vigore")
    except NotInForceError as error:
        raise NotInForceError(error.message, "started") from error


def next_unit_in(seconds: int, tariff: Tariff) -> int:
    """Seconds of charged work until the next unit begins, for the running display; 0 before any work."""
    units = tariff.units(seconds * 1000)
    if units == 0:
        return 0
    grace = 60 if tariff.rounding is FLOOR else 0
    return units * tariff.unit_minutes * 60 + grace - seconds
