"""Mail that is too large, too deep or simply wrong: each kind named, kept, and read in bounded time."""

from __future__ import annotations

import base64
import io
import tracemalloc
import zipfile

import pytest

from istes_desk.adapters.mail.daticert import DaticertError, read_daticert
from istes_desk.adapters.mail.parts import MOST_PARTS
from istes_desk.adapters.mail.reader import NO_ID, NO_SENDER, attachments, read_mail
from istes_desk.domain.mail import PecReason, RawMail, Trust
from tests.adapters.mail_judge import storable
from tests.pec_builder import OURS, Pec, ca_pem

HEAD = b"From: a@b.example\r\nMessage-ID: <a@b.example>\r\nSubject: x\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nciao\r\n--x\r\n"
FILE = b"Content-Type: %s\r\nContent-Disposition: attachment; filename=%s\r\n"
CODED = b"Content-Transfer-Encoding: base64\r\n\r\n"
ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 20))
LAUGHS = f"<!DOCTYPE postacert [<!ENTITY e0 'ha'>{ENTITIES}]>"


def read(raw: bytes) -> RawMail:
    mail = read_mail(raw, Trust((ca_pem().decode(),), frozenset({OURS})))
    storable(mail)
    assert mail.raw == raw
    return mail


def test_fifty_megabytes() -> None:
    held = bytes(50_000_000)
    name = FILE % (b"application/octet-stream", b"disco.img")
    raw = MIXED + name + CODED + base64.encodebytes(held) + b"\r\n--x--\r\n"
    (one,) = read(raw).attachments
    assert (one.name, one.size, one.blocked) == ("disco.img", 50_000_000, True)


def test_a_zip_bomb_is_never_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("zero", bytes(100_000_000))
    raw = MIXED + FILE % (b"application/zip", b"bomba.zip") + CODED + base64.encodebytes(packed.getvalue())
    tracemalloc.start()
    (one,) = attachments(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.content == packed.getvalue()
    assert most < 20_000_000


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        "<!DOCTYPE postacert [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE postacert [<!ENTITY % x SYSTEM 'https://gestore.example/x.dtd'> %x;]>",
    ],
)
def test_entities_of_its_own_are_refused(doctype: str) -> None:
    mail = read(Pec(doctype=doctype).raw())
    assert mail.pec is not None
    assert mail.pec.reason is PecReason.DATICERT_MISSING
    assert any("entità" in problem for problem in mail.problems)


def test_certification_data_that_are_huge_or_deep() -> None:
    for xml in (
        b"<postacert>" + b"x" * 1_000_001,
        b"<postacert>" + b"<a>" * 100_000,
        b"<postacert " * 90_000,
    ):
        with pytest.raises(DaticertError):
            read_daticert(xml)


def test_parts_without_end_or_number() -> None:
    raw = MIXED + (FILE % (b"image/png", b"a.png") + b"\r\nx\r\n--x\r\n") * (MOST_PARTS + 50)
    mail = read(raw)
    assert len(mail.attachments) < MOST_PARTS
    assert any(str(MOST_PARTS) in problem for problem in mail.problems)


def test_parts_inside_parts() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(300)
    )
    assert read(HEAD + deep + b"\r\nciao").sender == "a@b.example"
    assert read(HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 300 + b"ciao").subject == "x"


@pytest.mark.parametrize(
    "tail",
    [
        b"Content-Type: multipart/mixed\r\n\r\nciao",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\nciao",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: ;;;\r\nContent-Transfer-Encoding: \xe8\r\n\r\nciao",
        b"Content-Type: text/plain; charset=klingon\r\n\r\nciao",
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nperch\xe9 no",
        b"niente intestazione\r\nciao",
    ],
)
def test_malformed_mime_keeps_its_head(tail: bytes) -> None:
    mail = read(HEAD + tail)
    assert (mail.sender, mail.message_id) == ("a@b.example", "<a@b.example>")


def test_a_letter_in_another_charset_is_still_words() -> None:
    assert (
        read(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\nperch\xe9 no").body_text == "perché no"
    )


def test_no_name_and_two_names() -> None:
    nameless = read(b"From: a@b.example\r\nSubject: x\r\n\r\nciao")
    assert NO_ID in nameless.problems
    assert nameless.identities == (f"sha256:{nameless.sha256}",)
    assert read(b"Message-ID: <b@c.example>\r\n" + HEAD + b"\r\nciao").message_id == "<b@c.example>"
    assert NO_SENDER in read(b"Subject: x\r\n\r\nciao").problems


def test_a_header_as_long_as_a_book() -> None:
    assert len(read(b"Subject: " + b"a" * 5_000_000 + b"\r\n\r\n").subject) <= 20_000
