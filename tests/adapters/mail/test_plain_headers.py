"""What is read without the library's grammar is what the library reads (Q-10)."""

from __future__ import annotations

import base64
from email.message import Message
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.adapters.mail.hostile import PARSER_ERRORS, one_line
from istes_desk.adapters.mail.parts import attachments_of, files_of, parse
from istes_desk.adapters.mail.plain_headers import plain_address, plain_mime, plain_words

WORDS = st.text(alphabet="ab Z9.,:;<>@\"'()=?/_-+\t\\%*[]\r\n", max_size=40)
NAMES = st.sampled_from(
    ["Subject", "References", "List-Id", "Date", "Auto-Submitted", "X-Trasporto", "Return-Path"]
)


def library(name: str, value: str) -> str:
    return one_line(str(default.header_fetch_parse(name, value)))


@given(NAMES, WORDS)
def test_words(name: str, value: str) -> None:
    plain = plain_words(name, value)
    try:
        read = library(name, value)
    except PARSER_ERRORS:
        return
    if plain is not None:
        assert "".join(plain.split()) == "".join(read.split())


@pytest.mark.parametrize("value", ["<1@aurora.example>", " <a.b-c=d@[10.0.0.1]>", "<a@b>\r\n"])
def test_message_ids(value: str) -> None:
    assert plain_words("Message-ID", value) == library("Message-ID", value).strip()


def test_a_broken_message_id_stays_as_it_came() -> None:
    """The library cuts it, and differently from version to version; answers name it whole."""
    assert plain_words("Message-ID", " <a:b@c> x") == "<a:b@c> x"


@pytest.mark.parametrize(
    "value",
    [
        "anna@aurora.example",
        " <anna@aurora.example> ",
        "Anna Bianchi <anna.b+x@mail.aurora.example>",
        '"Bianchi, Anna" <anna@aurora.example>',
        '"Per conto di: hotel@pec.example" <posta-certificata@pec.example>',
        "Anna\r\n Bianchi <anna@aurora.example>",
        "Società <anna@aurora.example>",
        "A. Bianchi <anna@aurora.example>, b@c.example",
        "=?utf-8?q?Anna?= <anna@aurora.example>",
        "anna@aurora.example (Anna)",
        "Anna <anna@aurora..example>",
        "undisclosed-recipients:;",
        "",
    ],
)
def test_addresses(value: str) -> None:
    plain = plain_address(value)
    if plain is not None:
        (read,) = default.header_fetch_parse("From", value).addresses
        assert plain == (read.addr_spec, one_line(read.display_name))


@given(st.text(alphabet='ab9 .,@<>"_-\t\r\n', max_size=40))
def test_any_address(value: str) -> None:
    plain = plain_address(value)
    if plain is not None:
        (read,) = default.header_fetch_parse("From", value).addresses
        assert plain == (read.addr_spec, one_line(read.display_name))


TYPES = st.from_regex(
    r"(text/plain|Multipart/Mixed|text|a/b/c)"
    r'( ?; ?(charset|name|boundary|name\*0)="?[ab=%\'; ?/.]{0,9}"?){0,3};?',
    fullmatch=True,
)


@given(TYPES)
def test_types(value: str) -> None:
    plain = plain_mime("Content-Type", value)
    if plain is not None:
        assert facts(plain) == facts(str(default.header_fetch_parse("Content-Type", value)))


def facts(value: str) -> tuple[object, ...]:
    """What is asked of a type."""
    part = Message()
    part["Content-Type"] = value
    return part.get_content_type(), part.get_content_charset(), part.get_boundary(), part.get_filename()


@pytest.mark.parametrize(
    ("kept", "names"),
    [("attachment; filename=a.pdf", ["a.pdf"]), ('inline; filename="b c.pdf"', ["b c.pdf"])],
)
def test_names_of_files(kept: str, names: list[str]) -> None:
    raw = f"Content-Type: application/pdf\r\nContent-Disposition: {kept}\r\n\r\nx".encode()
    assert [one.name for one in attachments_of(parse(raw))] == names


@given(st.binary(max_size=200), st.sampled_from(["", "\r\n", "=", "=\n=", "*", "A", "\xe0"]))
def test_a_size_is_the_length_of_the_content(content: bytes, spoilt: str) -> None:
    body = base64.encodebytes(content) + spoilt.encode()
    head = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    top = parse(head + body)
    assert [one.size for one in attachments_of(top)] == [len(file.content) for file in files_of(top)]
