"""The intervention report: words, geometry, awkward contents (B-6)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.services.papers import Party, ReportPaper, Signature
from tests.adapters import paper_builders as build
from tests.adapters import pdf_reading as read

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Verificata la configurazione del dispositivo e annotato l'esito della prova. " * 8
PAPERS = {
    "one": (build.report(), 1),
    "free": (build.report(price=build.free_price()), 1),
    "unset": (build.report(3, price=build.unset_price()), 1),
    "overridden": (build.report(2, price=build.overridden_price()), 1),
    "empty": (build.report(work="", segments=(), pcs=(), minutes=0, price=build.free_price()), 1),
    "sixty": (build.report(60), 3),
    "long": (build.report(work="\n".join([LONG] * 20)), 4),
}


def written(paper: ReportPaper, folder: Path) -> Path:
    path = folder / "rapporto.pdf"
    PdfPapers().report(paper, path)
    return path


@pytest.mark.parametrize("name", PAPERS)
def test_geometry(name: str, tmp_path: Path) -> None:
    paper, most = PAPERS[name]
    path = tmp_path / "rapporto.pdf"
    pages = PdfPapers().report(paper, path)
    assert pages == len(read.sizes(path)) <= most
    assert set(read.sizes(path)) == {(595, 842)}
    assert read.outside(path) == []
    assert read.collisions(path) == []
    assert all(f"pag. {n} di {pages}" in words for n, words in enumerate(read.page_texts(path), 1))


def test_golden_text(tmp_path: Path) -> None:
    words = read.page_texts(written(build.report(), tmp_path))[0]
    lines = words.splitlines()
    assert "gio 10/12 09:30 09:56 26 PC-01 Software" in lines
    assert "Totale minuti di lavoro 26 26 min in 1 periodo" in lines
    for said in (
        "Rapporto di intervento n. 2026/0123",
        "del 10/12/2026",
        "Hotel Aurora S.r.l.",
        "Partita IVA IT09876543210",
        "INC-000123",
        "2 × 20,00 €",
        "regola R13",
        "non dovuto",
        "Imponibile",
        "IVA 22 % 8,80 €",
        "Totale IVA inclusa 48,80 €",
        "Il tecnico",
        "Il cliente",
    ):
        assert said in words


def test_free_says_why(tmp_path: Path) -> None:
    words = read.whole_text(written(build.report(price=build.free_price()), tmp_path))
    assert "Gratis: aggiornamento dei programmi, ADS con" in words
    assert "Totale IVA inclusa 0,00 €" in words


def test_unset_call_out_leaves_the_total_open(tmp_path: Path) -> None:
    words = read.whole_text(written(build.report(price=build.unset_price()), tmp_path))
    assert "Diritto di chiamata importo non fissato" in words.replace("chiamata. ", "")
    assert "Totale IVA inclusa da definire" in words


def test_fixed_call_out_and_quote(tmp_path: Path) -> None:
    fee = build.price(call_out_due=True, call_out_fee=Decimal("1035.00"), quote_amount=Decimal("500.00"))
    words = read.whole_text(written(build.report(price=fee), tmp_path))
    assert "1.035,00 €" in words
    assert "Preventivo accettato 500,00 €" in words


def test_overridden_units_tell_both(tmp_path: Path) -> None:
    words = read.whole_text(written(build.report(price=build.overridden_price()), tmp_path))
    assert "Calcolati 3 scatti per 26 minuti; 2 scatti addebitati. Motivo: Dieci minuti persi" in words


def test_segments_to_verify_are_marked(tmp_path: Path) -> None:
    pending = (replace(build.segments(1)[0], to_verify=True),)
    words = read.whole_text(written(build.report(segments=pending), tmp_path))
    assert "* gio 10/12" in words
    assert "I tempi contrassegnati con *" in words


def test_awkward_characters_survive(tmp_path: Path) -> None:
    name = "Bar & Grill <Da Nino> d'Oltremare 🏖️ Dvořák ő 中文"
    paper = build.report(
        customer=Party(name), work="a < b & c > d\r\n<b>non grassetto</b>\x07", subject="<i>&amp;"
    )
    words = read.whole_text(written(paper, tmp_path))
    assert "Bar & Grill <Da Nino> d'Oltremare ◊" in words
    assert "Dvorák o ◊" in words
    assert "a < b & c > d" in words
    assert "<b>non grassetto</b>" in words


def test_endless_contents_flow(tmp_path: Path) -> None:
    word = "x" * 400
    paper = build.report(
        customer=Party(word, (word,)),
        pcs=tuple(f"{word[:60]}{n}" for n in range(100)),
        subject=word * 20,
        work=word * 10,
        notes=LONG * 8,
        segments=(replace(build.segments(1)[0], category=LONG * 12),),
        price=replace(build.overridden_price(), override_reason=LONG * 8),
    )
    path = written(paper, tmp_path)
    assert read.outside(path) == []
    assert read.collisions(path) == []


def test_metadata_language_bookmark_and_embedded_fonts(tmp_path: Path) -> None:
    path = written(build.report(), tmp_path)
    facts = read.catalog(path)
    assert facts["Lang"] in (b"it-IT", "it-IT")
    assert facts["Title"] == "Rapporto di intervento n. 2026/0123"
    assert facts["Author"] == build.FIRM.name
    assert read.bookmarks(path) == ["Rapporto di intervento n. 2026/0123"]
    assert all("Vera" in font for font in read.fonts(path))
    assert b"/Helvetica" not in path.read_bytes()


def test_drawn_signature_stays_in_its_box(tmp_path: Path) -> None:
    drawn = Signature("Il cliente", "Anna Bianchi", (*build.strokes(), ((5.0, 5.0),)), build.START)
    path = written(build.report(customer_signature=drawn), tmp_path)
    assert "firmato a schermo il 10/12/2026 09:30" in read.whole_text(path)
    blank = written(build.report(), tmp_path / "..")
    assert len(_dark(path)) > len(_dark(blank))
    blank.unlink()


def _dark(path: Path) -> list[int]:
    """Grey values of the dark pixels of page 1."""
    return [value for value in read.picture(path).convert("L").tobytes() if value < 100]


@pytest.mark.parametrize(("size", "shown"), [((300, 60), True), ((20, 200), True), (None, False)])
def test_logo_or_a_broken_one(size: tuple[int, int] | None, shown: bool, tmp_path: Path) -> None:
    out = BytesIO(b"" if size else b"no picture")
    if size:
        Image.new("RGB", size, "navy").save(out, "PNG")
    firm = replace(build.FIRM, logo_png=out.getvalue())
    path = written(build.report(letterhead=firm), tmp_path)
    assert bool(re.search(rb"/Subtype\s*/Image", path.read_bytes())) is shown
    assert read.collisions(path) == []


def test_the_old_file_survives_a_failed_write(tmp_path: Path) -> None:
    target = tmp_path / "rapporto.pdf"
    target.mkdir()
    with pytest.raises(OSError, match=r"rapporto\.pdf"):
        PdfPapers().report(build.report(), target)
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(FileNotFoundError):
        PdfPapers().report(build.report(), tmp_path / "missing" / "rapporto.pdf")
