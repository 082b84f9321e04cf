"""Outlook's files read as the mail they were, signed ones included; a broken one is no crash."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from istes_desk.adapters.mail.msg import ONLY_RTF, RTF, as_mime
from istes_desk.adapters.mail.reader import UNREADABLE, attachments, read_mail
from istes_desk.domain.mail import PecReason, RawMail, Trust
from tests.msg_builder import Msg
from tests.pec_builder import HOTEL, OURS, Pec, ca_pem

CLASS, SUBJECT, HEADERS, BODY, HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013
SENDER, ADDRESS, ID, NAME, SMTP, KIND = 0x0C1A, 0x0C1F, 0x1035, 0x3001, 0x39FE, 0x0C15
DATA, FILE, TYPE = 0x3701, 0x3707, 0x370E
TRUST = Trust((ca_pem().decode(),), frozenset({OURS}))
PLAIN = Msg(
    {
        CLASS: "IPM.Note",
        SUBJECT: "La stampante è ferma",
        BODY: "Perché non stampa?\r\n",
        SENDER: "Reception Città",
        ADDRESS: "Reception@Hotel-Aurora.example",
        ID: "<a1@hotel-aurora.example>",
    },
    ({NAME: "Assistenza", SMTP: "assistenza@istes.example", KIND: 1}, {SMTP: "due@istes.example", KIND: 2}),
    ({FILE: "foto.jpg", TYPE: "image/jpeg", DATA: b"\xff\xd8"}, {FILE: "../giro.exe", DATA: b"MZ" * 3000}),
)


def read(msg: Msg) -> RawMail:
    return read_mail(msg.raw(), TRUST)


def test_a_mail_without_transport_headers() -> None:
    mail = read(PLAIN)
    assert (mail.sender, mail.sender_name) == ("reception@hotel-aurora.example", "Reception Città")
    assert mail.recipients == ("assistenza@istes.example", "due@istes.example")
    assert (mail.subject, mail.body_text) == ("La stampante è ferma", "Perché non stampa?")
    assert mail.message_id == "<a1@hotel-aurora.example>"
    assert [(one.name, one.size, one.blocked) for one in mail.attachments] == [
        ("foto.jpg", 2, False),
        ("giro.exe", 6000, True),
    ]
    assert mail.raw == PLAIN.raw()


def test_transport_headers_win() -> None:
    said = (
        "From: Anna <anna@hotel.example>\r\nSubject: =?utf-8?q?Citt=C3=A0?=\r\nAuto-Submitted: auto-replied"
    )
    said += "\r\nMessage-ID: <b2@hotel.example>\r\nContent-Type: multipart/x; boundary=z\r\n\r\n"
    mail = read(replace(PLAIN, properties={**PLAIN.properties, HEADERS: said}))
    assert (mail.sender, mail.subject, mail.message_id) == (
        "anna@hotel.example",
        "Città",
        "<b2@hotel.example>",
    )
    assert mail.header("auto-submitted") == "auto-replied"


def test_html_alone() -> None:
    mail = read(Msg({SUBJECT: "x", ADDRESS: "a@b.example", HTML: "<p>Uno</p><script>due</script>"}))
    assert (mail.body_text, mail.has_html) == ("Uno", True)


def test_a_text_in_rtf_alone_is_not_passed_over_in_silence() -> None:
    assert read(Msg({SUBJECT: "x", ADDRESS: "a@b.example", RTF: b"LZFu"})).body_text == ONLY_RTF
    assert read(Msg({SUBJECT: "x", ADDRESS: "a@b.example", RTF: b"LZFu", BODY: "Uno"})).body_text == "Uno"
    assert read(Msg({SUBJECT: "x", ADDRESS: "a@b.example"})).body_text == ""


def test_a_pec_saved_by_outlook_is_still_verified() -> None:
    head, mark, entity = Pec().raw().partition(b"Content-Type: multipart/signed")
    kept = {CLASS: "IPM.Note.SMIME.MultipartSigned", SUBJECT: "x", HEADERS: head.decode()}
    mail = read(Msg(kept, attachments=({FILE: "smime.p7m", DATA: mark + entity},)))
    assert mail.pec is not None
    assert mail.pec.reason is PecReason.GENUINE
    assert mail.sender == HOTEL


def test_attachments_come_out_as_listed() -> None:
    files = attachments(PLAIN.raw())
    assert tuple(one.info for one in files) == read(PLAIN).attachments
    assert [one.content for one in files] == [b"\xff\xd8", b"MZ" * 3000]


@pytest.mark.parametrize("length", [8, 100, 600, 1600, 3000])
def test_a_truncated_file(length: int) -> None:
    mail = read_mail(PLAIN.raw()[:length], TRUST)
    assert mail.problems
    assert attachments(PLAIN.raw()[:length]) == () or mail.attachments


def test_a_file_that_claims_more_than_it_holds() -> None:
    raw = PLAIN.raw()
    place = raw.rindex(struct.pack("<Q", 6000))
    bomb = raw[:place] + struct.pack("<Q", 2_000_000_000) + raw[place + 8 :]
    with pytest.raises(ValueError, match="not a readable"):
        as_mime(bomb)
    assert read_mail(bomb, TRUST).problems == (UNREADABLE,)
