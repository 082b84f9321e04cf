"""Text files of any Windows or Unix program: finds the encoding, refuses what is no text."""

from __future__ import annotations

import codecs

from istes_desk.services.survey_files import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ALLOWED = frozenset("\t\r\n\f")
NO_TEXT = "Il file non è un testo: sembra un programma, un'immagine o un archivio."


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with or without its mark, else the Windows code page of Western Europe."""
    text = _decoded(data)
    if any(ord(one) < ord(" ") and one not in ALLOWED for one in text):
        raise UnreadableError(NO_TEXT, "Esportare i dati come CSV, XLSX o XML.")
    return text


def _decoded(data: bytes) -> str:
    name = next((name for mark, name in MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        return data.decode(name)
    except UnicodeDecodeError as wrong:
        if name != "utf-8":
            raise UnreadableError("Il testo del file è danneggiato.", "Esportarlo di nuovo.") from wrong
    return data.decode("cp1252", errors="replace")


def _unmarked(data: bytes) -> str:
    """PowerShell's ``>`` writes UTF-16; where its mark was lost every second byte of a line is zero."""
    head = data[:200]
    if len(head) > 3 and head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    if len(head) > 3 and head[::2].count(0) > len(head) * 0.4:
        return "utf-16-be"
    return "utf-8"
