"""Direct debits as plain ISO 20022 pain.008.001.08, for banks outside the CBI (C-5)."""

from __future__ import annotations

from lxml import etree

from istes_desk.adapters.einvoice.debit_rows import (
    SEPA,
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
from istes_desk.domain.debit_message import DebitMessage, Order, total
from istes_desk.domain.direct_debit import Sequence

SCHEMA = "pain.008.001.08"
NAMESPACE = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
UNKNOWN_BANK: Rows = (("FinInstnId", (("Othr", (("Id", "NOTPROVIDED"),)),)),)
"""The IBAN says the bank; the form wants the element all the same."""


def pain_file(message: DebitMessage) -> bytes:
    """Of a bankable message."""
    root = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    header = (*counted(message), ("InitgPty", (("Nm", message.creditor.name),)))
    blocks = (("PmtInf", _block(message, *one)) for one in message.blocks)
    grow(root, (("CstmrDrctDbtInitn", (("GrpHdr", header), *blocks)),), NAMESPACE)
    return finished(root, NAMESPACE, SCHEMA)


def _block(message: DebitMessage, sequence: Sequence, orders: tuple[Order, ...]) -> Rows:
    creditor = message.creditor
    identifier = (("Id", creditor.identifier), ("SchmeNm", (("Prtry", SEPA),)))
    return (
        ("PmtInfId", block_id(message, sequence)),
        ("PmtMtd", "DD"),
        ("NbOfTxs", str(len(orders))),
        ("CtrlSum", amount(total(orders))),
        ("PmtTpInf", kind(message, sequence)),
        ("ReqdColltnDt", iso(message.collection_on)),
        ("Cdtr", (("Nm", creditor.name), ("PstlAdr", address(creditor.address)))),
        ("CdtrAcct", account(creditor.iban)),
        ("CdtrAgt", UNKNOWN_BANK),
        ("ChrgBr", SHARED),
        ("CdtrSchmeId", (("Id", (("PrvtId", (("Othr", identifier),)),)),)),
        *(("DrctDbtTxInf", _order(order)) for order in orders),
    )


def _order(order: Order) -> Rows:
    return (
        ("PmtId", (("EndToEndId", order.end_to_end_id),)),
        ("InstdAmt", amount(order.amount)),
        ("DrctDbtTx", mandated(order)),
        ("DbtrAgt", UNKNOWN_BANK),
        ("Dbtr", (("Nm", order.name), ("PstlAdr", address(order.address)))),
        ("DbtrAcct", account(order.iban)),
        ("RmtInf", (("Ustrd", order.remittance),)),
    )
