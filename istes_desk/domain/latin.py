"""Text for formats of few letters: Latin-1 for the electronic invoice, the SEPA set for the bank (C-5).

No letter is lost in silence: what cannot be spelt is refused by name. Pictures (emoji) say nothing and go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from istes_desk.domain.errors import require

SPELT = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₣": "CHF", "™": "(TM)", "℠": "(SM)", "№": "n.", "℡": "Tel.",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʹ": "'", "`": "'", "´": "'", "‹": "'",
    "›": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-", "•": "-", "‣": "-",
    "▪": "-", "●": "-", "◦": "-", "…": "...", "⁄": "/", "∕": "/", "→": "->", "←": "<-", "≤": "<=",
    "≥": ">=", "≠": "<>", "≈": "~", "✓": "x", "✔": "x", "☑": "x", "✗": "-", "☐": "-",
    "Œ": "OE", "œ": "oe", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i", "Ħ": "H", "ħ": "h", "Ŧ": "T",
    "ŧ": "t", "ĸ": "k", "Ŋ": "N", "ŋ": "n", "ẞ": "SS", "ſ": "s", "ƒ": "f",
}  # fmt: skip
PLAIN = {
    "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Ð": "D", "ð": "d", "Þ": "TH", "þ": "th", "ß": "ss",
    "«": "'", "»": "'", '"': "'", "&": "e", "@": "(at)", "_": "-", "°": ".", "º": ".", "ª": "a",
    "%": " per cento ",
    "§": "par.", "©": "(c)", "®": "(R)", "×": "x", "÷": ":", "·": ".", "±": "+-", "¿": "?", "¡": ".",
    "!": ".", ";": ",", "#": "n.", "*": "-", "=": "-", "<": "(", ">": ")", "[": "(", "]": ")", "{": "(",
    "}": ")", "|": "/", "\\": "/", "^": "'", "~": "-", "$": "USD", "¢": "c", "¤": "EUR", "¬": "-", "¦": "/",
    "µ": "u", "¶": "-", "¨": "", "¯": "-", "¸": ",", "¹": "1", "²": "2", "³": "3", "¼": "1/4", "½": "1/2",
    "¾": "3/4",
}  # fmt: skip
BANK = {char: "".join(PLAIN.get(part, part) for part in spelling) for char, spelling in SPELT.items()} | PLAIN
"""Down to the letters of the banks in one step."""
SEPA = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ ")
"""The letters every bank of the area accepts."""
SILENT = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc", "Mn", "Me"})
"""Pictures, marks and controls: what no reader would miss."""
EURO_AS_LETTER = re.compile(r"€(?=[^\W\d_])")
"""In names: "€uro"."""
Fits = Callable[[str], bool]


def latin1(text: str, field: str = "") -> str:
    """One line of Latin-1, blanks single; DomainError names the letters that have no spelling there."""
    return _spelt(text, _is_latin1, SPELT, field)


def sepa(text: str, field: str = "") -> str:
    """One line of the SEPA set: no accents, no marks but / - ? : ( ) . , ' +."""
    line = _spelt(text, SEPA.__contains__, BANK, field)
    return "/".join(part for part in line.split("/") if part).strip()  # banks refuse a slash at an end or two


def limited(text: str, most: int, what: str, field: str) -> str:
    """The text when it has at most ``most`` characters; ``what`` with its article: "la causale"."""
    require(
        len(text) <= most, f"{what[:1].upper()}{what[1:]} ha {len(text)} caratteri, al massimo {most}.", field
    )
    return text


def shortened(text: str, most: int) -> str:
    """The beginning of the text whose spelling in Latin-1 has at most ``most`` characters."""
    length = 0
    for place, char in enumerate(text):
        length += len(_letter(char, _is_latin1, SPELT) or " ")
        if length > most:
            return text[:place]
    return text


def chunks(text: str, most: int) -> tuple[str, ...]:
    """The words of a line in pieces of at most ``most`` characters; only a longer word is cut."""
    pieces: list[str] = []
    for word in text.split():
        last = pieces[-1] if pieces else ""
        if last and len(last) + 1 + len(word) <= most:
            pieces[-1] = f"{last} {word}"
        else:
            pieces += [word[at : at + most] for at in range(0, len(word), most)]
    return tuple(pieces)


def _spelt(text: str, fits: Fits, table: dict[str, str], field: str) -> str:
    one_line = EURO_AS_LETTER.sub("E", unicodedata.normalize("NFC", " ".join(text.split())))
    written = [_letter(char, fits, table) for char in one_line]
    lost = sorted({char for char, spelling in zip(one_line, written, strict=True) if spelling is None})
    named = ", ".join(f"«{char}»" for char in lost)
    require(not lost, f"Scrivere in lettere latine: {named} non si può trasmettere.", field)
    return " ".join("".join(spelling or "" for spelling in written).split())


def _letter(char: str, fits: Fits, table: dict[str, str]) -> str | None:
    """As it is, by the table, without its accents; nothing for a picture, None for a letter that is lost."""
    if fits(char):
        return char
    if char in table:
        return table[char]
    bare = "".join(table.get(part, part) for part in unicodedata.normalize("NFKD", char))
    bare = "".join(part for part in bare if not unicodedata.combining(part))
    if bare and all(map(fits, bare)):
        return bare
    return "" if unicodedata.category(char) in SILENT else None


def _is_latin1(char: str) -> bool:
    return " " <= char <= "~" or ("\xa1" <= char <= "\xff" and char != "\xad")
