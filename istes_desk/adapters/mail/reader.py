"""Bytes to ``RawMail``, a PEC judged (Q-3, Q-9, Q-10): never raises, whatever they hold; fetches nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from istes_desk.adapters.mail.hostile import PARSER_ERRORS, one_line
from istes_desk.adapters.mail.msg import as_mime, is_msg
from istes_desk.adapters.mail.parts import (
    Part,
    attachments_of,
    body_of,
    date_of,
    files_of,
    leaves,
    parse,
)
from istes_desk.adapters.mail.pec import PecStructure, read_structure
from istes_desk.adapters.mail.plain_headers import plain_address
from istes_desk.adapters.mail.signature import judged
from istes_desk.domain.mail import (
    KEPT_HEADERS,
    AttachmentFile,
    PecKind,
    RawMail,
    Trust,
    message_ids,
    normalise_address,
    normalise_message_id,
)

if TYPE_CHECKING:
    from email.headerregistry import Address

NO_SENDER = "Il messaggio non ha un mittente leggibile."
NO_ID = "Il messaggio non ha un Message-ID: è riconosciuto dalla sua impronta."
UNREADABLE = "Il messaggio non è leggibile: l'originale è conservato."
OUTER = frozenset({"x-trasporto", "x-ricevuta"})
INNER = KEPT_HEADERS - OUTER
WRAPPED = frozenset({PecKind.MESSAGE, PecKind.ANOMALY})


def read_mail(raw: bytes, trust: Trust) -> RawMail:
    """What can be understood of the bytes; what cannot is named in ``problems``.

    The verdict on a PEC is final but for a replay, which only who knows the earlier mail can see.
    """
    bare = RawMail(raw, hashlib.sha256(raw).hexdigest())
    try:
        return _read(bare, _mime(raw), trust)
    except PARSER_ERRORS:
        return replace(bare, problems=(UNREADABLE,))


def attachments(raw: bytes) -> tuple[AttachmentFile, ...]:
    """What ``read_mail`` lists, with its bytes, in the same order; none when nothing is readable."""
    try:
        mime = _mime(raw)
        top = parse(mime)
        pec = read_structure(mime, top)
        receipt = pec is not None and pec.envelope.is_receipt
        return () if receipt else tuple(files_of(_source(top, pec)))
    except PARSER_ERRORS:
        return ()


def _mime(raw: bytes) -> bytes:
    return as_mime(raw) if is_msg(raw) else raw


def _read(bare: RawMail, mime: bytes, trust: Trust) -> RawMail:
    top = parse(mime)
    pec = read_structure(mime, top)
    source = _source(top, pec)
    mail = _understood(bare, top, source, pec)
    if mail.pec and pec:
        mail = replace(mail, pec=replace(mail.pec, reason=judged(top, pec, trust)))
    problems = _problems(mail, top, source)
    return replace(mail, problems=problems) if problems else mail


def _source(top: Part, pec: PecStructure | None) -> Part:
    """Where the words are: the original message of a PEC, the signed text of a receipt, or the mail."""
    if pec is None:
        return top
    if pec.original and pec.envelope.kind in WRAPPED:
        return pec.original
    return pec.certified


def _understood(bare: RawMail, top: Part, source: Part, pec: PecStructure | None) -> RawMail:
    wrapped = source is not top and pec is not None and pec.envelope.kind in WRAPPED
    letter = source if wrapped else top
    body, html = body_of(source)
    files = attachments_of(source)
    sender, name = _sender(letter)
    mail = replace(
        bare,
        body_text=body,
        has_html=html,
        attachments=files,
        message_id=normalise_message_id(top.header("Message-ID")),
        sender=sender,
        sender_name=name,
        recipients=_recipients(letter),
        subject=letter.header("Subject"),
        date=date_of(letter),
        in_reply_to=message_ids(letter.header("In-Reply-To")),
        references=message_ids(letter.header("References")),
        reported_ids=_reported(top),
        headers=_kept(top, letter),
    )
    return _certified(mail, pec) if pec else mail


def _certified(mail: RawMail, pec: PecStructure) -> RawMail:
    """Sender and subject of a PEC are those that the provider signed (Q-9)."""
    said = pec.envelope
    if said.kind is PecKind.ANOMALY:
        said = replace(said, original_sender=mail.sender, original_subject=mail.subject)
    if said.kind is not PecKind.MESSAGE:
        return replace(mail, pec=said, attachments=() if said.is_receipt else mail.attachments)
    return replace(
        mail,
        pec=said,
        sender=said.original_sender or mail.sender,
        subject=said.original_subject or mail.subject,
    )


def _sender(letter: Part) -> tuple[str, str]:
    """Address and display name; a From the library cannot take apart is cut by hand."""
    alone = letter.raw_headers("From")
    if len(alone) == 1 and (plain := plain_address(alone[0])):
        return normalise_address(plain[0]), plain[1][:200]
    try:
        first: Address = letter.fields("From")[0].addresses[0]
        return normalise_address(one_line(first.addr_spec)), one_line(first.display_name)[:200]
    except PARSER_ERRORS:
        said = letter.header("From")
        return normalise_address(said) if "@" in said else "", said.partition("<")[0].strip(' "')[:200]


def _recipients(letter: Part) -> tuple[str, ...]:
    found: list[str] = []
    for name in ("To", "Cc"):
        found += map(normalise_address, map(one_line, _addresses(letter, name)))
    return tuple(dict.fromkeys(one for one in found if one))


def _addresses(letter: Part, name: str) -> list[str]:
    plain = [plain_address(value) for value in letter.raw_headers(name)]
    alone = [one[0] for one in plain if one]
    if len(alone) == len(plain):
        return alone
    try:
        return [one.addr_spec for field in letter.fields(name) for one in field.addresses]
    except PARSER_ERRORS:
        return [one for text in letter.headers(name) for one in text.split(",") if "@" in one]


def _kept(top: Part, letter: Part) -> tuple[tuple[str, str], ...]:
    """Headers for the detection of automatic mail: those of the letter, the PEC ones of the envelope."""
    found = [(name, part) for part, names in ((top, OUTER), (letter, INNER)) for name in names & part.names]
    pairs = ((name, part.headers(name)) for name, part in sorted(found, key=itemgetter(0)))
    return tuple((name, value) for name, values in pairs for value in values)


def _reported(top: Part) -> tuple[str, ...]:
    """Message-IDs of what a delivery report gives back."""
    if top.kind != "multipart/report":
        return ()
    returned = [part for part in leaves(top) if part.kind in {"message/rfc822", "text/rfc822-headers"}]
    letters = [part.children[0] if part.children else parse(part.content()) for part in returned]
    return message_ids(" ".join(letter.header("Message-ID") for letter in letters))


def _problems(mail: RawMail, top: Part, source: Part) -> tuple[str, ...]:
    own = [] if mail.sender else [NO_SENDER]
    own += [] if mail.message_id else [NO_ID]
    return tuple(dict.fromkeys((*top.problems, *source.problems, *own)))
