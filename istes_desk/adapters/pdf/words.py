"""Numbers as Italian papers write them; dates and hours come from ``domain.italian``."""

from __future__ import annotations

from decimal import Decimal

_SWAP = str.maketrans(",.", ".,")
UNSET_FEE = "importo non fissato"
OPEN_TOTAL = "da definire"


def euro(amount: Decimal) -> str:
    """``1.234,50 €``."""
    return f"{amount:,.2f}".translate(_SWAP) + " €"


def euro_or(amount: Decimal | None, otherwise: str) -> str:
    """The amount, or the words that stand for a missing one."""
    return otherwise if amount is None else euro(amount)


def percent(rate: Decimal) -> str:
    """``22 %`` for 22, ``5,5 %`` for 5.5."""
    return f"{rate.normalize():f}".replace(".", ",") + " %"


def number(value: float) -> str:
    """``0,62``: at most two decimals."""
    return f"{Decimal(str(round(value, 2))).normalize():f}".replace(".", ",")
