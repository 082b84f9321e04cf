"""Direct debits as the CBI body CBIBdySDDReq 00.01.01, the file that Italian home banking takes (C-5).

One file is one physical message with one logical message, of one scheme: the physical type says which.
"""

from __future__ import annotations

from lxml import etree

from istes_desk.adapters.einvoice.debit_rows import (
    SHARED,
    account,
    address,
    block_id,
    counted,
    finished,
    kind,
    mandated,
)  # fmt: skip
from istes_desk.adapters.einvoice.xml_rows import Rows, amount, grow, iso
from istes_desk.domain.contracts import MandateScheme
from istes_desk.domain.debit_message import Creditor, DebitMessage, Order
from istes_desk.domain.direct_debit import Sequence

SCHEMA = "CBIBdySDDReq.00.01.01"
BODY, LOGICAL = f"urn:CBI:xsd:{SCHEMA}", "urn:CBI:xsd:CBISDDReqLogMsg.00.01.01"
PHYSICAL_TYPES = {MandateScheme.CORE: "INC-SDDC-01", MandateScheme.B2B: "INC-SDDB-01"}
ABI = slice(5, 10)  # the bank in an Italian IBAN


def cbi_file(message: DebitMessage) -> bytes:
    """Of a bankable message."""
    root = etree.Element(f"{{{BODY}}}{SCHEMA.split('.', maxsplit=1)[0]}", nsmap={None: BODY, "L": LOGICAL})
    grow(root, (("PhyMsgInf", _physical(message)),), BODY)
    envelope = etree.SubElement(root, f"{{{BODY}}}CBIEnvelSDDReqLogMsg")
    logical = etree.SubElement(envelope, f"{{{BODY}}}CBISDDReqLogMsg")
    grow(
        logical,
        (("GrpHdr", _header(message)), *(("PmtInf", _block(message, *one)) for one in message.blocks)),
        LOGICAL,
    )
    return finished(root, LOGICAL, SCHEMA)


def _physical(message: DebitMessage) -> Rows:
    return (("PhyMsgTpCd", PHYSICAL_TYPES[message.scheme]), ("NbOfLogMsg", "1"))


def _header(message: DebitMessage) -> Rows:
    code = (("OrgId", (("Othr", (("Id", message.creditor.cbi_code), ("Issr", "CBI"))),)),)
    return (*counted(message), ("InitgPty", (("Nm", message.creditor.name), ("Id", code))))


def _block(message: DebitMessage, sequence: Sequence, orders: tuple[Order, ...]) -> Rows:
    creditor = message.creditor
    return (
        ("PmtInfId", block_id(message, sequence)),
        ("PmtMtd", "DD"),
        ("PmtTpInf", kind(message, sequence)),
        ("ReqdColltnDt", iso(message.collection_on)),
        ("Cdtr", (("Nm", creditor.name), ("PstlAdr", address(creditor.address)))),
        ("CdtrAcct", account(creditor.iban)),
        ("CdtrAgt", (("FinInstnId", (("ClrSysMmbId", (("MmbId", creditor.iban[ABI]),)),)),)),
        ("ChrgBr", SHARED),
        ("CdtrSchmeId", _identifier(creditor)),
        *(("DrctDbtTxInf", _order(order)) for order in orders),
    )


def _identifier(creditor: Creditor) -> Rows:
    return (("Nm", creditor.name), ("Id", (("PrvtId", (("Othr", (("Id", creditor.identifier),)),)),)))


def _order(order: Order) -> Rows:
    return (
        ("PmtId", (("InstrId", order.end_to_end_id), ("EndToEndId", order.end_to_end_id))),
        ("InstdAmt", amount(order.amount)),
        ("DrctDbtTx", mandated(order)),
        ("Dbtr", (("Nm", order.name), ("PstlAdr", address(order.address)))),
        ("DbtrAcct", account(order.iban)),
        ("RmtInf", (("Ustrd", order.remittance),)),
    )
