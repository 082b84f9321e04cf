"""The courtesy copy: what the XML says, over several pages, and that it is a copy (C-5)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.invoice_document import InvoiceDocument
from tests.adapters import pdf_reading as read
from tests.einvoice_samples import CREDIT_NOTE, DEBITED, EVERY, INVOICE, WORK


def printed(document: InvoiceDocument, path: Path) -> tuple[int, str]:
    """As the program does it: the paper is set from the stored XML."""
    port = FatturaPa()
    pages = PdfPapers().invoice(port.read(port.write(document)), path)
    assert read.outside(path) == []
    assert read.collisions(path) == []
    return pages, " ".join(read.whole_text(path).split())


@pytest.mark.parametrize("document", EVERY.values(), ids=EVERY)
def test_it_says_what_the_xml_says(document: InvoiceDocument, tmp_path: Path) -> None:
    pages, words = printed(document, tmp_path / "fattura.pdf")
    assert pages == 1
    for part in (
        document.number,
        "Copia di cortesia priva di valore fiscale",
        "658,80 €",
        "118,80 €",
        "REA VE",
    ):
        assert part in words
    assert "scatto 3 20,00 €" in words
    assert "dal 01/01/2026 al 31/12/2026" in words


def test_payment(tmp_path: Path) -> None:
    path = tmp_path / "fattura.pdf"
    assert "entro il 23/12/2026 sul conto IT60 X054 2811" in printed(INVOICE, path)[1]
    assert "Addebito diretto SEPA di 658,80 € il 01/02/2027" in printed(DEBITED, path)[1]
    words = printed(CREDIT_NOTE, path)[1]
    assert "Pagamento" not in words
    assert "a storno della fattura n. 12/2026 del 23/11/2026" in words


def test_many_lines_flow_and_the_sums_stay_together(tmp_path: Path) -> None:
    long = replace(WORK, description="Assistenza sul gestionale, prenotazioni e cassa. " * 8)
    many = replace(INVOICE, lines=(long,) * 40)
    many = replace(many, payment=replace(many.payment, amount=many.total))
    pages, words = printed(many, tmp_path / "fattura.pdf")
    assert pages > 1
    assert words.count("Quantità") in {pages - 1, pages}
    assert words.count("Totale documento") == 1
    assert f"pag. {pages} di {pages}" in words


def test_a_foreign_buyer_and_one_in_liquidation(tmp_path: Path) -> None:
    words = printed(EVERY["abroad"], tmp_path / "a.pdf")[1]
    assert "Hauptstraße 5, 80331" in words
    assert "Partita IVA DE123456788" in words
    seller = replace(INVOICE.seller, in_liquidation=True, fiscal_code="", share_capital=None)
    assert "in liquidazione" in printed(replace(INVOICE, seller=seller), tmp_path / "b.pdf")[1]
