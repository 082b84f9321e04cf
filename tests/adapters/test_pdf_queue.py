"""The list of the queue on paper: landscape, reasons wrapped, headings again on every page (Q-8)."""

from __future__ import annotations

from pathlib import Path

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.services.papers import Letterhead
from istes_desk.services.queue_paper import QueueLine, QueuePaper
from tests.adapters import pdf_reading as read

LONG = "Richiamabile da mar 03/03 09:30: prima 12 richieste con contratto, poi chi non ha contratto. " * 3
LINE = QueueLine(
    *("INC-000123", "A !", "Camping Lido · Enterprise", "Blocco <b>cassa</b> & stampante fiscale"),
    *("e-mail 02/03/2026 09:30", "lun 02/03 10:30", "in coda · mario.rossi", LONG),
    late=True,
)


def paper(count: int, left: int = 0) -> QueuePaper:
    sections = (("Con contratto (1)", (LINE,) * count),) if count else ()
    standing = "situazione al 02/03/2026 12:00, richieste: 1"
    return QueuePaper(
        Letterhead("Studio Sistemi"), "Coda delle criticità", "in ritardo", standing, "a.pdf", sections, left
    )


def test_all_of_it_fits(tmp_path: Path) -> None:
    path = tmp_path / "coda.pdf"
    pages = PdfPapers().queue(paper(30, left=7), path)
    assert read.sizes(path) == [(842, 595)] * pages
    assert pages > 1
    assert read.outside(path) == []
    assert read.collisions(path) == []
    words = read.whole_text(path)
    last = f"pag. {pages} di {pages}"
    for part in ("Coda delle criticità", "in ritardo", "Blocco <b>cassa</b>", "10:30 !", last):
        assert part in words
    assert words.count("Motivo") == pages
    assert "Altre 7 richieste" in words


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    path = tmp_path / "coda.pdf"
    assert PdfPapers().queue(paper(0), path) == 1
    assert "Nessuna richiesta." in read.whole_text(path)
