"""Numbers as Italian papers write them; money, dates and hours come from the domain."""

from __future__ import annotations

from decimal import Decimal

from istes_desk.domain.money import format_euro

UNSET_FEE = "importo non fissato"
OPEN_TOTAL = "da definire"


def euro_or(amount: Decimal | None, otherwise: str) -> str:
    """The amount, or the words that stand for a missing one."""
    return otherwise if amount is None else format_euro(amount)


def percent(rate: Decimal) -> str:
    """``22 %`` for 22, ``5,5 %`` for 5.5."""
    return f"{rate.normalize():f}".replace(".", ",") + " %"


def number(value: float) -> str:
    """``0,62``: at most two decimals."""
    return f"{Decimal(str(round(value, 2))).normalize():f}".replace(".", ",")
