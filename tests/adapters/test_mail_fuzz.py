"""Ten thousand mails nobody should send: whatever the bytes, no exception leaves the reader (Q-10)."""

from __future__ import annotations

import base64
import os
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from istes_desk.adapters.mail.reader import attachments, read_mail
from istes_desk.domain.incidents import PecVerdict
from istes_desk.domain.mail import RawMail, Trust
from tests.adapters.mail_judge import storable
from tests.adapters.test_mail_msg import PLAIN
from tests.pec_builder import OURS, Pec, ca_pem, receipt

DATA = Path(__file__).parents[1] / "data"
INPUTS = int(os.environ.get("ISTES_DESK_FUZZ", "10000"))
LETTERS = [path.read_bytes() for path in sorted((DATA / "mail").glob("*.eml"))]
CERTIFIED = [Pec().raw(), Pec(original="base64").raw(), receipt("accettazione").raw()]
OUTLOOK = PLAIN.raw()
TRUST = Trust((ca_pem().decode(),), frozenset({OURS}))
READ = {raw: read_mail(raw, TRUST) for raw in CERTIFIED}
NAMES = (
    *("From", "To", "Cc", "Subject", "Date", "Message-ID", "References", "In-Reply-To", "Content-Type"),
    *("Content-Transfer-Encoding", "Content-Disposition", "MIME-Version", "X-Trasporto", "X-Ricevuta"),
)
WORDS = (
    *(b"\x00", b"\xff\xfe", b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"--", b"--x", b"--x--", b";", b'"', b"<<>>"),
    *(b"=?utf-8?B?//8?=", b"=?x?q?=80?=", b"=?utf-8?q?" + b"=" * 40, b"%00", b"9" * 40, b"boundary=x"),
    *(
        b"multipart/mixed",
        b"message/rfc822",
        b"multipart/signed; boundary=",
        b"charset=utf-7",
        b"charset=\xe8",
    ),
    *(
        b"charset=unicode_escape",
        b"filename*=utf-8''%ff%00",
        b"filename*0*=a",
        b"name=../../x.exe",
        b"base64",
    ),
    *(b"Mon, 99 Foo 99999 25:61:61 +9999", b"<!ENTITY a 'b'>", b"<postacert>", b"=", b"\xed\xa0\x80", b"@"),
    *(
        b"text/html",
        b"posta-certificata",
        b"quoted-printable",
        b"[x",
        b"(" * 30,
        b"=?unicode_escape?q?=5Cz?=",
        b"a@[::",
        b"\xf0\x9f",
    ),
)
CODECS = ("utf-8", "utf-7", "utf-16", "iso-2022-jp", "idna", "punycode", "x-none", "rot13", "zip", "\u00e8")


def fuzz(share: float) -> settings:
    return settings(
        max_examples=round(INPUTS * share),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def judge(raw: bytes) -> RawMail:
    mail = read_mail(raw, TRUST)
    storable(mail)
    if len(raw) % 4 == 0:  # the same work again: every fourth will do
        assert tuple(one.info for one in attachments(raw)) == mail.attachments
    return mail


def bent(raw: bytes, dice: random.Random, most: int) -> bytes:
    """Bytes changed, cut out, doubled or replaced by what parsers stumble over."""
    for _ in range(dice.randint(1, most)):
        place = dice.randrange(len(raw) + 1)
        length = dice.choice((0, 1, 1, 4, 40, 400))
        put = dice.choice(WORDS) if dice.random() < 0.7 else raw[place : place + length] * 2
        raw = raw[:place] + put + raw[place + length :]
    return raw


def built(dice: random.Random, depth: int = 0) -> bytes:
    """A part made by the rules, each of which is broken now and then."""
    head = [f"{name}: ".encode() + dice.choice(WORDS) for name in dice.sample(NAMES, dice.randint(0, 4))]
    if depth < 4 and dice.random() < 0.5:
        mark = dice.choice(("x", "xx", f"b{depth}", "="))
        kind = dice.choice(("mixed", "alternative", "related", "signed", "report", "digest"))
        head.append(f'Content-Type: multipart/{kind}; boundary="{mark}"'.encode())
        inside = [built(dice, depth + 1) for _ in range(dice.randint(0, 3))]
        body = b"".join(b"\r\n--" + mark.encode() + b"\r\n" + part for part in inside)
        body += dice.choice((b"", b"\r\n--" + mark.encode() + b"--\r\n"))
    else:
        kind = dice.choice(
            ("text/plain", "text/html", "application/pdf", "message/rfc822", "message/partial")
        )
        head.append(f"Content-Type: {kind}; charset={dice.choice(CODECS)}".encode())
        coded = dice.choice(("base64", "quoted-printable", "x-uuencode", "8bit", "nonsense"))
        head.append(f"Content-Transfer-Encoding: {coded}".encode())
        bare = dice.choice(WORDS) + dice.randbytes(dice.randint(0, 80))
        body = base64.b64encode(bare)[: dice.randint(0, 99)] if dice.random() < 0.5 else bare
    return b"\r\n".join(head) + dice.choice((b"\r\n\r\n", b"\n\n", b"\r\n")) + body


SEED = st.integers(0, 2**64)


@fuzz(0.10)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    judge(raw)


@fuzz(0.26)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=60)), max_size=8), st.binary(max_size=99)
)
def test_any_headers(headers: list[tuple[str, bytes]], body: bytes) -> None:
    judge(b"\r\n".join(name.encode() + b": " + value for name, value in headers) + b"\r\n\r\n" + body)


@fuzz(0.36)
@given(SEED)
def test_letters_bent(seed: int) -> None:
    dice = random.Random(seed)
    judge(bent(dice.choice(LETTERS), dice, 8))


@fuzz(0.22)
@given(SEED)
def test_letters_built(seed: int) -> None:
    judge(built(random.Random(seed)))


@fuzz(0.02)
@given(SEED)
def test_certified_mail_bent_is_never_believed_with_other_words(seed: int) -> None:
    dice = random.Random(seed)
    good = dice.choice(CERTIFIED)
    mail, first = judge(bent(good, dice, 3)), READ[good]
    if mail.pec and first.pec and mail.pec.verdict is PecVerdict.VERIFIED:
        assert mail.pec.certified_at == first.pec.certified_at
        assert mail.pec.identificativo == first.pec.identificativo
        if not mail.pec.is_receipt:
            assert (mail.sender, mail.subject, mail.body_text) == (
                first.sender,
                first.subject,
                first.body_text,
            )


@fuzz(0.04)
@given(SEED)
def test_outlook_files_bent(seed: int) -> None:
    dice = random.Random(seed)
    raw = bytearray(OUTLOOK)
    for _ in range(dice.randint(1, 12)):
        raw[dice.randrange(8, len(raw))] = dice.choice((0, 1, 0x7F, 0xFE, 0xFF, dice.randrange(256)))
    judge(bytes(raw[: dice.choice((len(raw), len(raw), dice.randrange(len(raw))))]))
