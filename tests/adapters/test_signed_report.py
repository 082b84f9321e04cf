"""A report signed on screen: the ink is appended, what was closed stays byte for byte (B-6)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from istes_desk.adapters.pdf.glyphs import glyphs
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.pdf.signing import draw_signed
from istes_desk.domain.reports import Signatory
from istes_desk.services.papers import Signature
from tests.adapters import paper_builders as build
from tests.adapters import pdf_reading as read

WHEN = datetime(2026, 12, 10, 16, 30, tzinfo=UTC)
WAVE = (tuple((x, 60 + (x * 37) % 80) for x in range(0, 400, 20)), ((420, 60), (480, 120)))


@pytest.mark.parametrize("count", [1, 60])
def test_both_sign_and_nothing_else_changes(tmp_path: Path, count: int) -> None:
    papers = PdfPapers()
    made = papers.made_report(build.report(count))
    assert [box.signatory for box in made.boxes] == [Signatory.TECHNICIAN, Signatory.CUSTOMER]
    technician, customer = made.boxes
    assert technician.left + technician.width < customer.left
    one = papers.signed_report(made.pdf, customer, Signature("", "Piero Neri", WAVE, WHEN))
    two = papers.signed_report(one, technician, Signature("", "Marco Bianchi", WAVE, WHEN))
    assert one.startswith(made.pdf)
    assert two.startswith(one)
    paths = [tmp_path / f"{number}.pdf" for number in range(3)]
    for path, pdf in zip(paths, (made.pdf, one, two), strict=True):
        papers.save(pdf, path)
    before, after = read.pages(paths[0]), read.pages(paths[2])
    assert len(before) == len(after)
    assert customer.page == len(before) - 1
    assert read.curves(paths[2]) > read.curves(paths[1]) > read.curves(paths[0])
    assert "Piero Neri, a schermo il 10/12/2026 17:30" in read.whole_text(paths[1])
    assert "Marco Bianchi, a schermo" in read.whole_text(paths[2])
    assert not read.outside(paths[2])
    assert read.images(paths[2]) == read.images(paths[0])


def test_a_tap_is_a_dot_to_be_seen() -> None:
    glyphs()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 80), pageCompression=0)
    draw_signed(canvas, Signature("", "Anna", (((0, 0), (100, 100)), (), ((50, 10),))), 200)
    canvas.save()
    paths = re.findall(rb"n [\d.]+ [\d.]+ m [^S]*S", out.getvalue())
    assert [path.split().count(b"l") for path in paths] == [1, 1], "a path that goes nowhere is not painted"


def test_the_ink_stays_in_its_box(tmp_path: Path) -> None:
    papers = PdfPapers()
    made = papers.made_report(build.report())
    name = "Maria Antonietta Della Torre Valsassina in Sanseverino " * 3
    for box in made.boxes:
        signed = papers.signed_report(made.pdf, box, Signature("", name, WAVE, WHEN))
        path = tmp_path / f"{box.signatory}.pdf"
        papers.save(signed, path)
        fresh = read.pages(path)[box.page].chars[
            len(read.pages(_plain(made.pdf, tmp_path))[box.page].chars) :
        ]
        assert fresh
        assert all(box.left - 1 <= char["x0"] and char["x1"] <= box.left + box.width + 1 for char in fresh)


def _plain(pdf: bytes, folder: Path) -> Path:
    path = folder / "plain.pdf"
    path.write_bytes(pdf)
    return path
