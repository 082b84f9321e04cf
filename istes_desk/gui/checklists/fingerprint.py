"""What an evidence file held when it was named: its SHA-256, so that a later change shows (D-4)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from istes_desk.services.errors import KnownError


def fingerprint(path: str) -> str:
    """64 hexadecimal digits, "" without a path; KnownError when the file cannot be read."""
    if not path.strip():
        return ""
    try:
        with Path(path.strip()).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise KnownError(
            f"Il file di prova «{path.strip()}» non si può leggere.",
            "Scegliere un altro file, o lasciare vuoto il campo e scrivere che cosa si è visto.",
        ) from error
