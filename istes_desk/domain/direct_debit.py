"""Direct debits handed to the bank: a file and its collections (C-5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class DebitFormat(StrEnum):
    """CBI is what Italian banks accept, ISO an option (C-5)."""

    CBI = "CBIBdySDDReq.00.01.01"
    ISO = "pain.008.001.08"


class Sequence(StrEnum):
    """First collection of a mandate, or a later one."""

    FIRST = "FRST"
    RECURRING = "RCUR"


@dataclass(frozen=True, slots=True)
class DebitBatch:
    """One file as it was written; its collections move on ``collection_on``, a TARGET day."""

    created_at: datetime
    author: str
    collection_on: date
    format: DebitFormat
    message_id: str
    total: Decimal
    xml: bytes = b""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Debit:
    """One collection of one invoice under one mandate. ``returned_on``: the bank gave it back."""

    batch_id: int
    invoice_id: int
    mandate_id: int
    amount: Decimal
    sequence: Sequence
    end_to_end_id: str
    notified_at: datetime | None = None
    returned_on: date | None = None
    return_reason: str = ""
    id: int = 0
    version: int = 0
