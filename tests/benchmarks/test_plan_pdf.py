"""The PDF of a plan of 500 devices costs at most three times a bare canvas with as many boxes and strings."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from istes_desk.adapters.pdf.glyphs import PLAIN, glyphs
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.pdf.plan import plan_pdf
from istes_desk.services.plan_drawing import PlanPaper
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import plan_paper
from istes_desk.services.shapes import Box, Sheet, Words
from tests.benchmarks.test_layout import best
from tests.plan_worlds import site


def bare(sheets: tuple[Sheet, ...]) -> bytes:
    """The boxes and strings alone, in one size and colour."""
    glyphs()
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for sheet in sheets:
        canvas.setFont(PLAIN, 7)
        for shape in sheet.shapes:
            if isinstance(shape, Box):
                canvas.rect(shape.x, shape.y, shape.width, shape.height)
            elif isinstance(shape, Words):
                canvas.drawString(shape.x, shape.y, shape.text)
        canvas.showPage()
        canvas.setFont(PLAIN, 7)
    canvas.save()
    return out.getvalue()


def whole(paper: PlanPaper) -> bytes:
    sheets = PdfPapers().plan_sheets(paper, PageSize.A3, True)
    return plan_pdf(sheets, "Piantina", "Studio")


@pytest.mark.benchmark
def test_five_hundred_devices() -> None:
    paper = plan_paper(site(500), "Marco Bianchi", date(2026, 11, 22))
    sheets = PdfPapers().plan_sheets(paper, PageSize.A3, True)
    assert best(lambda: whole(paper), 5) <= 3 * best(lambda: bare(sheets), 5)
