"""The intervention report as it left the house: signatures, copies, deliveries; append-only (B-6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

Point = tuple[int, int]
Stroke = tuple[Point, ...]


class Signatory(StrEnum):
    """Whose of the two signatures."""

    CUSTOMER = "customer"
    TECHNICIAN = "technician"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature drawn on screen, as lines in thousandths of the box's width.

    ``report_sha256`` is that of the copy that was on the screen while it was signed.
    """

    intervention_id: int
    signatory: Signatory
    name: str
    signed_at: datetime
    strokes: tuple[Stroke, ...]
    aspect: int
    report_sha256: str
    author: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class SigningBox:
    """Where on a report one signs: page from 0, points from its lower left corner."""

    signatory: Signatory
    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReportCopy:
    """One edition of a closed report, byte for byte: 1 as closed, one more with each signature.

    A later edition is the one before it with the signature appended: what was there is never rewritten.
    """

    intervention_id: int
    edition: int
    made_at: datetime
    sha256: str
    pdf: bytes
    boxes: tuple[SigningBox, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class ReportDelivery:
    """A copy that was mailed to the customer; ``message_id`` is the letter's."""

    intervention_id: int
    copy_id: int
    sent_to: str
    sent_at: datetime
    message_id: str
    author: str
    id: int = 0
