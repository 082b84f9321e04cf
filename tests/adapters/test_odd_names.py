"""Names that were stored before there was a limit: every paper is printed all the same, and soon."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from istes_desk.adapters.pdf.glyphs import BOLD, elide
from istes_desk.adapters.pdf.papers import PdfPapers
from tests.adapters import paper_builders as build
from tests.adapters import pdf_reading as read

ODD = ("W" * 10_000, "\u202e\x07مرحبا🏖" * 2_000)


@pytest.mark.parametrize("name", ODD)
def test_a_report_and_a_matrix_of_endless_names(tmp_path: Path, name: str) -> None:
    papers, path = PdfPapers(), tmp_path / "x.pdf"
    party = replace(build.HOTEL, name=name, address_lines=(name,))
    papers.report(build.report(subject=name, place=name, customer=party, pcs=(name,)), path)
    assert "Lavoro svolto" in read.whole_text(path)
    paper = build.matrix()
    rows = tuple(replace(row, pc=name) for row in paper.rows)
    papers.matrix(replace(paper, customer=name, rows=rows), path)
    assert not read.outside(path)


def test_what_is_cut_fits_and_what_fits_is_not_cut() -> None:
    assert elide("RECEPTION", BOLD, 8, 200) == "RECEPTION"
    assert elide("W" * 10_000, BOLD, 8, 100).endswith("W…")
    assert elide("WWW", BOLD, 8, 1) == ""
