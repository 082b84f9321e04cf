"""What a FatturaPA file says: the document of the program's own subset, and what the checks look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lxml import etree

from istes_desk.domain.invoice_document import Credited, DocumentLine, InvoiceDocument, Party, Payment
from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.domain.sdi_checks import Written, WrittenLine, WrittenTotal

SENT, BODY = "FatturaElettronicaHeader/DatiTrasmissione", "FatturaElettronicaBody"
SELLER, BUYER = (
    "FatturaElettronicaHeader/CedentePrestatore",
    "FatturaElettronicaHeader/CessionarioCommittente",
)
GENERAL = f"{BODY}/DatiGenerali/DatiGeneraliDocumento"
LINKED = f"{BODY}/DatiGenerali/DatiFattureCollegate"
GOODS, PAYMENT = f"{BODY}/DatiBeniServizi", f"{BODY}/DatiPagamento/DettaglioPagamento"


def said(at: etree._Element, path: str) -> str:
    """The text of a leaf, empty when there is none."""
    return at.findtext(path) or ""


def document(root: etree._Element) -> InvoiceDocument:
    """Of a file that keeps to the schema; ValueError or ArithmeticError where it says more than this."""
    if len(root.findall(BODY)) != 1:
        raise ValueError("several invoices in one file")
    issued_on = date.fromisoformat(said(root, f"{GENERAL}/Data"))
    linked = root.find(LINKED)
    return InvoiceDocument(
        DocumentType(said(root, f"{GENERAL}/TipoDocumento")),
        said(root, f"{GENERAL}/Numero"),
        issued_on,
        said(root, f"{SENT}/ProgressivoInvio"),
        _seller(root),
        _buyer(root),
        tuple(_line(line) for line in root.iterfind(f"{GOODS}/DettaglioLinee")),
        _payment(root, issued_on),
        tuple(cause.text or "" for cause in root.iterfind(f"{GENERAL}/Causale")),
        None if linked is None else Credited(said(linked, "IdDocumento"), _day(linked, "Data") or issued_on),
    )


def written(root: etree._Element, received_on: date | None) -> Written:
    """What the exchange system's checks look at."""
    return Written(
        said(root, f"{SENT}/FormatoTrasmissione"),
        said(root, f"{SENT}/CodiceDestinatario"),
        said(root, f"{GENERAL}/Numero"),
        date.fromisoformat(said(root, f"{GENERAL}/Data")),
        said(root, f"{BUYER}/DatiAnagrafici/IdFiscaleIVA/IdCodice"),
        said(root, f"{BUYER}/DatiAnagrafici/CodiceFiscale"),
        tuple(_written_line(line) for line in root.iterfind(f"{GOODS}/DettaglioLinee")),
        tuple(_written_total(total) for total in root.iterfind(f"{GOODS}/DatiRiepilogo")),
        tuple(filter(None, (_day(linked, "Data") for linked in root.iterfind(LINKED)))),
        received_on,
    )


def _written_line(at: etree._Element) -> WrittenLine:
    figures = ("Quantita", "PrezzoUnitario", "PrezzoTotale", "AliquotaIVA")
    quantity, price, total, rate = (Decimal(said(at, name) or "1") for name in figures)
    return WrittenLine(quantity, price, total, rate, said(at, "Natura"))


def _written_total(at: etree._Element) -> WrittenTotal:
    rate, taxable, tax = (Decimal(said(at, name)) for name in ("AliquotaIVA", "ImponibileImporto", "Imposta"))
    return WrittenTotal(rate, taxable, tax, said(at, "Natura"))


def _seller(root: etree._Element) -> Party:
    party = replace(
        _party(root, SELLER),
        phone=said(root, f"{SELLER}/Contatti/Telefono"),
        email=said(root, f"{SELLER}/Contatti/Email"),
        tax_regime=said(root, f"{SELLER}/DatiAnagrafici/RegimeFiscale"),
    )
    rea = root.find(f"{SELLER}/IscrizioneREA")
    return party if rea is None else _entered(party, rea)


def _entered(party: Party, rea: etree._Element) -> Party:
    capital = said(rea, "CapitaleSociale")
    return replace(
        party,
        rea_office=said(rea, "Ufficio"),
        rea_number=said(rea, "NumeroREA"),
        share_capital=Decimal(capital) if capital else None,
        in_liquidation=said(rea, "StatoLiquidazione") == "LS",
    )


def _buyer(root: etree._Element) -> Party:
    code, pec = said(root, f"{SENT}/CodiceDestinatario"), said(root, f"{SENT}/PECDestinatario")
    return replace(_party(root, BUYER), recipient_code=code, pec=pec)


PARTY = (
    "DatiAnagrafici/IdFiscaleIVA/IdCodice", "DatiAnagrafici/CodiceFiscale", "Sede/Indirizzo", "Sede/CAP",
    "Sede/Comune", "Sede/Provincia", "Sede/Nazione",
)  # fmt: skip
"""In the order of the fields of ``Party`` behind the name."""


def _party(root: etree._Element, path: str) -> Party:
    named = f"{path}/DatiAnagrafici/Anagrafica"
    person = " ".join(filter(None, (said(root, f"{named}/Nome"), said(root, f"{named}/Cognome"))))
    number, code, address, postal_code, city, province, country = (
        said(root, f"{path}/{leaf}") for leaf in PARTY
    )
    name = said(root, f"{named}/Denominazione") or person
    return Party(name, number, code, address, postal_code, city, province, country)


def _line(at: etree._Element) -> DocumentLine:
    return DocumentLine(
        said(at, "Descrizione"),
        _count(said(at, "Quantita") or "1"),
        said(at, "UnitaMisura"),
        Decimal(said(at, "PrezzoUnitario")),
        Decimal(said(at, "PrezzoTotale")),
        Decimal(said(at, "AliquotaIVA")),
        _day(at, "DataInizioPeriodo"),
        _day(at, "DataFinePeriodo"),
    )


def _count(text: str) -> int:
    """Whole units only: parts of one would be lost in silence."""
    value = Decimal(text)
    if value != int(value):
        raise ValueError(text)
    return int(value)


def _payment(root: etree._Element, issued_on: date) -> Payment:
    """A document that asks for nothing gives its total on its own day."""
    at = root.find(PAYMENT)
    if at is None:
        total = Decimal(said(root, f"{GENERAL}/ImportoTotaleDocumento"))
        return Payment(PaymentMethod.TRANSFER, issued_on, total)
    return Payment(
        PaymentMethod(said(at, "ModalitaPagamento")),
        _day(at, "DataScadenzaPagamento") or issued_on,
        Decimal(said(at, "ImportoPagamento")),
        said(at, "IBAN"),
    )


def _day(at: etree._Element, path: str) -> date | None:
    text = said(at, path)
    return date.fromisoformat(text) if text else None
