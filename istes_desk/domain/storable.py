"""Text as every database keeps it; what is signed before it is stored has to be cleaned the same way."""

from __future__ import annotations


def storable(text: str) -> str:
    """Without what a database refuses: NUL, and half characters of a file name or a bad paste."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
