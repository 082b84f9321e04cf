"""Ids, addresses, attachment names and the customer they lead to (Q-10)."""

from __future__ import annotations

import pytest

from istes_desk.domain.mail import (
    MatchKind,
    host_of,
    is_blocked,
    match_customer,
    message_ids,
    normalise_address,
    normalise_message_id,
    safe_name,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" <orig-1@HOTEL.example> ", "<orig-1@hotel.example>"),
        ("<Ab.C@X.EXAMPLE> (comment)", "<Ab.C@x.example>"),
        ("opec1.2@PEC.example", "<opec1.2@pec.example>"),
        ("<a\r\n b@c.example>", "<ab@c.example>"),
        ("<NODOMAIN>", "<NODOMAIN>"),
        ("", ""),
        ("<>", ""),
    ],
)
def test_message_id(text: str, expected: str) -> None:
    assert normalise_message_id(text) == expected


def test_many_ids() -> None:
    assert message_ids("<a@b.example>\n <c@D.example> <a@b.example>") == ("<a@b.example>", "<c@d.example>")
    assert message_ids("a@b.example <>") == ()
    assert message_ids("a@b.example c@d.example") == ("<a@b.example>", "<c@d.example>")


def test_address() -> None:
    assert normalise_address('"Anna <di> Hotel" <Anna@Hotel.example>') == "anna@hotel.example"
    assert normalise_address(" ANNA@hotel.example ") == "anna@hotel.example"
    assert host_of("anna@hotel.example") == "hotel.example"
    assert host_of("mailer-daemon") == ""


KNOWN = {"anna@gmail.com": [1], "studio@conti.example": [1, 2]}
PRIVATE = {"hotel-aurora.example": [3], "gruppo.example": [4, 5], "hotel.pec.it": [6], "pec.it": [9]}


@pytest.mark.parametrize(
    ("address", "customer", "kind", "word"),
    [
        ("Anna@gmail.com", 1, MatchKind.ADDRESS, "indirizzo"),
        ("studio@conti.example", None, MatchKind.TO_ASSIGN, "più clienti"),
        ("bar@hotel-aurora.example", 3, MatchKind.DOMAIN, "dominio"),
        ("bar@posta.hotel-aurora.example", 3, MatchKind.DOMAIN, "dominio"),
        ("x@gruppo.example", None, MatchKind.TO_ASSIGN, "più clienti"),
        ("altro@gmail.com", None, MatchKind.TO_ASSIGN, "gestore"),
        ("altro@pec.it", None, MatchKind.TO_ASSIGN, "gestore"),
        ("info@hotel.pec.it", 6, MatchKind.DOMAIN, "dominio"),
        ("x@falso-hotel-aurora.example", None, MatchKind.TO_ASSIGN, "non è tra"),
        ("", None, MatchKind.TO_ASSIGN, "il mittente non è tra"),
    ],
)
def test_customer(address: str, customer: int | None, kind: MatchKind, word: str) -> None:
    match = match_customer(address, KNOWN, PRIVATE, {"gmail.com", "pec.it"})
    assert (match.customer_id, match.kind) == (customer, kind)
    assert word in match.reason


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("foto.jpg", "foto.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\foto.jpg", "foto.jpg"),
        ("fattura\u202efdp.exe", "fatturafdp.exe"),
        ("con.txt", "_con.txt"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        (" . ", "allegato"),
        ("nota\x00\n.txt ", "nota.txt"),
    ],
)
def test_safe_name(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_long_names_keep_their_extension() -> None:
    assert safe_name("x" * 300 + ".pdf").endswith("x.pdf")
    assert len(safe_name("y" * 300)) <= 120


def test_blocked() -> None:
    assert is_blocked("fattura.pdf.EXE")
    assert is_blocked("a.exe. ")
    assert not is_blocked("atto.pdf.p7m")
    assert not is_blocked("exe")
