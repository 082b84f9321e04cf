"""What invoicing asks of the outside: the electronic invoice, written and read back (C-5)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from istes_desk.domain.invoice_document import InvoiceDocument


class EInvoices(Protocol):
    """FatturaPA 1.2.3 for private recipients; pure, safe on any thread."""

    def write(self, document: InvoiceDocument) -> bytes:
        """The XML, checked against schema and arithmetic before it is given back.

        DomainError names in ``field`` the place of the document that cannot be written, as a path
        ("seller.vat_number", "buyer.postal_code", "lines.0.description", "payment.iban").
        """

    def read(self, xml: bytes) -> InvoiceDocument:
        """The document a written XML says, for the paper; KnownError when it is none."""

    def file_name(self, document: InvoiceDocument) -> str:
        """As the exchange system wants it: country, seller's code, underscore, sending number, ".xml"."""


class InvoicePapers(Protocol):
    """The part of ``Papers`` that prints documents."""

    def invoice(self, document: InvoiceDocument, path: Path) -> int:
        """The courtesy copy; number of pages written. A file that cannot be written is an OSError."""
