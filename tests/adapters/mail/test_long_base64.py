"""Long base64 is kept aside while the library parses: what comes out is what it alone would have made."""

from __future__ import annotations

import base64
import random
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from istes_desk.adapters.mail.parts import parse

RUN = base64.encodebytes(random.Random(1).randbytes(6_000))
PIECES = (
    *(
        b"--B\n",
        b"--B--\n",
        b"--C\r\n",
        b"--C--\n",
        b"\n",
        b"\r\n",
        b" folded\n",
        b"Subject: x\n",
        b"caff\xc3\xa8\n",
    ),
    *(b"Content-Type: multipart/mixed; boundary=B\n", b"Content-Type: multipart/mixed; boundary=C\n\n"),
    *(b"Content-Type: message/rfc822\n\n", b"Content-Type: message/delivery-status\n\n"),
    *(b"Content-Transfer-Encoding: base64\n\n", RUN, RUN, RUN.replace(b"\n", b"\r\n"), RUN + b"\r", RUN[:-1]),
)


def shape(message: Any) -> Any:
    facts = vars(message)
    inside = facts["_payload"]
    texts = [facts[name] for name in ("_headers", "preamble", "epilogue")]
    return texts, [shape(one) for one in inside] if isinstance(inside, list) else inside


@pytest.mark.parametrize("seed", range(200))
def test_any_message_is_as_the_library_alone_makes_it(seed: int) -> None:
    chance = random.Random(seed)
    raw = b"".join(chance.choices(PIECES, k=chance.randint(1, 14)))
    raw = b"Content-Type: multipart/mixed; boundary=B\n\n" * (seed % 2) + raw
    assert shape(parse(raw).message) == shape(message_from_bytes(raw, policy=default))


def test_an_attachment_keeps_its_bytes() -> None:
    letter, content = EmailMessage(), random.Random(2).randbytes(90_000)
    letter.set_content("In allegato la foto.")
    letter.add_attachment(content, "image", "jpeg", filename="foto.jpg")
    assert parse(letter.as_bytes()).children[1].content() == content
