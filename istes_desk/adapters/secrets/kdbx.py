"""KeePass files by pykeepass: KDBX 4 written, 3.1 and 4 read; decrypted in memory only (N-5).

What a file says of itself is not believed: its size and the work its key derivation asks for are bounded.
"""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from construct import ConstructError
from lxml.etree import LxmlError
from pykeepass import PyKeePass
from pykeepass.exceptions import CredentialsError, HeaderChecksumError, PayloadChecksumError
from pykeepass.kdbx_parsing.common import Decompressed
from pykeepass.pykeepass import BLANK_DATABASE_LOCATION, BLANK_DATABASE_PASSWORD

from istes_desk.adapters.secrets.kdbx_aes import quicken
from istes_desk.adapters.secrets.kdbx_header import KEPT, check_head
from istes_desk.domain.vault import CredentialKind
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import KdbxEntry

LARGEST = 16 * 1024 * 1024
LARGEST_INSIDE, GZIP = 256 * 1024 * 1024, 31
MOST_ENTRIES = 20_000
DEEPEST = 50
PASSES = 14
HANDLE, KIND, ROTATE = "ISTES Desk", "ISTES Desk kind", "ISTES Desk days"
OURS = frozenset({HANDLE, KIND, ROTATE})
BROKEN = (
    ConstructError,
    HashingError,
    LxmlError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    struct.error,
)
"""What the library lets through when a file is damaged."""


def _inflated(_self: Decompressed, data: bytes, _context: object, _path: str) -> bytes:
    """Bounded: the library would unpack a file of some megabytes to as many gigabytes."""
    stream = zlib.decompressobj(GZIP)
    out = stream.decompress(data, LARGEST_INSIDE)
    if not stream.eof:
        raise KnownError("Il file KeePass è danneggiato o contiene troppo.", "Usare un'altra copia.", KEPT)
    return out


Decompressed._decode = _inflated
quicken()


class KeePassFiles:
    """Implements ``services.kdbx.KdbxFiles``; only tests take fewer ``passes`` of Argon2."""

    def __init__(self, passes: int = PASSES) -> None:
        self._passes = passes

    def write(self, path: Path, password: str, entries: Sequence[KdbxEntry]) -> str:
        data = sealed(password, entries, self._passes)
        _replace(path, data)
        return hashlib.sha256(data).hexdigest()

    def read(self, path: Path, password: str) -> tuple[KdbxEntry, ...]:
        data = _bytes_of(path)
        check_head(data)
        with _told():
            opened = PyKeePass(BytesIO(data), password=password)
            return tuple(_entries(opened))

    def digest(self, path: Path) -> str:
        return hashlib.sha256(_bytes_of(path)).hexdigest()


@cache
def _blank_key() -> bytes:
    """Opens the library's empty file, whose password everybody knows: dear once, then for nothing."""
    key: bytes = PyKeePass(BLANK_DATABASE_LOCATION, BLANK_DATABASE_PASSWORD).transformed_key
    return key


def sealed(password: str, entries: Sequence[KdbxEntry], passes: int = PASSES) -> bytes:
    """The whole file in memory: AES-256 with Argon2, as KeePassXC writes it."""
    out = BytesIO()
    database = PyKeePass(BLANK_DATABASE_LOCATION, transformed_key=_blank_key())
    database.password = password
    database.kdbx.header.value.dynamic_header.kdf_parameters.data.dict["I"].value = passes
    database.root_group.name = "ISTES Desk"
    groups: dict[tuple[str, ...], Any] = {(): database.root_group}
    for one in entries:
        _add(database, groups, one)
    database.save(out)
    return out.getvalue()


def _add(database: Any, groups: dict[tuple[str, ...], Any], one: KdbxEntry) -> None:
    for depth in range(1, len(one.group) + 1):
        path = one.group[:depth]
        if path not in groups:
            groups[path] = database.add_group(groups[path[:-1]], _xml(path[-1]))
    added = database.add_entry(
        groups[one.group], _xml(one.title), _xml(one.user_name), _xml(one.secret),
        url=_xml(one.url), notes=_xml(one.notes), force_creation=True,
    )  # fmt: skip
    added.set_custom_property(HANDLE, one.handle)
    added.set_custom_property(KIND, one.kind.value)
    if one.rotate_days is not None:
        added.set_custom_property(ROTATE, str(one.rotate_days))


def _xml(text: str) -> str:
    """KnownError for what XML cannot hold: better refused than silently another password."""
    if any((ord(char) < 32 and char not in "\t\n\r") or "\ud800" <= char <= "\udfff" for char in text):
        raise KnownError("Una voce ha caratteri di controllo e non entra in un file KeePass.", "Correggerla.")
    return text


def _replace(path: Path, data: bytes) -> None:
    """Beside the file, flushed, then renamed: a kill leaves the old file or the new one, both encrypted."""
    try:
        handle, name = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
            Path(name).replace(path)
        finally:  # renamed, it is there no more
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            f"Il file «{path.name}» non si può scrivere: {error.strerror or type(error).__name__}.",
            "Scegliere un'altra cartella o un altro disco.",
            "Una copia precedente non è stata toccata.",
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise KnownError(
            f"Il file «{path.name}» non si può leggere: {error.strerror or type(error).__name__}.", "", KEPT
        ) from error
    if len(data) > LARGEST:
        raise KnownError(f"Il file «{path.name}» è troppo grande per una cassaforte (oltre 16 MB).", "", KEPT)
    return data


@contextmanager
def _told() -> Iterator[None]:
    """The library's errors in words; the password is in none of them."""
    try:
        yield
    except CredentialsError:
        hint = "Attenzione a maiuscole e minuscole; un file con file chiave non si apre."
        raise KnownError("La password del file non è giusta.", hint, KEPT) from None
    except (HeaderChecksumError, PayloadChecksumError, MemoryError, *BROKEN) as error:
        raise KnownError(
            f"Il file KeePass è danneggiato ({type(error).__name__}).", "Usare un'altra copia.", KEPT
        ) from None


def _entries(database: Any) -> Iterator[KdbxEntry]:
    """Without history and recycle bin."""
    bin_group = database.recyclebin_group
    bin_path = list(bin_group.path) if bin_group is not None else None
    for count, one in enumerate(database.entries):
        path = [name or "" for name in one.group.path]
        if count >= MOST_ENTRIES or len(path) > DEEPEST:
            raise KnownError("Il file KeePass ha troppe voci o troppi livelli.", "", KEPT)
        if bin_path is None or path[: len(bin_path)] != bin_path:
            yield _entry(one, tuple(path))


def _entry(one: Any, group: tuple[str, ...]) -> KdbxEntry:
    ours = {name: one.get_custom_property(name) or "" for name in OURS}
    kinds = {kind.value: kind for kind in CredentialKind}
    days = ours[ROTATE]
    return KdbxEntry(
        group,
        one.title or "",
        one.username or "",
        one.password or "",
        one.url or "",
        one.notes or "",
        ours[HANDLE],
        kinds.get(ours[KIND], CredentialKind.USER_PASSWORD),
        int(days) or None if days.isdecimal() and len(days) < 6 else None,
    )
