"""Outlook's .msg files as the mail they were (by python-oxmsg); whoever keeps them keeps the .msg itself."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from io import BytesIO
from typing import TYPE_CHECKING

from istes_desk.adapters.mail.hostile import PARSER_ERRORS, clean, one_line

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.attachment import Attachment

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ERRORS = (*PARSER_ERRORS, struct.error)
MESSAGE_ID, IN_REPLY_TO, REFERENCES, RECIPIENT_TYPE = 0x1035, 0x1042, 0x1039, 0x0C15
RTF = 0x1009
ONLY_RTF = "[Il testo è nel formato RTF di Outlook, che qui non si legge: aprire l'originale con Outlook.]"
"""Unpacking it is left to Outlook: what reads RTF takes minutes on a text made to stop it."""
HEADER_NAME = re.compile(r"[!-9;-~]{1,100}")
TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}")
FIELDS = {1: "To", 2: "Cc"}


def is_msg(raw: bytes) -> bool:
    return raw.startswith(MAGIC)


def as_mime(raw: bytes) -> bytes:
    """The bytes of a mail that says the same; ValueError when the file cannot be read.

    A signed mail (PEC) comes out as it was signed, for Outlook keeps those bytes whole.
    """
    from oxmsg import Message  # only users of Outlook pay for the loading

    try:
        _refuse_bombs(raw)
        message = Message.load(BytesIO(raw))
        head = "".join(f"{name}: {value}\r\n" for name, value in _headers(message))
        return head.encode("utf-8", "replace") + (_signed(message) or _built(message))
    except ERRORS as error:
        raise ValueError("not a readable .msg file") from error


def _refuse_bombs(raw: bytes) -> None:
    """Streams that overlap can claim more than the file holds, many times over."""
    from olefile.olefile import STGTY_STREAM, OleFileIO

    with OleFileIO(BytesIO(raw)) as ole:
        claimed = sum(one.size for one in ole.direntries if one and one.entry_type == STGTY_STREAM)
    if claimed > len(raw):
        raise ValueError("overlapping streams")


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    """As they came with the mail; a draft or a sent mail has none and gets those of its properties."""
    kept = [(name, one_line(value)) for name, value in message.message_headers.items()]
    pairs = kept or list(_own_headers(message))
    for name, value in pairs:
        if HEADER_NAME.fullmatch(name) and not name.lower().startswith(("content-", "mime-version")):
            yield name, value


def _own_headers(message: Message) -> Iterator[tuple[str, str]]:
    told = EmailMessage(SMTP)
    yield "From", formataddr(parseaddr(one_line(message.sender or "")))
    told["Subject"] = one_line(message.subject)
    yield "Subject", one_line(told.as_string().partition(":")[2])
    if message.sent_date:
        yield "Date", format_datetime(message.sent_date)
    for name, pid in (("Message-ID", MESSAGE_ID), ("In-Reply-To", IN_REPLY_TO), ("References", REFERENCES)):
        if value := message.properties.str_prop_value(pid):
            yield name, one_line(value)
    for field in ("To", "Cc"):
        people = [
            formataddr((one_line(one.name), one_line(one.email_address)))
            for one in message.recipients
            if FIELDS.get(one.properties.int_prop_value(RECIPIENT_TYPE) or 1) == field and one.email_address
        ]
        if people:
            yield field, ", ".join(people)


def _signed(message: Message) -> bytes:
    """The whole signed entity, which Outlook keeps as the one attachment; b"" for other mail."""
    if not message.message_class.lower().endswith("smime.multipartsigned"):
        return b""
    held = [one.file_bytes or b"" for one in message.attachments]
    return held[0] if len(held) == 1 and held[0][:13].lower() == b"content-type:" else b""


def _built(message: Message) -> bytes:
    built = EmailMessage(SMTP)
    html = message.html_body
    text = clean(message.body or "")
    if not text.strip() and not html and message.properties.binary_prop_value(RTF):
        text = ONLY_RTF
    if text.strip() or not html:
        built.set_content(text)
        if html:
            built.add_alternative(clean(html), subtype="html")
    else:
        built.set_content(clean(html), subtype="html")
    for one in message.attachments:
        _attach(built, one)
    return built.as_bytes()


def _attach(built: EmailMessage, one: Attachment) -> None:
    said = (one.mime_type or "").lower()
    main, _, sub = (said if TYPE.fullmatch(said) else "application/octet-stream").partition("/")
    name = one_line(one.file_name or "")[:200] or None
    built.add_attachment(one.file_bytes or b"", maintype=main, subtype=sub, filename=name)
