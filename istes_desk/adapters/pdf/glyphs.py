"""Fonts, and text made safe for them: no character may vanish silently or break the page."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

PLAIN, BOLD = "Vera", "VeraBd"  # Bitstream Vera, shipped with reportlab: tabular figures, embedded as subset
UNKNOWN = "◊"
HAIR = 0.01  # points of rounding that are no overflow
_SPELLED = {"→": "›", "←": "‹", "✔": "√", "✓": "√", "✗": "×", "✘": "×", "●": "•", "\t": " ", "‑": "-"}
_SILENT = frozenset({"Cf", "Cc", "Mn", "Me"})
_KEPT_CONTROLS = "\n"


@cache
def glyphs() -> AbstractSet[int]:
    """Register the two faces once; the code points they can draw."""
    plain = TTFont(PLAIN, "Vera.ttf")
    registerFont(plain)
    registerFont(TTFont(BOLD, "VeraBd.ttf"))
    registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    return frozenset(plain.face.charToGlyph)


def _drawable(char: str) -> str:
    if char in _KEPT_CONTROLS or ord(char) in glyphs():
        return char
    if char in _SPELLED:
        return _SPELLED[char]
    if unicodedata.category(char) in _SILENT:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if ord(c) in glyphs())
    return plain or UNKNOWN


def safe(text: str) -> str:
    """The same text in drawable characters; what has no glyph shows as one lozenge."""
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(f"{UNKNOWN}+", UNKNOWN, "".join(map(_drawable, clean)))


def markup(text: str) -> str:
    """``safe`` text escaped for a Paragraph, line breaks kept."""
    return escape(safe(text)).replace("\n", "<br/>")


def elide(text: str, font: str, size: float, width: float) -> str:
    """``safe`` text on one line, cut with an ellipsis so that it fits ``width`` points."""
    line = " ".join(safe(text).split())
    if stringWidth(line, font, size) <= width + HAIR:
        return line
    too_long = bisect_right(
        range(len(line)), width, key=lambda count: stringWidth(line[:count] + "…", font, size)
    )
    kept = line[: max(0, too_long - 1)]
    return kept.rstrip() + "…" if kept else ""
