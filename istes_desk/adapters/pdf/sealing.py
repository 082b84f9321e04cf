"""A PDF under a password: AES-256 as PDF 2.0 has it (revision 6), in memory only (N-3)."""

from __future__ import annotations

import secrets
from io import BytesIO

import pikepdf


def sealed(data: bytes, password: str) -> bytes:
    """The owner's password is random and forgotten: the protection stays."""
    out = BytesIO()
    lock = pikepdf.Encryption(owner=secrets.token_urlsafe(24), user=password, R=6, aes=True, metadata=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, encryption=lock, force_version="2.0")
    return out.getvalue()
