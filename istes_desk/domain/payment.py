"""How a customer pays: the codes of the electronic invoice (C-5)."""

from __future__ import annotations

from enum import StrEnum


class PaymentMethod(StrEnum):
    """By a transfer of the customer's, or debited by us."""

    TRANSFER = "MP05"
    DIRECT_DEBIT = "MP19"
