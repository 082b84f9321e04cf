"""The dossier as a file: bookmarks, index, page numbers, embedded fonts, nothing cut, charts (L-1..L-3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.customers import Customer
from istes_desk.domain.periods import Period
from istes_desk.services.charts import Bar, Chart
from istes_desk.services.dossier.blocks import TITLES_IT, Document, DossierPaper, Heading, Para, Part, Plot
from istes_desk.services.dossier.order import Order, dossier, single_papers
from istes_desk.services.errors import CancelledError
from istes_desk.services.papers import Letterhead, Party
from istes_desk.services.progress import Unwatched
from istes_desk.services.register_reading import verified
from tests.adapters import pdf_reading as read
from tests.fake_uow import FakeDatabase
from tests.unit.services.compliance_world import AURORA, FIRM, KEY, NOW, demo, transact

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def paper() -> DossierPaper:
    run = transact(demo())
    return dossier(run, Order(AURORA, YEAR), NOW, lambda: verified(run, KEY))


@pytest.fixture(scope="module")
def path(paper: DossierPaper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dossier") / "fascicolo.pdf"
    assert PdfPapers().dossier(paper, target) == len(read.sizes(target))
    return target


def test_every_document_has_its_bookmark_and_its_line_in_the_index(path: Path) -> None:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        letters = [item.title for item in outline.root[1].children]
    assert titles == ["Copertina e indice", *TITLES_IT.values()]
    assert letters == [
        "Designazione individuale di Marco Bianchi",
        "Designazione individuale di Giulia Furlan",
    ]
    pages = read.page_texts(path)
    for title in TITLES_IT.values():
        line = next(line for line in pages[0].splitlines() if line.startswith(title))
        assert title in pages[int(line.rsplit(" ", 1)[1]) - 1]


def test_nothing_is_cut_and_fonts_are_embedded(path: Path) -> None:
    assert read.outside(path) == []
    assert read.collisions(path) == []
    assert read.smallest_text(path) >= 5.99
    assert all("Vera" in font for font in read.fonts(path))
    assert b"/Helvetica" not in path.read_bytes()
    assert "…" not in read.whole_text(path)
    assert "◊" not in read.whole_text(path)


def test_pages_are_numbered_and_none_is_empty(path: Path) -> None:
    pages = read.page_texts(path)
    for number, page in enumerate(pages, 1):
        assert f"pag. {number} di {len(pages)}" in page
        assert len(page.split()) > 45
    assert (842, 595) in read.sizes(path)


def test_signatures_never_stand_alone(path: Path) -> None:
    for page in read.page_texts(path):
        if "data e firma" in page:
            assert len(page.split()) > 50


def test_italian_words_arrive_whole(path: Path) -> None:
    told = read.whole_text(path)
    for words in (
        "«Misure e accorgimenti prescritti ai titolari dei trattamenti effettuati con strumenti elettronici",
        "41 ore dopo la conoscenza: nei termini.",
        "Il registro è integro: righe verificate 4",
        "Traguardi raggiunti: 6 su 6.",
    ):
        assert words in told
    assert FIRM.name in told


def test_each_document_alone(paper: DossierPaper, tmp_path: Path) -> None:
    for one in single_papers(paper):
        target = tmp_path / f"{one.documents[0].part}.pdf"
        PdfPapers().dossier(one, target)
        assert read.page_texts(target)[0].count(FIRM.name) >= 1
        assert "Fascicolo" not in read.page_texts(target)[0]
        assert read.outside(target) == []
    assert read.sizes(tmp_path / "matrix.pdf")[0] == (842, 595)


def test_a_customer_of_whom_nothing_is_known_has_ten_sentences(tmp_path: Path) -> None:
    paper = dossier(transact(FakeDatabase(Customer("Bar & <Nuovo>"))), Order(1, YEAR), NOW)
    target = tmp_path / "vuoto.pdf"
    assert PdfPapers().dossier(paper, target) == len(Part) + 1
    told = read.whole_text(target)
    for words in (
        "alcuna nomina",
        "alcuna mansione",
        "alcuna violazione",
        "alcun accesso",
        "alcun traguardo",
    ):
        assert words in told


def test_charts_of_every_shape(tmp_path: Path) -> None:
    bars = tuple(Bar(f"mese {number}", float(number), str(number)) for number in range(13))
    blocks = (
        Heading("Andamento"),
        Plot(Chart("Senza linea", "ore", bars)),
        Plot(Chart("Con linea", "ore", bars, 6.0, "limite 6 ore")),
        Plot(Chart("Una barra", "ore", (Bar("gen 26", None, "niente"),))),
        Plot(Chart("Nessuna", "ore", ())),
        Para("fine"),
    )
    paper = DossierPaper(Letterhead("Studio"), Party("Bar"), "2026", date(2026, 1, 1),
                         (Document(Part.CONFORMITY, "", blocks),), cover=False)  # fmt: skip
    target = tmp_path / "grafici.pdf"
    PdfPapers().dossier(paper, target)
    assert read.outside(target) == []
    assert "limite 6 ore" in read.whole_text(target)


def test_a_stopped_one_leaves_the_old_file(paper: DossierPaper, tmp_path: Path) -> None:
    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, what: str) -> None:
            raise AssertionError

    target = tmp_path / "vecchio.pdf"
    target.write_bytes(b"old")
    with pytest.raises(CancelledError):
        PdfPapers().dossier(paper, target, Stopped())
    assert target.read_bytes() == b"old"


def test_setting_many_pages_can_be_stopped_midway(paper: DossierPaper, tmp_path: Path) -> None:
    class Impatient(Unwatched):
        seen = 0

        def step(self, done: int, total: int, what: str) -> None:
            self.seen += 1
            self.cancelled = self.seen == 3

    impatient = Impatient()
    with pytest.raises(CancelledError):
        PdfPapers().dossier(paper, tmp_path / "a.pdf", impatient)
    assert (impatient.seen, list(tmp_path.iterdir())) == (3, [])
