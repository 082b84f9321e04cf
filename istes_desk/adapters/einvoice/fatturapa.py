"""The port ``EInvoices`` as FatturaPA FPR12, schema 1.2.3; sends nothing (C-5)."""

from __future__ import annotations

from lxml import etree

from istes_desk.adapters.einvoice import fatturapa_reading as reading
from istes_desk.adapters.einvoice.fatturapa_rows import rows, sender
from istes_desk.adapters.einvoice.schemas import fault
from istes_desk.adapters.einvoice.xml_rows import grow, whole
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.invoice_document import InvoiceDocument
from istes_desk.domain.invoice_fitting import fitted
from istes_desk.domain.italian import date_of
from istes_desk.domain.sdi_checks import PRIVATE, problems
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Clock

NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"
SCHEMA, ROOT = "FatturaPA_FPR12_v1.2.3", f"{{{NAMESPACE}}}FatturaElettronica"
LARGEST = 5 * 1024 * 1024  # what the exchange system takes


class FatturaPa:
    """Implements ``EInvoices``; stateless. With a clock no date of tomorrow passes (00403)."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock

    def write(self, document: InvoiceDocument) -> bytes:
        """The file; DomainError with the path of the field that cannot be written."""
        root = etree.Element(ROOT, {"versione": PRIVATE}, nsmap={"p": NAMESPACE})
        grow(root, rows(fitted(document)))
        today = date_of(self._clock.now()) if self._clock else None
        for problem in problems(reading.written(root, today)):
            raise DomainError(problem.message, problem.field)
        refused = fault(SCHEMA, root)
        require(not refused, f"La fattura non rispetta lo schema ufficiale: {refused}", "document")
        xml = whole(root)
        require(len(xml) <= LARGEST, "La fattura supera i 5 MB ammessi.", "lines")
        return xml

    def read(self, xml: bytes) -> InvoiceDocument:
        """What the file says; KnownError when it is none of ours."""
        root = _parsed(xml)
        if root.tag != ROOT or fault(SCHEMA, root):
            raise KnownError("Il file non è una fattura elettronica valida.")
        try:
            return reading.document(root)
        except (ValueError, ArithmeticError) as error:
            raise KnownError("La fattura contiene dati che questo programma non tratta.") from error

    def file_name(self, document: InvoiceDocument) -> str:
        """``IT01234567897_00A1B.xml``."""
        sent = fitted(document)
        return f"{sent.seller.country}{sender(sent)}_{sent.sending}.xml"


def _parsed(xml: bytes) -> etree._Element:
    """No entity, no document type, no network."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise KnownError("Il file XML è danneggiato o incompleto.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise KnownError("Il file XML porta definizioni proprie: non è ammesso.")
    return root
