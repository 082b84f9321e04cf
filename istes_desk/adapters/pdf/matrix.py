"""The duty matrix (D-6): PCs down, duties across, legend with counts, evidence list, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from istes_desk.adapters.pdf import symbols
from istes_desk.adapters.pdf.glyphs import PLAIN, elide
from istes_desk.adapters.pdf.letterhead import letterhead
from istes_desk.adapters.pdf.sheet import Bookmark, Info
from istes_desk.adapters.pdf.signing import signatures
from istes_desk.adapters.pdf.style import (
    HEAD,
    INK,
    MUTED,
    RULE,
    SMALL,
    TITLE,
    cells,
    head,
    listing,
    text,
    tight,
)
from istes_desk.domain.italian import full_date, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istes_desk.services.papers import MatrixCell, MatrixPaper, MatrixRow, Symbol

FIRST, ACROSS = 37 * mm, 11
_EVIDENCE = ("PC", "Mansione", "Stato", "Data", "Eseguito da", "Evidenza")
_EVIDENCE_SHARES = (0.16, 0.19, 0.11, 0.09, 0.11, 0.34)


class StateMark(Flowable):
    """Mark, state and, below, date and author of one cell."""

    def __init__(self, symbol: Symbol, label: str, below: str, width: float) -> None:
        super().__init__()
        self.symbol, self.label, self.below, self.width = symbol, label, below, width
        self.height = 17.0 if below else 9.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        symbols.mark(self.canv, self.symbol, 0, self.height - 8, 7)
        self.canv.setFillColor(INK)
        self.canv.setFont(PLAIN, 6)
        self.canv.drawString(9, self.height - 7, elide(self.label, PLAIN, 6, self.width - 9))
        self.canv.setFillColor(MUTED)
        self.canv.drawString(0, self.height - 15.5, elide(self.below, PLAIN, 6, self.width))


def matrix_info(paper: MatrixPaper) -> Info:
    """Title, running head and page of the matrix."""
    title = f"Mansioni dell'amministratore di sistema · {paper.period}"
    return Info(title, f"{title} · {paper.customer}, {paper.site}", paper.letterhead.name, landscape(A4))


def matrix_story(paper: MatrixPaper, width: float) -> list[Flowable]:
    """Legend with counts, matrix, evidence, signatures."""
    return [
        Bookmark("Matrice delle mansioni"),
        letterhead(paper.letterhead, width),
        Spacer(0, 3 * mm),
        _title(paper, width),
        Spacer(0, 3 * mm),
        *matrix_body(paper, width),
    ]


def matrix_body(paper: MatrixPaper, width: float) -> list[Flowable]:
    """What stands under the title."""
    return [
        _legend(paper, width),
        Spacer(0, 2 * mm),
        *_grids(paper, width),
        *_evidence(paper, width),
        KeepTogether([Spacer(0, 6 * mm), signatures(paper.signatures, width)]),
    ]


def _title(paper: MatrixPaper, width: float) -> Flowable:
    left = [
        text(f"Mansioni dell'amministratore di sistema · {paper.period}", TITLE - 2, bold=True),
        text(f"{paper.customer} · {paper.site}", HEAD),
    ]
    right = text(f"stampato il {full_date(paper.date)}", 8, align="right", muted=True)
    return Table([[left, right]], colWidths=[width - 45 * mm, 45 * mm], style=tight(0, 0))


def _grids(paper: MatrixPaper, width: float) -> list[Flowable]:
    if not paper.rows or not paper.duties:
        return [text("Nessuna mansione assegnata ai PC di questa sede nel periodo."), Spacer(0, 5 * mm)]
    blocks: list[Flowable] = []
    groups = -(-len(paper.duties) // ACROSS)
    each = -(-len(paper.duties) // groups)
    for first in range(0, len(paper.duties), each):
        blocks += [_grid(paper, slice(first, first + each), width), Spacer(0, 4 * mm)]
    return blocks


def _grid(paper: MatrixPaper, part: slice, width: float) -> Table:
    duties = paper.duties[part]
    each = (width - FIRST) / len(duties)
    header: list[Flowable] = [text("PC", SMALL, bold=True, muted=True)]
    titles = [[text(code, SMALL, bold=True), text(title, 6, muted=True)] for code, title in duties]
    rows = [_row(row, part, each - 4) for row in paper.rows]
    vertical = ("INNERGRID", (0, 0), (-1, -1), 0.4, RULE)
    pads = tight(2, 2)
    return listing([*header, *titles], rows, [FIRST, *[each] * len(duties)], vertical, *pads)  # type: ignore[list-item]


def _row(row: MatrixRow, part: slice, width: float) -> list[Flowable]:
    name = [text(row.pc, 7.5, bold=True), *([text(row.place, 6, muted=True)] if row.place else [])]
    return [name, *(_cell(cell, width) for cell in row.cells[part])]  # type: ignore[list-item]


def _cell(cell: MatrixCell | None, width: float) -> Flowable:
    if cell is None:
        return Spacer(0, 0)
    below = " ".join(part for part in (f"{cell.date:%d/%m}" if cell.date else "", cell.author) if part)
    return StateMark(cell.symbol, cell.label, below, width)


def _legend(paper: MatrixPaper, width: float) -> Flowable:
    each = width / max(1, len(paper.legend))
    marks = [
        StateMark(symbol, label, plural(count, *paper.counted), each - 6)
        for symbol, label, count in paper.legend
    ]
    return Table([marks or [Spacer(0, 0)]], colWidths=[each] * max(1, len(marks)), style=tight(0, 1))


def _noted(paper: MatrixPaper) -> Iterator[tuple[str, ...]]:
    for row in paper.rows:
        for (code, title), cell in zip(paper.duties, row.cells, strict=True):
            if cell and cell.note:
                on = full_date(cell.date) if cell.date else ""
                yield row.pc, f"{code} {title}", cell.label, on, cell.author, cell.note


def _evidence(paper: MatrixPaper, width: float) -> list[Flowable]:
    rows = list(_noted(paper))
    if not rows:
        return []
    widths = [width * share for share in _EVIDENCE_SHARES]
    title = text("Evidenze", HEAD, bold=True)
    return [
        CondPageBreak(60 * mm),
        Bookmark("Evidenze"),
        title,
        Spacer(0, 2 * mm),
        listing(head(_EVIDENCE), cells(rows, SMALL), widths),
    ]
