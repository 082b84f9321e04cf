"""Euro amounts: exact cents in Decimal, never binary fractions (C-5). Formatting is Italian, not locale's."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from istes_desk.domain.errors import MoneyError

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
HUNDRED = Decimal(100)
MOST, MOST_TYPED = Decimal(10) ** 11, Decimal(10) ** 8
"""Not reached: what a field of an electronic invoice holds; what is typed may be multiplied before that."""
TOO_MUCH = "L'importo è troppo grande."

_ITALIAN = re.compile(r"(-?)((?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+))(?:,([0-9]{1,2}))?\s*€?")


def euro(value: Decimal | int | str) -> Decimal:
    """The same value with exactly two decimals; refuses anything finer than a cent and binary fractions."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise MoneyError("L'importo deve essere un numero decimale esatto.")
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise MoneyError(f"«{value}» non è un importo.") from error
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int):
        raise MoneyError("L'importo deve essere un numero finito.")
    if exponent < -2:
        raise MoneyError("L'importo può avere al massimo due decimali.")
    if abs(amount) >= MOST:
        raise MoneyError(TOO_MUCH)
    return amount.quantize(CENT)


def parse_euro(text: str) -> Decimal:
    """What an Italian types, "1.234,50" or "20" or "20,5 €", as an amount; refuses what is ambiguous."""
    match = _ITALIAN.fullmatch(text.strip())
    if match is None:
        raise MoneyError("Scrivere l'importo come 1.234,50: punto per le migliaia, virgola per i centesimi.")
    sign, whole, cents = match.groups()
    amount = euro(f"{sign}{whole.replace('.', '')}.{cents or '0'}")
    if abs(amount) >= MOST_TYPED:
        raise MoneyError(TOO_MUCH)
    return amount


def format_euro(value: Decimal) -> str:
    """``1.234,50 €``, as on the firm's papers."""
    english = f"{euro(value):,.2f}"
    return english.translate(str.maketrans(",.", ".,")) + " €"


def vat(amount: Decimal, rate: Decimal) -> Decimal:
    """VAT in euro for a rate in per cent, half a cent upwards."""
    return (amount * rate / HUNDRED).quantize(CENT, rounding=ROUND_HALF_UP)
