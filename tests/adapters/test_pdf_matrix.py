"""The duty matrix: header on every page, states in words and shape, evidence, signatures (D-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.services.papers import MatrixCell, MatrixPaper, MatrixRow, Symbol
from tests.adapters import paper_builders as build
from tests.adapters import pdf_reading as read

if TYPE_CHECKING:
    from pathlib import Path


def written(paper: MatrixPaper, folder: Path) -> Path:
    path = folder / "matrice.pdf"
    assert PdfPapers().matrix(paper, path) == len(read.sizes(path))
    return path


@pytest.mark.parametrize("pcs", [0, 1, 5, 40])
def test_geometry(pcs: int, tmp_path: Path) -> None:
    path = written(build.matrix(pcs), tmp_path)
    assert set(read.sizes(path)) == {(842, 595)}
    assert read.outside(path) == []
    assert read.collisions(path) == []
    assert read.smallest_text(path) >= 5.99
    assert all("Vera" in font for font in read.fonts(path))
    assert b"/Helvetica" not in path.read_bytes()


def test_header_repeats_and_every_state_is_in_words(tmp_path: Path) -> None:
    pages = read.page_texts(written(build.matrix(60), tmp_path))
    assert all("PC TV DR IMG BKP CRED FW AV AVS UPD MAP VM" in page for page in pages[:3])
    for state in ("in ritardo", "da verificare", "non riuscito", "non applicabile", "da fare", "sospeso"):
        assert state in pages[0]
    assert "2 mansioni" in pages[0]
    assert "L'amministratore di sistema" in pages[-1]


def test_evidence_follows_the_rows(tmp_path: Path) -> None:
    path = written(build.matrix(2), tmp_path)
    words = read.whole_text(path)
    first = "AURORA-PC01 TV Teleassistenza ok 12/11/2026 M. Rossi Prova di ripristino riuscita, 12 file."
    assert words.index("Evidenze") < words.index(first) < words.rindex("AURORA-PC02")
    assert read.bookmarks(path) == ["Matrice delle mansioni", "Evidenze"]


def test_nothing_assigned(tmp_path: Path) -> None:
    path = written(build.matrix(rows=(), legend=()), tmp_path)
    assert "Nessuna mansione assegnata" in read.whole_text(path)
    assert read.bookmarks(path) == ["Matrice delle mansioni"]


def test_many_duties_and_endless_words(tmp_path: Path) -> None:
    name = "Portineria & <bar> 🏖️ con un nome che non finisce mai " * 3
    duties = tuple((f"D{n}", name) for n in range(25))
    cells = tuple(MatrixCell(symbol, name, build.matrix().date, name, name * 8) for symbol in Symbol)
    row = MatrixRow(name, name, (*cells, *[None] * (25 - len(cells))))
    path = written(build.matrix(duties=duties, rows=(row,)), tmp_path)
    assert read.outside(path) == []
    assert "D24" in read.whole_text(path)
    assert "Portineria & <bar>" in read.whole_text(path)
