"""A message cut at its boundaries is the one that the library makes, or it is left to the library."""

from __future__ import annotations

import random
from email import message_from_bytes
from email.policy import default

from istes_desk.adapters.mail.cutting import Cutter
from istes_desk.adapters.mail.parts import parse
from tests.adapters.mail.test_long_base64 import shape
from tests.benchmarks.fetch_mails import mails
from tests.imap_server import letter

OUTER, INNER = (
    b"Content-Type: multipart/%s\r\n\r\n" % kind for kind in (b"mixed; boundary=B", b"x; boundary=C")
)
LINES = (b"--B\r\n", b"--B--\r\n", b"--C\r\n", b"--C--\r\n", b"--B", b"--Bx\r\n", b"--C--", b"--B \r\n")
WORDS = (
    b"\r\n",
    b"\n",
    b"\r",
    b" folded\r\n",
    b"Subject: x\r\n",
    b"no head\r\n",
    b"caff\xc3\xa8\r\n",
    b"a\x0bb\r\n",
)
TYPES = (b"Content-Type: text/html\r\n\r\n", b"Content-Type: message/rfc822\r\n\r\n", OUTER, INNER)
DIGEST = b"Content-Type: multipart/digest; boundary=C\r\n\r\n"
PIECES = (*LINES, *LINES[:4], *WORDS, b"\r\n", b"\r\n", b"Subject: y\r\n", *TYPES, DIGEST)
CUTTER = Cutter(default)


def odd(seed: int) -> bytes:
    """Something between a good mail and none."""
    chance = random.Random(seed)
    raw = b"".join(chance.choices(PIECES, k=chance.randint(1, 10)))
    raw = b"Subject: y\r\n" + OUTER + b"--B\r\n" + raw if seed % 3 else raw
    return raw + b"\r\n--B--\r\n" if seed % 3 == 2 else raw


def test_what_is_cut_is_what_the_library_parses() -> None:
    cut = 0
    for raw in map(odd, range(6_000)):
        message = CUTTER.cut(raw)
        cut += message is not None
        assert message is None or shape(message) == shape(message_from_bytes(raw, policy=default)), raw
    assert cut > 200


def test_mails_of_every_day_are_cut() -> None:
    usual = [raw for raw in mails(100) if b"message/rfc822" not in raw] + [letter()]
    assert len(usual) > 95
    for raw in usual:
        assert shape(CUTTER.cut(raw)) == shape(message_from_bytes(raw, policy=default))


def test_parts_within_parts_without_end_are_left_to_the_library() -> None:
    raw = b"Subject: x\r\n\r\nin the middle"
    for depth in range(20):
        mark = b"%d" % depth
        head = b"Content-Type: multipart/mixed; boundary=b%s\r\n\r\n--b%s\r\n" % (mark, mark)
        raw = head + raw + b"\r\n--b%s--\r\n" % mark
    assert CUTTER.cut(raw) is None
    assert parse(raw).children
