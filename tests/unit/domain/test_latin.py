"""Spelling for the electronic invoice and the bank: nothing but pictures goes, and no letter in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.latin import BANK, SEPA, chunks, latin1, limited, sepa, shortened


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Café «Città» àèìòù ß ©", "Café «Città» àèìòù ß ©"),
        ("€ 20,00", "EUR 20,00"),
        ("l’albergo “Aurora” – camere…", 'l\'albergo "Aurora" - camere...'),
        ("Ottica €uro", "Ottica Euro"),
        ("Hotel 🏖 Sole", "Hotel Sole"),
        ("Košić & Đorđe, Łódź, Œuvre", "Kosic & Dorde, Lódz, OEuvre"),
        ("due\nrighe\t e\xa0spazi ", "due righe e spazi"),
        ("e\u0301", "é"),
        ("½ ① ﬁne", "½ 1 fine"),
        ("morbido\xadtrattino\x85", "morbidotrattino"),
        ("", ""),
    ],
)
def test_latin(text: str, spelt: str) -> None:
    assert latin1(text) == spelt


def test_a_letter_without_spelling_is_named() -> None:
    with pytest.raises(DomainError, match="«И», «ж»") as refused:
        latin1("Hotel Иж", "buyer.name")
    assert refused.value.field == "buyer.name"


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Caffè & Città S.r.l.", "Caffe e Citta S.r.l."),
        ("//Hotel / Sole//", "Hotel / Sole"),
        ("fattura n° 12/2026 €", "fattura n. 12/2026 EUR"),
        ("Größe ǣ", "Grosse ae"),
        ("a//b", "a/b"),
        ("“Sole” ≤ 5", "'Sole' (- 5"),
    ],
)
def test_what_banks_accept(text: str, spelt: str) -> None:
    assert sepa(text) == spelt


@given(st.text())
def test_what_passes_is_in_the_set_and_stays(text: str) -> None:
    for spell, fits in ((latin1, lambda char: char <= "\xff"), (sepa, SEPA.__contains__)):
        try:
            spelt = spell(text)
        except DomainError:
            continue
        assert all(map(fits, spelt))
        assert spell(spelt) == spelt


def test_lengths() -> None:
    assert limited("abc", 3, "la causale", "causes") == "abc"
    with pytest.raises(DomainError, match="La causale ha 4 caratteri, al massimo 3") as refused:
        limited("abcd", 3, "la causale", "causes")
    assert refused.value.field == "causes"


@pytest.mark.parametrize(
    ("text", "most", "left"),
    [
        ("Caffè", 5, "Caffè"),
        ("Caffè", 4, "Caff"),
        ("1…2€3", 7, "1…2"),
        ("1…2€3", 8, "1…2€"),
        ("a🏖Ж", 3, "a🏖Ж"),
    ],
)
def test_what_is_too_long_in_its_spelling_is_cut(text: str, most: int, left: str) -> None:
    assert shortened(text, most) == left


def test_chunks_cut_between_words() -> None:
    assert chunks("uno due tre", 7) == ("uno due", "tre")
    assert chunks("lunghissima si", 5) == ("lungh", "issim", "a si")
    assert chunks("", 5) == ()


def test_every_spelling_of_the_tables_is_in_its_set() -> None:
    assert all(sepa(sepa(char)) == sepa(char) for char in BANK)
    assert all(set(spelling) <= SEPA for spelling in BANK.values())
