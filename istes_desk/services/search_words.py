"""What a search looks for: words without accents and capitals, each the beginning of a word in a text.

The databases fold their texts the same way; odd input gives fewer words, never an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_WORDS = 8
LONGEST = 40
WORD = re.compile(r"[^\W_]+")
OLD = unicodedata.ucd_3_2_0
TAG = re.compile(r"\binc[\s_-]*(?=\d)")


def words(text: str) -> tuple[str, ...]:
    """The first eight words, folded; ``INC-000042`` is looked for as a number, a lone letter not at all."""
    typed = WORD.findall(TAG.sub(" ", fold(text[:2_000])))
    found = (word for word in typed if len(word) > 1 or word.isdigit())
    return tuple(dict.fromkeys(word[:LONGEST] for word in found))[:MOST_WORDS]


def fold(text: str) -> str:
    """Small letters without accents; what came to Unicode late is a gap, as not every database knows it."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(
        one if OLD.category(one) != "Cn" else " " for one in apart if not unicodedata.combining(one)
    )


def number_of(word: str) -> int | None:
    """The number of an incident that the word may be."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


def begins(word: str, texts: Iterable[str]) -> bool:
    """Whether a word of one of the texts begins so."""
    return any(known.startswith(word) for text in texts for known in WORD.findall(fold(text)))
