"""FatturaPA files: valid by the official schema, read back as written, refused before they exist."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from istes_desk.adapters.einvoice import fatturapa
from istes_desk.adapters.einvoice.fatturapa import NAMESPACE, SCHEMA, FatturaPa
from istes_desk.adapters.einvoice.schemas import schema
from istes_desk.domain.errors import DomainError
from istes_desk.domain.invoice_document import DocumentLine, InvoiceDocument, Payment
from istes_desk.domain.invoice_fitting import fitted
from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.services.errors import KnownError
from tests.einvoice_samples import ABROAD, BUYER, BUYER_IBAN, EVERY, FIRM_IBAN, INVOICE, SELLER, changed
from tests.fakes import FixedClock

PORT = FatturaPa()


def tree(xml: bytes) -> etree._Element:
    return etree.parse(BytesIO(xml)).getroot()


def said(xml: bytes, name: str) -> list[str]:
    return [at.text or "" for at in tree(xml).iter(name)]


@pytest.mark.parametrize("document", EVERY.values(), ids=EVERY)
def test_valid_and_read_back(document: InvoiceDocument) -> None:
    xml = PORT.write(document)
    schema(SCHEMA).assertValid(tree(xml))
    assert PORT.read(xml) == fitted(document)
    assert PORT.write(PORT.read(xml)) == xml


def test_what_is_where() -> None:
    xml = PORT.write(INVOICE)
    assert said(xml, "ImportoTotaleDocumento") == ["658.80"]
    assert said(xml, "Quantita") == ["3.00", "1.00"]
    assert said(xml, "UnitaMisura") == ["scatto", "anno"]
    assert said(xml, "ModalitaPagamento") == ["MP05"]
    assert said(xml, "EsigibilitaIVA") == ["I"]
    assert PORT.file_name(INVOICE) == "IT01234567897_0000C.xml"
    note = PORT.write(EVERY["credit note"])
    assert (said(note, "TipoDocumento"), said(note, "IdDocumento")) == (["TD04"], ["12/2026"])
    assert said(note, "DatiPagamento") == []
    assert said(PORT.write(ABROAD), "CodiceDestinatario") == ["XXXXXXX"]


def test_a_sole_trader_sends_under_the_fiscal_code() -> None:
    code = "RSSMRA80A01H501U"
    sole = changed("seller.fiscal_code", code)
    assert PORT.file_name(sole) == f"IT{code}_0000C.xml"
    sent = etree.fromstring(PORT.write(sole)).find(".//IdTrasmittente")
    assert sent is not None
    assert [leaf.text for leaf in sent] == ["IT", code]


def test_a_file_larger_than_the_exchange_system_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(PORT.write(INVOICE))
    monkeypatch.setattr(fatturapa, "LARGEST", size)
    assert len(PORT.write(INVOICE)) == size
    monkeypatch.setattr(fatturapa, "LARGEST", size - 1)
    with pytest.raises(DomainError, match="5 MB"):
        PORT.write(INVOICE)


def test_a_firm_without_fiscal_code_sends_under_its_vat_number() -> None:
    assert PORT.file_name(changed("seller.fiscal_code", "")) == "IT01234567897_0000C.xml"


LETTERS = st.characters(codec="latin-1", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\xad")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
EVIL = st.sampled_from(["€ 20", "l’anno “nuovo”", "a – b…", "🏖 sole", "<b>&amp;]]>", "tab\tnuova\nriga"])
CENTS = st.integers(-10_000_00, 10_000_00).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@st.composite
def lines(draw: st.DrawFn) -> DocumentLine:
    quantity, price = draw(st.integers(0, 500)), draw(CENTS)
    first = draw(st.none() | DAYS)
    return DocumentLine(
        draw(WORDS | EVIL), quantity, draw(st.sampled_from(["scatto", "anno", "ora", ""])), price,
        quantity * price, draw(st.sampled_from([Decimal(22), Decimal(10), Decimal("4.00")])),
        first, first and draw(st.none() | st.just(first + timedelta(days=364))),
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> InvoiceDocument:
    rows = tuple(draw(st.lists(lines(), min_size=1, max_size=5)))
    issued_on = draw(DAYS)
    seller = replace(SELLER, name=draw(WORDS), in_liquidation=draw(st.booleans()))
    seller = replace(seller, rea_number=draw(st.sampled_from(["123456", ""])))
    code, pec = draw(st.sampled_from([("", ""), ("ABC1234", ""), ("", "a@pec.example")]))
    buyer = replace(BUYER, name=draw(WORDS | EVIL), address=draw(WORDS), recipient_code=code, pec=pec)
    whole = InvoiceDocument(
        DocumentType.INVOICE, f"{draw(st.integers(1, 9999))}/2026", issued_on, "A0b1Z", seller, buyer, rows,
        Payment(PaymentMethod.TRANSFER, issued_on, Decimal(0)), tuple(draw(st.lists(WORDS, max_size=3))),
    )  # fmt: skip
    method = draw(st.sampled_from(PaymentMethod))
    iban = draw(st.sampled_from([FIRM_IBAN, BUYER_IBAN, ""]))
    return replace(whole, payment=Payment(method, issued_on + timedelta(days=30), whole.total, iban))


@settings(deadline=None, max_examples=60)
@given(documents())
def test_every_document_is_valid_and_reads_back(document: InvoiceDocument) -> None:
    xml = PORT.write(document)
    schema(SCHEMA).assertValid(tree(xml))
    assert PORT.read(xml) == fitted(document)
    sums = said(xml, "ImponibileImporto") + said(xml, "Imposta")
    assert sum(map(Decimal, sums)) == Decimal(said(xml, "ImportoTotaleDocumento")[0])
    assert sum(map(Decimal, said(xml, "PrezzoTotale"))) == sum(map(Decimal, said(xml, "ImponibileImporto")))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("lines.0.total", Decimal("59.00"), "00423"),
        ("lines.0.vat_rate", Decimal(0), "00400"),
        ("lines.0.vat_rate", Decimal("0.22"), "00424"),
        ("buyer.vat_number", "", "00417"),
        ("buyer.recipient_code", "UFABCD", "00427"),
        ("number", "BIS", "00425"),
    ],
)
def test_refused_by_the_checks_of_the_exchange_system(path: str, value: object, code: str) -> None:
    document = changed(path, value)
    document = replace(document, payment=replace(document.payment, amount=document.total))
    with pytest.raises(DomainError, match=code) as refused:
        PORT.write(document)
    assert refused.value.field == path


def test_no_date_of_tomorrow() -> None:
    late_evening = FixedClock(datetime(2026, 11, 22, 22, 30, tzinfo=UTC))
    with pytest.raises(DomainError, match="00403") as refused:
        FatturaPa(late_evening).write(INVOICE)
    assert refused.value.field == "issued_on"
    late_evening.advance(minutes=30)
    assert FatturaPa(late_evening).write(INVOICE)


def test_what_the_schema_alone_refuses() -> None:
    with pytest.raises(DomainError, match="schema ufficiale"):
        PORT.write(changed("buyer.pec", "aurorà@pec.example", changed("buyer.recipient_code", "")))


def test_files_of_others_are_refused() -> None:
    xml = PORT.write(INVOICE)
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    other = f'<FatturaElettronica xmlns="{NAMESPACE}"/>'.encode()
    odd = xml.replace(b"TD01", b"TD24")
    half = xml.replace(b"MP05", b"MP01")
    parts = re.sub(rb"<Quantita>[\d.]+", b"<Quantita>1.50", xml)
    body = re.search(rb"<FatturaElettronicaBody>.*</FatturaElettronicaBody>", xml, re.DOTALL)
    assert body is not None
    two = xml.replace(body[0], body[0] * 2)
    free = re.sub(rb"<(DatiPagamento)>.*</\1>|<(ImportoTotaleDocumento)>.*</\2>", b"", xml, flags=re.DOTALL)
    mixed = (odd, half, parts, two, free, xml.replace(b"12/2026", b""))
    for bad in (b"", b"no xml", xml[:400], entity, b"<a/>", other, *mixed):
        with pytest.raises(KnownError):
            PORT.read(bad)
