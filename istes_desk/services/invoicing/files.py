"""XML and paper of a document as files: written whole or not at all. For a pool thread (C-5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from istes_desk.services.errors import KnownError
from istes_desk.services.filing import Transact
from istes_desk.services.invoicing.issued import stored_xml
from istes_desk.services.invoicing.ports import EInvoices, InvoicePapers


def save_files(
    transact: Transact, einvoices: EInvoices, papers: InvoicePapers, invoice_id: int, folder: Path
) -> tuple[Path, Path]:
    """XML under its name for the exchange system, paper beside it; KnownError when the folder refuses."""
    name, xml = transact(lambda uow: stored_xml(uow, invoice_id))
    path = folder / name
    save_whole(xml, path)
    save_paper(einvoices, papers, xml, path.with_suffix(".pdf"))
    return path, path.with_suffix(".pdf")


def save_whole(content: bytes, path: Path) -> None:
    """A file beside it is moved into its place, so that half of it never lies there."""
    with _told(path):
        beside = path.with_name(f".{path.name}.part")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def save_paper(einvoices: EInvoices, papers: InvoicePapers, xml: bytes, path: Path) -> None:
    """The paper says what the XML says."""
    with _told(path):
        papers.invoice(einvoices.read(xml), path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownError(
            f"«{path.name}» non è stato salvato: {error.strerror}.",
            "Scegliere un'altra cartella.",
            "Le fatture emesse restano tutte nel programma.",
        ) from error
