"""XML from outside: no entity, no network, no DTD beyond a bare name; refused with a reason."""

from __future__ import annotations

from lxml import etree

from istes_desk.services.survey_files import UnreadableError

HOSTILE = "Il file XML definisce entità proprie: non è ammesso."


def parse(data: bytes) -> etree._Element:
    """The root element; UnreadableError when the text is broken or brings definitions of its own."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise UnreadableError(HOSTILE)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise UnreadableError("Il file XML è danneggiato o incompleto.", "Esportarlo di nuovo.") from wrong
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and (any(inner.iterentities()) or any(inner.iterelements())):
        raise UnreadableError(HOSTILE)
    return root
