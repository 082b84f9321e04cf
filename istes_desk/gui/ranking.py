"""How well typed words fit a name: every word must fit, the start of the name fits best."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
NO_FIT = 99


def plain(text: str) -> str:
    """Lower case without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def fit(typed: str, name: str) -> int:
    """0 = the name starts so; NO_FIT = some word is nowhere in it. Both plain."""
    worst = max((_fit_word(word, name) for word in typed.split()), default=0)
    return 0 if name.startswith(typed) else worst


def _fit_word(word: str, name: str) -> int:
    at = name.find(word)
    if at >= 0:
        return 1 if at == 0 or not name[at - 1].isalnum() else 2
    letters = iter(name)
    return 3 if len(word) > 1 and all(letter in letters for letter in word) else NO_FIT


def ranked(typed: str, things: Iterable[T], name: Callable[[T], str], most: int) -> list[T]:
    """The best of the things that fit, best first; equals keep their order."""
    typed = plain(typed).strip()
    scored = [(fit(typed, plain(name(thing))), thing) for thing in things]
    fitting = [(score, thing) for score, thing in scored if score != NO_FIT]
    return [thing for _, thing in sorted(fitting, key=lambda pair: pair[0])][:most]
