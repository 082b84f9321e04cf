"""Headers in the form nearly all have, read without the library's grammar; None: ask the library.

A mail has some twenty headers and the grammar takes a tenth of a millisecond for each. What is accepted here
gives the same words as the library does (the tests compare them).
"""

from __future__ import annotations

import re

SPECIAL = frozenset({"from", "to", "cc", "content-disposition", "content-transfer-encoding"})
"""Their text is not the words as they stand."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
WORD = r"[A-Za-z0-9!#$&^_.+-]+"
PARAMETER = rf"[A-Za-z0-9_-]+=(?:\"[A-Za-z0-9 !#$&^_.+,:;@()/=-]*\"|{WORD})"
MIME = re.compile(rf"\s*{WORD}(?:/{WORD})?(?:\s*;\s*{PARAMETER})*\s*;?\s*")
MIME_NAMES = frozenset({"content-type", "content-disposition", "content-transfer-encoding"})
ATOM = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
ADDRESS = re.compile(
    rf"\s*(?:\"([A-Za-z0-9 .,:@_-]*)\"\s*|([A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+)*)?\s*)<({ATOM}@{ATOM})>\s*"
    rf"|\s*({ATOM}@{ATOM})\s*"
)
LONGEST = 1_000


def plain_words(name: str, value: str) -> str | None:
    """The text of a header on one line."""
    odd = not value.isascii() or "=?" in value or CONTROLS.search(value)
    return None if odd or name.lower() in SPECIAL else " ".join(value.split())


def plain_mime(name: str, value: str) -> str | None:
    """A type, disposition or encoding as it stands, without line breaks."""
    if len(value) > LONGEST or name.lower() not in MIME_NAMES or not MIME.fullmatch(value):
        return None
    return "".join(value.splitlines()).strip()


def plain_address(value: str) -> tuple[str, str] | None:
    """Address and display name of a header that holds one alone."""
    found = ADDRESS.fullmatch(value) if len(value) <= LONGEST else None
    if found is None:
        return None
    return found[3] or found[4], " ".join((found[1] or found[2] or "").split())
