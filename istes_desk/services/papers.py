"""What each paper says, complete and ready to set in type; no entity, no layout, no file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from istes_desk.services.plan_page import PageSize as PageSize
from istes_desk.services.progress import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from pathlib import Path

    from istes_desk.domain.invoice_document import InvoiceDocument
    from istes_desk.domain.reports import SigningBox
    from istes_desk.services.dossier.blocks import DossierPaper
    from istes_desk.services.plan_drawing import PlanPaper
    from istes_desk.services.ports import Progress
    from istes_desk.services.queue_paper import QueuePaper
    from istes_desk.services.register_paper import RegisterPaper
    from istes_desk.services.response_export import AnswersPaper
    from istes_desk.services.shapes import Sheet

Point = tuple[float, float]
Stroke = tuple[Point, ...]


class Symbol(StrEnum):
    """State marks of the matrix, told apart by shape alone; the values are those of D-3, and "verify"."""

    OK = "ok"
    FAILED = "failed"
    PLANNED = "planned"
    TO_DO = "todo"
    LATE = "late"
    OVERDUE = "overdue"
    VERIFY = "verify"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The firm, as printed at the top; empty fields are left out."""

    name: str
    address_lines: tuple[str, ...] = ()
    vat_number: str = ""
    phone: str = ""
    email: str = ""
    pec: str = ""
    logo_png: bytes | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """The customer, as printed."""

    name: str
    address_lines: tuple[str, ...] = ()
    vat_number: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs; ``strokes`` in any unit, y downwards, empty = signed by hand on the paper."""

    label: str
    name: str = ""
    strokes: tuple[Stroke, ...] = ()
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportSegment:
    """One stretch of work; aware instants, whole minutes."""

    start: datetime
    end: datetime
    minutes: int
    pc: str = ""
    category: str = ""
    to_verify: bool = False


@dataclass(frozen=True, slots=True)
class ReportPrice:
    """Units and money of one intervention (B-2, B-3); EUR without VAT unless named otherwise.

    ``call_out_fee`` None while due = amount not fixed; then ``net``, ``vat`` and ``total`` are None.
    ``amount`` = billed ``units`` x ``unit_price``; ``quote_amount`` replaces it under R1.
    ``actual_units`` differs from ``units`` only when overridden, and then ``override_reason`` says why.
    """

    units: int
    actual_units: int
    unit_price: Decimal
    unit_minutes: int
    amount: Decimal
    rule: str
    reason: str
    call_out_due: bool
    call_out_fee: Decimal | None
    vat_rate: Decimal
    net: Decimal | None
    vat: Decimal | None
    total: Decimal | None
    quote_amount: Decimal | None = None
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Intervention report (B-6)."""

    letterhead: Letterhead
    number: str
    date: date
    customer: Party
    place: str
    technician: str
    incident_tag: str
    subject: str
    pcs: tuple[str, ...]
    segments: tuple[ReportSegment, ...]
    minutes: int
    price: ReportPrice
    work: str
    notes: str = ""
    technician_signature: Signature = Signature("Il tecnico")
    customer_signature: Signature = Signature("Il cliente")


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report in its bytes, and where technician and customer sign on it."""

    pdf: bytes
    boxes: tuple[SigningBox, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """State of one duty on one PC; ``note`` is the evidence."""

    symbol: Symbol
    label: str
    date: date | None = None
    author: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One PC; one cell per duty, None = nothing assigned."""

    pc: str
    place: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixPaper:
    """Duties x PCs for a period (D-6); rows come in the order they print.

    ``counted``: what the legend counts, one and many.
    """

    letterhead: Letterhead
    customer: str
    site: str
    period: str
    date: date
    duties: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[tuple[Symbol, str, int], ...]
    signatures: tuple[Signature, ...] = (Signature("L'amministratore di sistema"), Signature("Il cliente"))
    counted: tuple[str, str] = ("mansione", "mansioni")


class Papers(Protocol):
    """Writes papers whole or not at all; a file that cannot be written is the OSError of the system."""

    def report(self, paper: ReportPaper, path: Path) -> int:
        """Number of pages written."""
        ...

    def made_report(self, paper: ReportPaper) -> MadeReport:
        """The same in memory, with the places to sign in."""
        ...

    def save(self, pdf: bytes, path: Path) -> None:
        """Writes what is there already, whole or not at all."""
        ...

    def signed_report(self, pdf: bytes, box: SigningBox, signature: Signature) -> bytes:
        """``pdf`` with a signature appended: its own bytes stay as they are, in front (B-6)."""
        ...

    def plan_sheets(self, paper: PlanPaper, page: PageSize, landscape: bool) -> tuple[Sheet, ...]:
        """The plan as a display list, measured with the fonts of the file."""
        ...

    def plan(
        self,
        sheets: Sequence[Sheet],
        paper: PlanPaper,
        path: Path,
        password: str = "",
        progress: Progress = UNWATCHED,
    ) -> int:
        """Pages written; with a password the file is AES-256 and was never on disk without it.

        ``progress`` is told sheet by sheet; CancelledError leaves what was there before.
        """
        ...

    def matrix(self, paper: MatrixPaper, path: Path) -> int:
        """Number of pages written."""
        ...

    def answers(self, paper: AnswersPaper, path: Path) -> int:
        """Response times; number of pages written."""
        ...

    def queue(self, paper: QueuePaper, path: Path) -> int:
        """The queue as it is filtered; number of pages written."""
        ...

    def dossier(self, paper: DossierPaper, path: Path, progress: Progress = UNWATCHED) -> int:
        """Documents with bookmarks; number of pages written. CancelledError leaves what was there before."""
        ...

    def invoice(self, document: InvoiceDocument, path: Path) -> int:
        """The courtesy copy of an invoice; number of pages written."""
        ...

    def register(self, paper: RegisterPaper, path: Path) -> int:
        """The access register with its proof; number of pages written."""
        ...
