"""How strong a pass phrase is, roughly: what a file that holds every password may be closed with (N-5)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from istes_desk.domain.errors import require

SHORTEST, WEAK_BITS, GOOD_BITS = 12, 50.0, 75.0
WORD_BITS, LONG_WORD, LETTER_BITS = 14.0, 7, 1.5
"""A word is one of some 16,000, whatever its length; letters beyond the seventh add a little."""
_WORD = re.compile("[A-ZÀ-Þ]?[a-zß-ÿ]{2,}|[A-ZÀ-Þ]{3,}")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = re.compile(
    "password|istes|segreto|amministratore|admin|cassaforte|benvenuto|ciao|welcome", re.IGNORECASE
)
_KINDS = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10), (lambda char: not char.isalnum(), 33))


@dataclass(frozen=True, slots=True)
class Strength:
    """``share`` from 0 to 1 fills a bar; ``hint_it`` says what would help."""

    bits: float
    hint_it: str

    @property
    def share(self) -> float:
        return min(1.0, self.bits / GOOD_BITS)

    @property
    def enough(self) -> bool:
        return self.bits >= WEAK_BITS


def strength(text: str) -> Strength:
    """An estimate: words count as words, repeated characters and runs of the keyboard as one character."""
    left = _without_runs(_COMMON.sub("\0", text))
    words, rest = _WORD.findall(left), _WORD.sub("", left)
    pool = sum(size for test, size in _KINDS if any(map(test, rest)))
    again = len(rest) - len(set(rest))
    bits = sum(map(_word_bits, words)) + again + (len(set(rest)) * math.log2(pool) if rest else 0.0)
    return Strength(bits, _hint(text, bits))


def _word_bits(word: str) -> float:
    return min(len(word) * math.log2(26), WORD_BITS + max(0, len(word) - LONG_WORD) * LETTER_BITS)


def _without_runs(text: str) -> str:
    kept = text[:1]
    for before, char in pairwise(text):
        pair = (before + char).casefold()
        if pair[0] != pair[-1] and not any(pair in run or pair[::-1] in run for run in _RUNS):
            kept += char
    return kept


def _hint(text: str, bits: float) -> str:
    if len(text) < SHORTEST:
        return f"Servono almeno {SHORTEST} caratteri: ne mancano {SHORTEST - len(text)}."
    if bits < WEAK_BITS:
        return "È facile da indovinare: quattro o cinque parole che non c'entrano tra loro sono meglio."
    return "Può andare; una parola in più la rende forte." if bits < GOOD_BITS else "È una password forte."


def checked_password(first: str, again: str) -> str:
    """The password both fields agree on; DomainError names the field to blame."""
    found = strength(first)
    require(len(first) >= SHORTEST and found.enough, found.hint_it, "password")
    require(first == again, "Le due password non sono uguali.", "again")
    return first
