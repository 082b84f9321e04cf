"""How strong a pass phrase is, roughly: what a file that holds every password may be closed with (N-5)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from istes_desk.domain.errors import require

SHORTEST, WEAK_BITS, GOOD_BITS = 12, 50.0, 75.0
_CLASSES = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
_OTHERS = 33
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = (
    "password",
    "istes",
    "segreto",
    "amministratore",
    "admin",
    "cassaforte",
    "benvenuto",
    "ciao",
    "welcome",
)


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
    """An estimate: repeated characters, runs of the keyboard and common words count as one character each."""
    left = len(_without_common(text.casefold()))
    kinds = [size for test, size in _CLASSES if any(map(test, text))]
    pool = sum(kinds) + (_OTHERS if any(not char.isalnum() for char in text) else 0)
    bits = left * math.log2(pool) if pool else 0.0
    return Strength(bits, _hint(text, bits))


def _without_common(text: str) -> str:
    for word in _COMMON:
        text = text.replace(word, "\0")
    kept = text[:1]
    for before, char in pairwise(text):
        if char != before and not any(before + char in run or char + before in run for run in _RUNS):
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
