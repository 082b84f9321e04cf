"""What surrounds a plan: reference frame, legend of the kinds used, title block bottom right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from istes_desk.adapters.pdf import symbols
from istes_desk.adapters.pdf.glyphs import BOLD, PLAIN, elide
from istes_desk.adapters.pdf.plan_fit import EDGE, RAIL, STRIP, Fit
from istes_desk.adapters.pdf.style import INK, MUTED, RULE
from istes_desk.domain.italian import full_date

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from istes_desk.services.papers import PlanPaper

INNER = EDGE + RAIL
TITLE_WIDE = 92 * mm
DASHED = "-"


def draw_frame(canvas: Canvas, chosen: Fit) -> None:
    """Outer and inner border with letters down the sides and numbers along top and bottom."""
    wide, high = chosen.page
    canvas.setStrokeColor(INK)
    for gap, weight in ((EDGE, 0.4), (INNER, 0.9)):
        canvas.setLineWidth(weight)
        canvas.rect(gap, gap, wide - 2 * gap, high - 2 * gap)
    canvas.setLineWidth(0.4)
    canvas.setFillColor(MUTED)
    canvas.setFont(PLAIN, 6.5)
    columns, rows = chosen.grid()
    _rail(canvas, columns, (wide, high))
    _rail_sides(canvas, rows, (wide, high))


def _rail(canvas: Canvas, count: int, page: tuple[float, float]) -> None:
    step = (page[0] - 2 * EDGE) / count
    for index in range(count):
        for base in (EDGE, page[1] - INNER):
            canvas.drawCentredString(EDGE + (index + 0.5) * step, base + RAIL / 2 - 2.3, str(index + 1))
            if index:
                canvas.line(EDGE + index * step, base, EDGE + index * step, base + RAIL)


def _rail_sides(canvas: Canvas, count: int, page: tuple[float, float]) -> None:
    step = (page[1] - 2 * EDGE) / count
    for index in range(count):
        y = page[1] - EDGE - (index + 0.5) * step
        for base in (EDGE, page[0] - INNER):
            canvas.drawCentredString(base + RAIL / 2, y - 2.3, chr(65 + index))
            if index:
                canvas.line(base, y + step / 2, base + RAIL, y + step / 2)


def draw_legend(canvas: Canvas, paper: PlanPaper, chosen: Fit) -> None:
    """Symbols of the kinds used, left of the title block, in as many columns as needed."""
    left, top = INNER + 4 * mm, INNER + STRIP - 4.5 * mm
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(INNER, INNER + STRIP, chosen.page[0] - INNER - TITLE_WIDE, INNER + STRIP)
    canvas.setFillColor(MUTED)
    canvas.setFont(BOLD, 7)
    canvas.drawString(left, top, "Legenda")
    kinds = _used(paper)
    room = chosen.page[0] - 2 * INNER - TITLE_WIDE - 6 * mm
    column = min(34 * mm, room / max(1, -(-len(kinds) // 4)))
    for index, (kind, label) in enumerate(kinds):
        x, y = left + index // 4 * column, top - 6 * mm - index % 4 * 5.6 * mm
        canvas.setFillColor(INK)
        canvas.setFont(PLAIN, 7)
        if kind == DASHED:
            _dashed(canvas, x, y)
        else:
            symbols.device(canvas, kind, x, y, 4 * mm)
        canvas.drawString(x + 5.5 * mm, y + 1.1 * mm, elide(label, PLAIN, 7, column - 7 * mm))


def _used(paper: PlanPaper) -> list[tuple[str, str]]:
    """Kinds on the drawing, and what a dashed line means when there is one."""
    used = {box.kind for box in paper.boxes}
    kinds = [pair for pair in paper.kinds if pair[0] in used]
    dashed = paper.dashed_label and any(link.dashed for link in paper.links)
    return [*kinds, (DASHED, paper.dashed_label)] if dashed else kinds


def _dashed(canvas: Canvas, x: float, y: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 2)
    canvas.line(x, y + 2 * mm, x + 4.4 * mm, y + 2 * mm)
    canvas.setDash()


def draw_title(canvas: Canvas, paper: PlanPaper, chosen: Fit) -> None:
    """Customer, site and title large; author, date, revision, scale in the bottom row."""
    x, y = chosen.page[0] - INNER - TITLE_WIDE, INNER
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, TITLE_WIDE, STRIP)
    room = TITLE_WIDE - 6 * mm
    lines = (
        (BOLD, 10, paper.customer, 24.5),
        (PLAIN, 8.5, paper.site, 19.8),
        (PLAIN, 8.5, paper.title, 15.3),
        (PLAIN, 6.5, f"{paper.letterhead.name} · documento senza credenziali", 11.2),
    )
    canvas.setFillColor(INK)
    for font, size, words, up in lines:
        canvas.setFont(font, size)
        canvas.drawString(x + 3 * mm, y + up * mm, elide(words, font, size, room))
    _title_cells(canvas, paper, chosen, x, y)


def _title_cells(canvas: Canvas, paper: PlanPaper, chosen: Fit, x: float, y: float) -> None:
    scale = f"{chosen.scale * 9600 / 72:.0f} %"
    fields = (
        ("Disegnato da", paper.drawn_by, 0.40),
        ("Data", full_date(paper.date), 0.24),
        ("Revisione", paper.revision, 0.18),
        ("Scala", scale, 0.18),
    )
    canvas.line(x, y + 9.5 * mm, x + TITLE_WIDE, y + 9.5 * mm)
    for index, (label, value, share) in enumerate(fields):
        wide = TITLE_WIDE * share
        if index:
            canvas.line(x, y, x, y + 9.5 * mm)
        canvas.setFillColor(MUTED)
        canvas.setFont(PLAIN, 6)
        canvas.drawString(x + 2 * mm, y + 6.4 * mm, elide(label, PLAIN, 6, wide - 3 * mm))
        canvas.setFillColor(INK)
        canvas.setFont(PLAIN, 7.5)
        canvas.drawString(x + 2 * mm, y + 2.4 * mm, elide(value, PLAIN, 7.5, wide - 3 * mm))
        x += wide
