"""The rows of a FatturaPA FPR12 1.2.3: order and names of the official form; decides nothing (C-5)."""

from __future__ import annotations

from istes_desk.adapters.einvoice.xml_rows import Content, Rows, amount, iso
from istes_desk.domain.invoice_document import DocumentLine, InvoiceDocument, Party, VatTotal
from istes_desk.domain.invoices import DocumentType
from istes_desk.domain.sdi_checks import PRIVATE

EURO, COMPLETE, AT_ONCE = "EUR", "TP02", "I"
LIQUIDATION = {False: "LN", True: "LS"}


def rows(document: InvoiceDocument) -> Rows:
    """Header and body of a fitted document."""
    return (
        ("FatturaElettronicaHeader", _header(document)),
        (
            "FatturaElettronicaBody",
            (
                ("DatiGenerali", _general(document)),
                ("DatiBeniServizi", _goods(document)),
                ("DatiPagamento", _payment(document)),
            ),
        ),
    )


def sender(document: InvoiceDocument) -> str:
    """The fiscal code the file is sent under."""
    return document.seller.fiscal_code or document.seller.vat_number


def _header(document: InvoiceDocument) -> Rows:
    seller, buyer = document.seller, document.buyer
    return (
        (
            "DatiTrasmissione",
            (
                ("IdTrasmittente", _tax_id(seller.country, sender(document))),
                ("ProgressivoInvio", document.sending),
                ("FormatoTrasmissione", PRIVATE),
                ("CodiceDestinatario", buyer.recipient_code),
                ("PECDestinatario", buyer.pec),
            ),
        ),
        ("CedentePrestatore", _seller(seller)),
        ("CessionarioCommittente", (("DatiAnagrafici", _identity(buyer)), ("Sede", _seat(buyer)))),
    )


def _seller(party: Party) -> Rows:
    return (
        ("DatiAnagrafici", (*_identity(party), ("RegimeFiscale", party.tax_regime))),
        ("Sede", _seat(party)),
        ("IscrizioneREA", _rea(party)),
        (
            "Contatti",
            (("Telefono", party.phone), ("Email", party.email)) if party.phone or party.email else (),
        ),
    )


def _identity(party: Party) -> Rows:
    return (
        ("IdFiscaleIVA", _tax_id(party.country, party.vat_number)),
        ("CodiceFiscale", party.fiscal_code),
        ("Anagrafica", (("Denominazione", party.name),)),
    )


def _tax_id(country: str, code: str) -> Content:
    return (("IdPaese", country), ("IdCodice", code)) if code else ()


def _seat(party: Party) -> Rows:
    return (
        ("Indirizzo", party.address),
        ("CAP", party.postal_code),
        ("Comune", party.city),
        ("Provincia", party.province),
        ("Nazione", party.country),
    )


def _rea(party: Party) -> Rows:
    if not party.rea_number:
        return ()
    return (
        ("Ufficio", party.rea_office),
        ("NumeroREA", party.rea_number),
        ("CapitaleSociale", "" if party.share_capital is None else amount(party.share_capital)),
        ("StatoLiquidazione", LIQUIDATION[party.in_liquidation]),
    )


def _general(document: InvoiceDocument) -> Rows:
    credited = document.credited
    return (
        (
            "DatiGeneraliDocumento",
            (
                ("TipoDocumento", document.document_type.value),
                ("Divisa", EURO),
                ("Data", iso(document.issued_on)),
                ("Numero", document.number),
                ("ImportoTotaleDocumento", amount(document.total)),
                *(("Causale", cause) for cause in document.causes),
            ),
        ),
        (
            "DatiFattureCollegate",
            (("IdDocumento", credited.number), ("Data", iso(credited.issued_on))) if credited else (),
        ),
    )


def _goods(document: InvoiceDocument) -> Rows:
    lines = (("DettaglioLinee", _line(place, line)) for place, line in enumerate(document.lines, 1))
    return (*lines, *(("DatiRiepilogo", _total(total)) for total in document.totals))


def _line(place: int, line: DocumentLine) -> Rows:
    return (
        ("NumeroLinea", str(place)),
        ("Descrizione", line.description),
        ("Quantita", amount(line.quantity)),
        ("UnitaMisura", line.unit),
        ("DataInizioPeriodo", iso(line.period_from)),
        ("DataFinePeriodo", iso(line.period_to)),
        ("PrezzoUnitario", amount(line.unit_price)),
        ("PrezzoTotale", amount(line.total)),
        ("AliquotaIVA", amount(line.vat_rate)),
    )


def _total(total: VatTotal) -> Rows:
    return (
        ("AliquotaIVA", amount(total.rate)),
        ("ImponibileImporto", amount(total.taxable)),
        ("Imposta", amount(total.vat)),
        ("EsigibilitaIVA", AT_ONCE),
    )


def _payment(document: InvoiceDocument) -> Rows:
    """A credit note asks for nothing."""
    if document.document_type is DocumentType.CREDIT_NOTE:
        return ()
    payment = document.payment
    return (
        ("CondizioniPagamento", COMPLETE),
        (
            "DettaglioPagamento",
            (
                ("ModalitaPagamento", payment.method.value),
                ("DataScadenzaPagamento", iso(payment.due_on)),
                ("ImportoPagamento", amount(payment.amount)),
                ("IBAN", payment.iban),
            ),
        ),
    )
