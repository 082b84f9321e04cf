"""The plain head of a KeePass file: its version, and how much work it asks for before a password is tried."""

from __future__ import annotations

import struct

from istes_desk.services.errors import KnownError

SIGNATURE, KDBX, KDB1 = 0x9AA2D903, 0xB54BFB67, 0xB54BFB65
NEW = 4
KEPT = "Non è stato importato nulla."
AGAIN = "Aprirlo con KeePassXC, salvarlo come KDBX 4 e riprovare."
END, AES_ROUNDS, KDF = 0, 6, 11
LIMITS = {b"M": 1 << 30, b"I": 1000, b"R": 1 << 27, b"P": 64}
"""Bytes of memory, passes and lanes of Argon2, rounds of AES: more is an attack, not a setting."""
MOST_WORK = 1 << 35
"""Bytes that all passes of Argon2 may touch together: about half a minute."""
DERIVATIONS = frozenset(
    bytes.fromhex(one)
    for one in (
        "ef636ddf8c29444b91f7a9a403e30a0c",  # Argon2d
        "9e298b1956db4773b23dfc3ec6f0a1e6",  # Argon2id
        "c9d9f39a628a4460bf740d08c18a4fea",  # AES
    )
)


def check_head(data: bytes) -> None:
    """KnownError unless this is KDBX 3.1 or 4 and its key derivation is within bounds."""
    if len(data) < 12 or struct.unpack_from("<I", data)[0] != SIGNATURE:
        raise KnownError("Non è un file KeePass.", "Serve un file .kdbx.", KEPT)
    kind, minor, major = struct.unpack_from("<IHH", data, 4)
    if kind == KDB1:
        raise KnownError("È un file di KeePass 1 (KDB): il formato è troppo vecchio.", AGAIN, KEPT)
    if kind != KDBX or not ((3, 1) <= (major, minor) < (NEW + 1, 0)):
        raise KnownError(f"È un file KDBX {major}.{minor}: si leggono le versioni 3.1 e 4.", AGAIN, KEPT)
    try:
        fields = _fields(data, "<BI" if major == NEW else "<BH")
        work = _derivation(fields.get(KDF, b"")) | {b"R": fields.get(AES_ROUNDS, b"")}
    except struct.error:
        raise KnownError("Il file KeePass è danneggiato: l'intestazione è tronca.", "", KEPT) from None
    if major == NEW and work.get(b"$UUID") not in DERIVATIONS:
        raise KnownError("Il file KeePass deriva la chiave in un modo sconosciuto.", AGAIN, KEPT)
    asked = {name: int.from_bytes(work.get(name, b""), "little") for name in LIMITS}
    if asked[b"M"] * asked[b"I"] > MOST_WORK or any(asked[name] > most for name, most in LIMITS.items()):
        raise KnownError("Il file KeePass chiede troppa memoria o troppo calcolo per aprirlo.", AGAIN, KEPT)


def _fields(data: bytes, head: str) -> dict[int, bytes]:
    """Until the end mark or the end of the file."""
    at, found = 12, dict[int, bytes]()
    while END not in found:
        number, size = struct.unpack_from(head, data, at)
        at += struct.calcsize(head)
        found[number] = data[at : at + size]
        at += size
    return found


def _derivation(data: bytes) -> dict[bytes, bytes]:
    """The named values of the KDF: version, then type, name and value until type 0."""
    at, found = 2, dict[bytes, bytes]()
    while at < len(data) and data[at]:
        (size,) = struct.unpack_from("<I", data, at + 1)
        name = data[at + 5 : at + 5 + size]
        at += 5 + size
        (length,) = struct.unpack_from("<I", data, at)
        found[name] = data[at + 4 : at + 4 + length]
        at += 4 + length
    return found
