"""Ordinary mail read; and whatever the bytes, no exception leaves the reader (Q-10)."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from istes_desk.adapters.mail.reader import NO_ID, read_mail
from istes_desk.domain.mail import RawMail, Trust
from tests.pec_builder import Pec, receipt

SAMPLES = Path(__file__).parents[1] / "data" / "mail"
INPUTS = int(os.environ.get("ISTES_DESK_FUZZ", "300"))
SEEDS = [path.read_bytes() for path in sorted(SAMPLES.glob("*.eml"))]
NAMES = ["From", "To", "Subject", "Date", "Message-ID", "References", "Content-Type", "X-Trasporto"]
NASTY = [
    b"\x00",
    b"=?utf-8?B?//8?=",
    b"<<>>",
    b'"',
    b"\r\n",
    b"boundary=",
    b"\xff",
    b"--",
    b";",
    b"%00",
    b"9" * 40,
]

HEADERS = st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=60)), max_size=8)
BITES = st.lists(st.tuples(st.integers(0, 6000), st.sampled_from(NASTY)), max_size=6)


def read(raw: bytes) -> RawMail:
    return read_mail(raw, Trust())


def sample(name: str) -> RawMail:
    return read((SAMPLES / name).read_bytes())


def test_customer_mail() -> None:
    mail = sample("blocco_stampante.eml")
    assert (mail.sender, mail.sender_name) == ("reception@hotel-aurora.example", "Reception Hotel Aurora")
    assert mail.recipients == ("assistenza@istes.example",)
    assert mail.subject == "Blocco stampante della reception: non stampa più"
    assert mail.date is not None
    assert mail.date.isoformat() == "2026-03-02T09:12:00+00:00"
    assert "la spia è rossa" in mail.body_text
    assert (mail.problems, mail.pec, mail.has_html) == ((), None, False)


def test_html_only() -> None:
    mail = sample("solo_html.eml")
    assert mail.has_html
    assert mail.body_text == "Buongiorno,\n\nal primo piano la rete è lenta.\nGrazie"


def test_attachments() -> None:
    mail = sample("con_allegato.eml")
    assert mail.body_text == "In allegato la foto."
    assert [(one.name, one.blocked, one.size) for one in mail.attachments] == [
        ("errore.png", False, 8),
        ("aggiornamento.pdf.exe", True, 4),
    ]


def test_false_charset() -> None:
    mail = sample("set_di_caratteri_falso.eml")
    assert mail.body_text == "La cassa è ferma perché il programma non parte più."
    assert any("x-inesistente" in problem for problem in mail.problems)


def test_nothing_at_all() -> None:
    mail = read(b"")
    assert NO_ID in mail.problems
    assert mail.identities == (f"sha256:{mail.sha256}",)


def test_what_a_bounce_returns() -> None:
    raw = (
        b"From: MAILER-DAEMON@posta.example\r\nContent-Type: multipart/report; boundary=r\r\n\r\n"
        b"--r\r\nContent-Type: text/plain\r\n\r\nno\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        b"Message-ID: <inc-1@ISTES.example>\r\n\r\n--r--\r\n"
    )
    assert read(raw).reported_ids == ("<inc-1@istes.example>",)


def storable(mail: RawMail) -> None:
    """No NUL and no half character reaches the database."""
    for text in (mail.subject, mail.sender, mail.sender_name, mail.body_text, mail.message_id):
        assert "\x00" not in text
        text.encode("utf-8")
    assert all(one.name and "/" not in one.name for one in mail.attachments)


@settings(max_examples=INPUTS // 3, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    storable(read(raw))


@settings(max_examples=INPUTS // 3, suppress_health_check=[HealthCheck.too_slow])
@given(HEADERS, st.binary(max_size=99))
def test_any_headers(headers: list[tuple[str, bytes]], body: bytes) -> None:
    lines = [name.encode() + b": " + value for name, value in headers]
    storable(read(b"\r\n".join(lines) + b"\r\n\r\n" + body))


@settings(max_examples=INPUTS // 3, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(SEEDS) + 1), BITES)
def test_real_mail_bent(which: int, bites: list[tuple[int, bytes]]) -> None:
    raw = [*SEEDS, Pec().raw(), receipt("accettazione").raw()][which]
    for place, bite in bites:
        raw = raw[: place % len(raw)] + bite + raw[place % len(raw) + len(bite) // 2 :]
    storable(read(raw))


def test_bombs_are_read_at_once() -> None:
    """Input that takes the library's parsers quadratic time; the suite's own time limit is the judge."""
    html = b"Content-Type: text/html\r\n\r\n"
    many = b"To: " + b"a@b.example, " * 20_000 + b"\r\n\r\n"
    for raw in (html + b"<a " * 300_000, html + b"<!--" * 300_000, many):
        storable(read(raw))
