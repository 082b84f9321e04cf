"""Templates are filled safely: no field is unknown, no value is looked into, no subject grows a header."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.letters import LetterKind, LetterTemplate
from istes_desk.domain.letters_text import FIELDS, check_template, fill, one_line, tagged
from tests.unit.domain.policy_files import read_toml

VALUES = {"number": "INC-000123", "place": "", "window": ""}
LETTERS = [LetterTemplate(**row) for row in read_toml("letters.toml")["letter"]]


def test_fields_are_filled_and_doubled_braces_are_braces() -> None:
    assert fill("N. {number}, { number }: {{number}}", VALUES) == "N. INC-000123, INC-000123: {number}"


def test_a_line_that_asks_only_for_the_unknown_is_left_out() -> None:
    assert fill("A\n\nPosto: {place} {window}\n\nB {number} {place}\n", VALUES) == "A\n\nB INC-000123"


@pytest.mark.parametrize(
    ("text", "words"),
    [("{nome}", "«{nome}» non esiste"), ("{}", "«{}» non esiste"), ("a } b", "«}» spaiata"), ("{x", "«{»")],
)
def test_what_is_not_known_is_named(text: str, words: str) -> None:
    with pytest.raises(DomainError, match=r"graffa|campo") as caught:
        fill(text, VALUES)
    assert words in caught.value.message


@given(st.text())
def test_a_value_is_never_looked_into(value: str) -> None:
    assert fill("x{number}x{mail}", {"number": value, "mail": "y"}) == f"x{value}xy"


@given(st.text(max_size=400), st.integers(1, 10**8))
def test_a_subject_is_one_line_with_its_tag_once(subject: str, number: int) -> None:
    tag = f"INC-{number:06d}"
    made = tagged(subject, tag)
    assert made.isprintable()
    assert len(made) <= 200
    assert made.casefold().count(f"[{tag}]".casefold()) >= 1
    assert tagged(made, tag) == made


def test_a_tag_that_stands_there_is_not_repeated() -> None:
    assert tagged("Re: [inc-000007] Blocco\r\nBcc: x@y.example", "INC-000007") == (
        "Re: [inc-000007] Blocco Bcc: x@y.example"
    )
    assert one_line(" a\tb\x00c ") == "a b c"


def test_every_kind_ships_and_every_shipped_letter_can_be_made() -> None:
    assert {letter.kind for letter in LETTERS} == set(LetterKind)
    for letter in LETTERS:
        check_template(letter)


@pytest.mark.parametrize(("field", "text"), [("subject", " "), ("body", "{forse}")])
def test_a_template_that_cannot_be_filled_blames_its_field(field: str, text: str) -> None:
    good = LetterTemplate(LetterKind.REPLY, "x", "{subject}", "{number}", date(2026, 1, 1))
    bad = replace(good, subject=text) if field == "subject" else replace(good, body=text)
    with pytest.raises(DomainError) as caught:
        check_template(bad)
    assert caught.value.field == field


def test_every_field_is_described() -> None:
    assert all(FIELDS.values())
