"""500 invoices with XML and PDF within 60 s of the processor; XML and files for the bank are quick."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from lxml import etree

from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.direct_debit import DebitFormat
from istes_desk.domain.invoice_document import InvoiceDocument
from tests.benchmarks.test_layout import best
from tests.debit_samples import LATER, MESSAGE
from tests.einvoice_samples import INVOICE, WORK

COUNT, SECONDS = 500, 60


def invoice(number: int, lines: int = 12) -> InvoiceDocument:
    rows = tuple(
        replace(WORK, description=f"Assistenza n. {line}: stampante, cassa e rete") for line in range(lines)
    )
    whole = replace(INVOICE, number=f"{number}/2026", sending=f"{number:05}", lines=rows)
    return replace(whole, payment=replace(whole.payment, amount=whole.total))


@pytest.mark.benchmark
def test_five_hundred_invoices_with_xml_and_pdf(tmp_path: Path) -> None:
    port, papers = FatturaPa(), PdfPapers()
    start = process_time()
    for number in range(1, COUNT + 1):
        document = invoice(number)
        xml = port.write(document)
        (tmp_path / port.file_name(document)).write_bytes(xml)
        papers.invoice(port.read(xml), tmp_path / f"{number}.pdf")
    assert process_time() - start <= SECONDS
    assert len(list(tmp_path.iterdir())) == 2 * COUNT


@pytest.mark.benchmark
def test_an_invoice_costs_a_few_bare_trees() -> None:
    port, document = FatturaPa(), invoice(1)
    root = etree.fromstring(port.write(document))

    def bare() -> bytes:
        made = etree.Element("root")
        for at in root.iter():
            etree.SubElement(made, "at").text = at.text
        return etree.tostring(made)

    assert best(lambda: port.write(document), 5) <= 60 * best(bare, 5)


@pytest.mark.benchmark
@pytest.mark.parametrize("format", DebitFormat)
def test_a_thousand_collections_are_one_breath(format: DebitFormat) -> None:
    orders = tuple(replace(LATER, end_to_end_id=f"E{place}", amount=Decimal(1)) for place in range(1000))
    message = replace(MESSAGE, format=format, orders=orders)
    assert best(lambda: SepaFiles().write(message), 1) <= 2
