"""Makes the bytes of a letter: UTF-8 MIME, threaded by our own Message-ID (Q-10). No value adds a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from istes_desk.domain.italian import ROME
from istes_desk.domain.letters_text import one_line
from istes_desk.domain.mail import safe_name
from istes_desk.services.letter_envelope import Envelope, OutgoingFile, checked_address

MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")
CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
PLAIN = SMTP.clone(cte_type="7bit")
WHOLE_IDS = PLAIN.clone(max_line_length=998)
"""A Message-ID longer than a line would be written as encoded words, which no mail program threads by."""
MOST_REFERENCES = 20
AUTOMATIC = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"))


def compose(envelope: Envelope, body: str, files: Sequence[OutgoingFile] = ()) -> bytes:
    """The letter as it goes out, lines ended by CR LF."""
    message = EmailMessage(PLAIN)
    message["From"] = _address(envelope.sender_name, envelope.sender)
    message["To"] = _address("", checked_address(envelope.recipient))
    if copies := envelope.everyone[1:]:
        message["Cc"] = [_address("", checked_address(one)) for one in copies]
    message["Subject"] = one_line(envelope.subject)
    message["Date"] = envelope.at.astimezone(ROME)
    message["Message-ID"] = envelope.message_id
    answers = [one for one in envelope.answers if MESSAGE_ID.fullmatch(one)]
    if answers:
        message["In-Reply-To"] = answers[-1]
        message["References"] = " ".join(answers[-MOST_REFERENCES:])
    for name, value in AUTOMATIC if envelope.automatic else ():
        message[name] = value
    message.set_content(body.encode(errors="replace").decode())
    for file in files:
        _attach(message, file)
    return message.as_bytes(policy=WHOLE_IDS)


def _address(name: str, bare: str) -> Address:
    local, _, host = bare.rpartition("@")
    return Address(one_line(name), local, host)


def _attach(message: EmailMessage, file: OutgoingFile) -> None:
    known = CONTENT_TYPE.fullmatch(file.content_type)
    kind, _, subtype = (file.content_type if known else "application/octet-stream").partition("/")
    if kind in {"message", "multipart"}:  # their bytes would have to be taken apart
        kind, subtype = "application", "octet-stream"
    message.add_attachment(file.data, kind, subtype, filename=safe_name(file.name))
