"""Writes mails and attachments to disk: nothing is executed, nothing overwritten unasked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from istes_desk.domain.mail import AttachmentFile, safe_name
from istes_desk.services.errors import KnownError


def write_file(path: Path, content: bytes) -> str:
    """To the place the user chose and, where something lay, confirmed. Runs on the pool."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refused(error) from error
    return str(path)


def write_all(folder: Path, files: Iterable[AttachmentFile]) -> str:
    """Each under its safe name, with a number where that name is taken. Runs on the pool."""
    try:
        for file in files:
            _write_new(folder, safe_name(file.info.name), file.content)
    except OSError as error:
        raise refused(error) from error
    return str(folder)


def refused(error: OSError) -> KnownError:
    return KnownError(
        f"Il messaggio non è stato salvato: {error.strerror}.",
        "Scegliere un'altra cartella.",
        "L'originale resta nel database.",
    )


def _write_new(folder: Path, name: str, content: bytes) -> None:
    wanted = folder / name
    for number in count(1):
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem} ({number})")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return
