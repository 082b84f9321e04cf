"""Tools to read what strangers wrote: named errors, clean text, plain text out of HTML."""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from email.header import decode_header, make_header
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the standard library's parsers are known to raise on bytes nobody should send (ValueError covers
# UnicodeError and bad dates, LookupError unknown charsets, ArithmeticError absurd numbers, Warning what
# Python says of its own odd codecs where warnings are errors).
PARSER_ERRORS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OSError,
    MessageError,
    Warning,
)
LONGEST_TEXT = 1_000_000
SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
TAG = re.compile(r"(<[^<>]*>)")
TAG_NAME = re.compile(r"</?[a-zA-Z!?][a-zA-Z0-9]*")
CONTROLS = dict.fromkeys({*range(32), 127} - {9, 10})
NEW_LINE = frozenset(
    {"br", "p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"}
)


def clean(text: str) -> str:
    """No NUL, control or direction characters, no half characters; line ends are ``\\n``."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if whole.isascii():
        return whole.translate(CONTROLS)
    odd = [char for char in set(whole) - {"\n", "\t"} if unicodedata.category(char) in {"Cc", "Cf"}]
    return whole.translate(dict.fromkeys(map(ord, odd))) if odd else whole


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def decoded(text: str) -> str:
    """Encoded words (``=?utf-8?q?...?=``) put back into characters; what is no such word stays as it is."""
    try:
        return str(make_header(decode_header(text))) if "=?" in text else text
    except PARSER_ERRORS:
        return text


def _without_comments(html: str) -> str:
    pieces, place = [], 0
    while (start := html.find("<!--", place)) >= 0:
        pieces.append(html[place:start])
        end = html.find("-->", start + 4)
        place = end + 3 if end >= 0 else len(html)
    return "".join([*pieces, html[place:]])


def _words(html: str) -> Iterator[str]:
    """Texts and line breaks; what lies inside a script, a style or the head is passed over."""
    skipping = ""
    for token in TAG.split(_without_comments(html)):
        name = TAG_NAME.match(token)
        if skipping:
            skipping = "" if name and name.group().lower() in {f"</{skipping}", "<body"} else skipping
        elif name is None:
            yield re.sub(r"\s+", " ", unescape(token))
        else:
            word = name.group().lower().lstrip("</")
            skipping = word if word in SKIPPED and not token.startswith("</") else ""
            yield "\n" if word in NEW_LINE else ""


def html_to_text(html: str) -> str:
    """The words of an HTML body, one block a line; no remote content is ever asked for.

    Not ``html.parser``: that takes quadratic time on unclosed tags, and strangers write these.
    """
    lines = [" ".join(line.split()) for line in "".join(_words(html)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
