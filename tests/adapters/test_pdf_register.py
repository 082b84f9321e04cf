"""The access register on paper: long words wrapped, headings on every page, proof and honest words last."""

from __future__ import annotations

from pathlib import Path

import pytest

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.register_words import HONEST
from istes_desk.services.papers import Letterhead
from istes_desk.services.register_paper import RegisterPaper
from tests.adapters import pdf_reading as read

LINE = (
    "1000000", "02/03/2026 10:00:00", "Mariangela Bianchi-Cavalcanti", "ripristino della cassaforte",
    "Autofficina Ferri <b>&</b> Figli S.n.c.", "SRV-DC01.sede.lan", "Copia «cassaforte.kdbx» · " * 9,
)  # fmt: skip
PROOF = ("Verifica del 02/03/2026 12:00:00. Il registro è integro.", f"Impronta: {'a1' * 32}")


def paper(count: int, left: int = 0) -> RegisterPaper:
    head = Letterhead("Studio Sistemi")
    return RegisterPaper(head, "Hotel Aurora", "dal 01/03/2026", "a.pdf", (LINE,) * count, PROOF, left=left)


@pytest.mark.parametrize("count", [1, 13, 60])
def test_all_of_it_fits(tmp_path: Path, count: int) -> None:
    path = tmp_path / "registro.pdf"
    pages = PdfPapers().register(paper(count, left=3), path)
    assert read.sizes(path) == [(842, 595)] * pages
    assert read.outside(path) == []
    assert read.collisions(path) == []
    words = " ".join(read.whole_text(path).split())
    for part in ("Altre 3 righe", "Verifica di integrità", "a1" * 32, HONEST):
        assert part in words
    assert words.count("Data e ora") >= pages - 1
    assert read.bookmarks(path)[-1].endswith("Verifica di integrità")


def test_no_line_in_the_period(tmp_path: Path) -> None:
    path = tmp_path / "registro.pdf"
    assert PdfPapers().register(paper(0), path) == 1
    assert "Nessuna riga nel periodo." in read.whole_text(path)
