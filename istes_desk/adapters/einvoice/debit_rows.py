"""The rows that the CBI file and the ISO file of direct debits have in common (C-5)."""

from __future__ import annotations

from datetime import UTC

from lxml import etree

from istes_desk.adapters.einvoice.schemas import fault
from istes_desk.adapters.einvoice.xml_rows import Rows, amount, iso, whole
from istes_desk.domain.debit_message import Address, DebitMessage, Order
from istes_desk.domain.direct_debit import Sequence
from istes_desk.domain.errors import require

SEPA, EURO, SHARED = "SEPA", "EUR", "SLEV"


def counted(message: DebitMessage) -> Rows:
    """Identity, instant, number and sum of the whole file."""
    return (
        ("MsgId", message.message_id),
        ("CreDtTm", f"{message.created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"),
        ("NbOfTxs", str(len(message.orders))),
        ("CtrlSum", amount(message.total)),
    )


def kind(message: DebitMessage, sequence: Sequence) -> Rows:
    """Scheme and sequence of a block."""
    return (
        ("SvcLvl", (("Cd", SEPA),)),
        ("LclInstrm", (("Cd", message.scheme.value),)),
        ("SeqTp", sequence.value),
    )


def block_id(message: DebitMessage, sequence: Sequence) -> str:
    """Of the block in the file."""
    return f"{message.message_id[:30]}-{sequence.value}"


def address(at: Address) -> Rows:
    """In its parts; nothing without a town."""
    if not at.town:
        return ()
    return (
        ("StrtNm", at.street),
        ("PstCd", at.postal_code),
        ("TwnNm", at.town),
        ("CtrySubDvsn", at.province),
        ("Ctry", at.country),
    )


def account(iban: str) -> Rows:
    """An account by its IBAN."""
    return (("Id", (("IBAN", iban),)),)


def mandated(order: Order) -> Rows:
    """What the debtor signed."""
    return (("MndtRltdInf", (("MndtId", order.mandate), ("DtOfSgntr", iso(order.signed_on)))),)


def finished(root: etree._Element, namespace: str, schema: str) -> bytes:
    """The file, its amounts in euro; DomainError when the schema refuses it."""
    for at in root.iter(f"{{{namespace}}}InstdAmt"):
        at.set("Ccy", EURO)
    refused = fault(schema, root)
    require(not refused, f"Il file degli addebiti non rispetta lo schema ufficiale: {refused}", "document")
    return whole(root)
