"""Ordinary mail read; and whatever the bytes, no exception leaves the reader (Q-10)."""

from __future__ import annotations

from pathlib import Path

from istes_desk.adapters.mail.reader import NO_ID, read_mail
from istes_desk.domain.mail import RawMail, Trust
from tests.adapters.mail_judge import storable

SAMPLES = Path(__file__).parents[1] / "data" / "mail"


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


def test_bombs_are_read_at_once() -> None:
    """Input that takes the library's parsers quadratic time; the suite's own time limit is the judge."""
    html = b"Content-Type: text/html\r\n\r\n"
    many = b"To: " + b"a@b.example, " * 20_000 + b"\r\n\r\n"
    for raw in (html + b"<a " * 300_000, html + b"<!--" * 300_000, many):
        storable(read(raw))
