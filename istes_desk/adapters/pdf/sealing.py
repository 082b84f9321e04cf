"""A PDF under a password: AES-256 as PDF 2.0 has it (revision 6), in memory only (N-3)."""

from __future__ import annotations

import secrets
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer


def sealed(data: bytes, password: str) -> bytes:
    """The owner's password is random and forgotten: the protection stays."""
    out, writer = BytesIO(), copy_into_new_writer(PdfFileReader(BytesIO(data)))
    writer.encrypt(secrets.token_urlsafe(24), password, pdf_mac=False)
    writer.write(out)
    return out.getvalue()
