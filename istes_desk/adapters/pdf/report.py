"""The intervention report (rapportino, B-6) on A4; decides nothing about the price, only prints it."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.report_price import price_block
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.signing import signatures
from istes_desk.adapters.pdf.style import ACCENT, BODY, HEAD, SMALL, TITLE, cells, head, listing, text, tight
from istes_desk.domain.italian import clock, date_of, day, full_date, minutes, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istes_desk.adapters.pdf.signing import Spot
    from istes_desk.adapters.pdf.style import Look
    from istes_desk.services.papers import ReportPaper, ReportSegment

CONSENT = (
    "Il cliente conferma che l'intervento descritto in questo rapporto è stato eseguito. "
    "La firma non costituisce quietanza di pagamento."
)
TO_VERIFY = (
    "I tempi contrassegnati con * sono da verificare: saranno confermati dal tecnico prima della fattura."
)
CROWD = 160  # letters; longer lists of PCs get a block of their own
_COLUMNS = ("Giorno", "Inizio", "Fine", "Minuti", "PC", "Attività")
_RIGHT = (1, 2, 3)
_WIDTHS = (24 * mm, 15 * mm, 15 * mm, 16 * mm, 40 * mm)


def report_info(paper: ReportPaper) -> Info:
    """Title, running head and page of the report."""
    title = f"Rapporto di intervento n. {paper.number}"
    return Info(
        title, f"{title} del {full_date(paper.date)} · {paper.customer.name}", paper.letterhead.name, A4
    )


def report_story(paper: ReportPaper, width: float, spots: Sequence[Spot] = ()) -> list[Flowable]:
    """The blocks of the report from top to bottom; ``spots`` of technician and customer."""
    return [
        Bookmark(f"Rapporto di intervento n. {paper.number}"),
        letterhead(paper.letterhead, width),
        Spacer(0, 5 * mm),
        _title(paper, width),
        Spacer(0, 3 * mm),
        _who(paper, width),
        *_many_pcs(paper),
        *_times(paper, width),
        *_prose("Lavoro svolto", paper.work or "Nessuna descrizione inserita."),
        *(_prose("Note", paper.notes) if paper.notes.strip() else []),
        KeepTogether([*_heading("Prezzo"), *price_block(paper.price, paper.minutes, width)]),
        Spacer(0, 6 * mm),
        KeepTogether(_signing(paper, width, spots)),
    ]


def _title(paper: ReportPaper, width: float) -> Flowable:
    left = text(f"Rapporto di intervento n. {paper.number}", TITLE, bold=True)
    right = text(f"del {full_date(paper.date)}", HEAD, align="right")
    looks: list[Look] = [*tight(0, 0), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    return Table([[left, right]], colWidths=[width - 36 * mm, 36 * mm], style=looks)


def _who(paper: ReportPaper, width: float) -> Flowable:
    half = (width - 8 * mm) / 2
    looks: list[Look] = [*tight(0, 0), ("RIGHTPADDING", (0, 0), (0, 0), 8 * mm)]
    return Table([[_customer(paper), _facts(paper, half)]], colWidths=[half + 8 * mm, half], style=looks)


def _customer(paper: ReportPaper) -> list[Flowable]:
    party = paper.customer
    lines = [*party.address_lines, *([f"Partita IVA {party.vat_number}"] if party.vat_number else [])]
    return [
        text("Cliente", SMALL, bold=True, muted=True),
        text(party.name, HEAD, bold=True),
        *(text(line) for line in lines),
    ]


def _facts(paper: ReportPaper, width: float) -> Flowable:
    subject = shorten(" ".join(paper.subject.split()), 200, placeholder="…")
    request = " · ".join(part for part in (paper.incident_tag, subject) if part)
    facts = (
        ("Luogo", paper.place),
        ("Tecnico", paper.technician),
        ("Richiesta", request),
        ("PC", f"{len(paper.pcs)}, elencati sotto" if _crowded(paper) else ", ".join(paper.pcs)),
    )
    rows: list[list[Flowable]] = [
        [text(label, SMALL, bold=True, muted=True), text(value)] for label, value in facts if value
    ]
    return Table(rows, colWidths=[19 * mm, width - 19 * mm], style=tight(0, 0.8))


def _crowded(paper: ReportPaper) -> bool:
    return len(", ".join(paper.pcs)) > CROWD


def _many_pcs(paper: ReportPaper) -> list[Flowable]:
    """A long list of PCs takes the full width and may flow over pages."""
    return [*_heading(f"PC ({len(paper.pcs)})"), text(", ".join(paper.pcs))] if _crowded(paper) else []


def _heading(title: str) -> list[Flowable]:
    line = Table([[text(title, HEAD, bold=True)]], colWidths=["100%"], style=tight(0, 1))
    line.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.8, ACCENT)])
    return [Spacer(0, 5 * mm), CondPageBreak(24 * mm), line, Spacer(0, 2 * mm)]


def _times(paper: ReportPaper, width: float) -> list[Flowable]:
    if not paper.segments:
        return [*_heading("Tempi"), text("Nessun tempo di lavoro registrato.")]
    rows = cells([_segment(segment) for segment in paper.segments], right=_RIGHT)
    rows.append(_sum(paper))
    table = listing(
        head(_COLUMNS, right=_RIGHT),
        rows,
        [*_WIDTHS, width - sum(_WIDTHS)],
        ("SPAN", (0, -1), (2, -1)),
        ("SPAN", (4, -1), (5, -1)),
        ("LEFTPADDING", (4, 0), (4, -1), 14),
    )
    pending = any(segment.to_verify for segment in paper.segments)
    return [*_heading("Tempi"), table, *([Spacer(0, 1.5 * mm), text(TO_VERIFY, SMALL)] if pending else [])]


def _segment(part: ReportSegment) -> tuple[str, ...]:
    mark = "* " if part.to_verify else ""
    from_to = (clock(part.start), clock(part.end))
    return (f"{mark}{day(date_of(part.start))}", *from_to, str(part.minutes), part.pc, part.category)


def _sum(paper: ReportPaper) -> list[Flowable]:
    spelled = f"{minutes(paper.minutes)} in {plural(len(paper.segments), 'periodo', 'periodi')}"
    total = text(str(paper.minutes), bold=True, align="right")
    blank = Spacer(0, 0)
    return [text("Totale minuti di lavoro", bold=True), blank, blank, total, text(spelled, muted=True), blank]


def _prose(title: str, words: str) -> list[Flowable]:
    """One paragraph per line, so that long descriptions flow over pages."""
    lines: list[Paragraph] = [text(line or " ", BODY) for line in words.strip().splitlines()]
    return [*_heading(title), *lines]


def _signing(paper: ReportPaper, width: float, spots: Sequence[Spot]) -> list[Flowable]:
    who = (paper.technician_signature, paper.customer_signature)
    return [text(CONSENT, SMALL, muted=True), Spacer(0, 3 * mm), signatures(who, width, spots)]
