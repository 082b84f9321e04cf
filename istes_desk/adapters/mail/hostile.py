"""Tools to read what strangers wrote: named errors, clean text, plain text out of HTML."""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from html.parser import HTMLParser

# What the standard library's parsers are known to raise on bytes nobody should send (ValueError covers
# UnicodeError and bad dates, LookupError unknown charsets, ArithmeticError absurd numbers).
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
)
LONGEST_TEXT = 1_000_000
SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
VOID = frozenset({"br", "hr", "img", "input", "meta", "link"})
NEW_LINE = frozenset(
    {"br", "p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"}
)


def clean(text: str) -> str:
    """No NUL, control or direction characters, no half characters; line ends are ``\\n``."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in whole if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf"})


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


class _TextOnly(HTMLParser):
    """Keeps the words; fetches and follows nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.skipping.clear()
        elif tag in SKIPPED:
            self.skipping.append(tag)
        elif tag in NEW_LINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipping:
            while self.skipping.pop() != tag:
                pass
        elif tag in NEW_LINE - VOID:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.pieces.append(re.sub(r"\s+", " ", data))


def html_to_text(html: str) -> str:
    """The words of an HTML body, one block a line; no remote content is ever asked for."""
    parser = _TextOnly()
    parser.feed(html)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
