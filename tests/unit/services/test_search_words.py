"""Words of a search, whatever was typed."""

from __future__ import annotations

import pytest

from istes_desk.services.search_words import LONGEST, MOST_WORDS, begins, number_of, words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        (" *\"'-()\0🖨️_ ", ()),
        ("Però CITTÀ-vecchia", ("pero", "citta", "vecchia")),
        ("INC-000042 inc 7", ("000042", "7")),
        ("incasso inc", ("incasso", "inc")),
        ("aa b aa 7 bb", ("aa", "7", "bb")),
        ("x" * 10_000, ("x" * LONGEST,)),
    ],
)
def test_words(typed: str, found: tuple[str, ...]) -> None:
    assert words(typed) == found


def test_a_long_text_has_few_words() -> None:
    assert len(words(" ".join(map(str, range(5_000))))) == MOST_WORDS


@pytest.mark.parametrize(("word", "number"), [("42", 42), ("000042", 42), ("4²", None), ("1" * 10, None)])
def test_number(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_the_beginning_of_any_word() -> None:
    assert begins("vec", ["", "Città_Vecchia"])
    assert not begins("ecchia", ["Città_Vecchia"])
