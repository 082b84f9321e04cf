"""Looks at an Office file before anything opens it: zip bombs and documents with a DTD are refused."""

from __future__ import annotations

import io
import zipfile
import zlib

from istes_desk.services.survey_files import UnreadableError

MOST_PARTS, MOST_BYTES, MOST_RATIO = 2_000, 128 * 1024 * 1024, 300
CHUNK = 1 << 16
BAD_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
BROKEN = "La cartella di lavoro è danneggiata."


def check_archive(data: bytes) -> None:
    """UnreadableError unless it is an honest archive; the bytes are counted, not its directory believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise UnreadableError("La cartella di lavoro ha troppe parti.")
            room = min(MOST_BYTES, max(1 << 20, len(data) * MOST_RATIO))
            for part in parts:
                room -= _size(archive, part, room)
    except BAD_ZIP as wrong:
        raise UnreadableError(BROKEN, "Aprirla con Excel e salvarla di nuovo, senza password.") from wrong


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> int:
    """Bytes of a part, unpacked piece by piece and thrown away."""
    size, tail = 0, b""
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            size += len(piece)
            if size > room:
                raise UnreadableError("La cartella di lavoro, aperta, sarebbe troppo grande.")
            seen = (tail + piece).replace(b"\0", b"")
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                raise UnreadableError("La cartella di lavoro contiene definizioni XML non ammesse.")
            tail = piece[-20:]
    return size
